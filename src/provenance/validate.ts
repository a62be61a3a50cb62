import type {
  Alternative,
  CodeReading,
  Confidence,
  DoubtfulWord,
  EncodingRecord,
  Gap,
  Insertion,
  Kind,
  Provenance,
  Reason,
  Span,
  Step,
} from "./record.js";

/** A provenance file that cannot be read; the message names the field that is wrong. */
export class InvalidProvenance extends Error {
  override readonly name = "InvalidProvenance";
}

/** Reads an untrusted value at a path such as `spans[3].start`. */
type Reader<T> = (value: unknown, path: string) => T;
type FieldName =
  | keyof Provenance
  | keyof Provenance["source"]
  | keyof Span
  | keyof Step
  | keyof Confidence
  | keyof DoubtfulWord
  | keyof Gap
  | keyof EncodingRecord
  | keyof CodeReading;
type Fields = Readonly<Partial<Record<FieldName, unknown>>>;

const KINDS: readonly Kind[] = [
  "shift",
  "glyph-order",
  "ranged-shift",
  "substitution",
  "token",
  "escape",
  "ligature",
  "spacing",
  "misreading",
  "doubling",
  "mojibake",
  "reversed",
  "accent",
];
/** Whether a word names a kind of damage. */
export const isKind = (word: string): word is Kind => KINDS.some((kind) => kind === word);
const REASONS: readonly Reason[] = [
  "debris",
  "scrambled",
  "uncertain",
  "too-short",
  "protected",
  "other-language",
  "rejected",
];
const ACTIONS: readonly Span["action"][] = ["emended", "flagged"];
const STAGES: readonly Step["stage"][] = ["decode", "repair", "markdown"];
const TEXT_ENCODINGS: readonly Provenance["source"]["encoding"][] = ["utf-8", "utf-16le", "utf-16be"];
const LONGEST_SHOWN = 40;

/**
 * Reads a parsed provenance file that may come from anywhere; fields it does not know are left out.
 *
 * @throws InvalidProvenance naming the first field that is wrong
 */
export function readProvenance(value: unknown): Provenance {
  const file = fields(value, "the provenance file");
  if (file.schema !== 1) fail("schema", "1, the version that this program reads", file.schema);
  const source = fields(file.source, "source");
  const output = file.output === undefined ? undefined : fields(file.output, "output");
  return {
    schema: 1,
    tool: string(file.tool, "tool"),
    model: string(file.model, "model"),
    source: {
      path: string(source.path, "source.path"),
      sha256: hash(source.sha256, "source.sha256"),
      bytes: count(source.bytes, "source.bytes"),
      encoding: oneOf(TEXT_ENCODINGS)(source.encoding, "source.encoding"),
      bom: boolean(source.bom, "source.bom"),
    },
    ...(output && { output: { sha256: hash(output.sha256, "output.sha256") } }),
    encodings: list(encoding)(file.encodings, "encodings"),
    spans: list(span)(file.spans, "spans"),
    insertions: list(insertion)(file.insertions, "insertions"),
  };
}

const span: Reader<Span> = (value, path) => {
  const from = fields(value, path);
  const reason = optional(oneOf(REASONS))(from.reason, `${path}.reason`);
  const encodingId = optional(string)(from.encoding, `${path}.encoding`);
  const language = optional(string)(from.language, `${path}.language`);
  const by = optional(oneOf(["reader"] as const))(from.by, `${path}.by`);
  const name = optional(string)(from.name, `${path}.name`);
  const date = optional(string)(from.date, `${path}.date`);
  return {
    id: string(from.id, `${path}.id`),
    action: oneOf(ACTIONS)(from.action, `${path}.action`),
    ...(reason !== undefined && { reason }),
    start: count(from.start, `${path}.start`),
    end: count(from.end, `${path}.end`),
    line: count(from.line, `${path}.line`),
    column: count(from.column, `${path}.column`),
    raw: string(from.raw, `${path}.raw`),
    text: string(from.text, `${path}.text`),
    reading: from.reading === null ? null : string(from.reading, `${path}.reading`),
    outStart: count(from.outStart, `${path}.outStart`),
    outEnd: count(from.outEnd, `${path}.outEnd`),
    kinds: list(oneOf(KINDS))(from.kinds, `${path}.kinds`),
    ...(encodingId !== undefined && { encoding: encodingId }),
    steps: list(step)(from.steps, `${path}.steps`),
    confidence: confidence(from.confidence, `${path}.confidence`),
    doubtful: list(doubtfulWord)(from.doubtful, `${path}.doubtful`),
    gaps: list(gap)(from.gaps, `${path}.gaps`),
    ...(language !== undefined && { language }),
    ...(by !== undefined && { by }),
    ...(name !== undefined && { name }),
    ...(date !== undefined && { date }),
  };
};

const step: Reader<Step> = (value, path) => {
  const from = fields(value, path);
  return {
    stage: oneOf(STAGES)(from.stage, `${path}.stage`),
    rule: string(from.rule, `${path}.rule`),
    start: count(from.start, `${path}.start`),
    end: count(from.end, `${path}.end`),
    from: string(from.from, `${path}.from`),
    to: string(from.to, `${path}.to`),
  };
};

const confidence: Reader<Confidence> = (value, path) => {
  const from = fields(value, path);
  return {
    damaged: probability(from.damaged, `${path}.damaged`),
    exact: probability(from.exact, `${path}.exact`),
  };
};

const doubtfulWord: Reader<DoubtfulWord> = (value, path) => {
  const from = fields(value, path);
  return {
    start: count(from.start, `${path}.start`),
    end: count(from.end, `${path}.end`),
    text: string(from.text, `${path}.text`),
    confidence: probability(from.confidence, `${path}.confidence`),
    alternatives: list(alternative)(from.alternatives, `${path}.alternatives`),
  };
};

const alternative: Reader<Alternative> = (value, path) => {
  const from = fields(value, path);
  return {
    text: string(from.text, `${path}.text`),
    confidence: probability(from.confidence, `${path}.confidence`),
  };
};

const gap: Reader<Gap> = (value, path) => {
  const from = fields(value, path);
  return { at: count(from.at, `${path}.at`), what: string(from.what, `${path}.what`) };
};

const encoding: Reader<EncodingRecord> = (value, path) => {
  const from = fields(value, path);
  return {
    id: string(from.id, `${path}.id`),
    family: string(from.family, `${path}.family`),
    params: table(parameter)(from.params, `${path}.params`),
    codes: table(list(codeReading))(from.codes, `${path}.codes`),
    evidence: finite(from.evidence, `${path}.evidence`),
  };
};

const codeReading: Reader<CodeReading> = (value, path) => {
  const from = fields(value, path);
  return { text: string(from.text, `${path}.text`), count: count(from.count, `${path}.count`) };
};

const insertion: Reader<Insertion> = (value, path) => {
  const from = fields(value, path);
  return {
    outStart: count(from.outStart, `${path}.outStart`),
    outEnd: count(from.outEnd, `${path}.outEnd`),
  };
};

const parameter: Reader<number | string | boolean> = (value, path) => {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return fail(path, "a number, a string or true or false", value);
};

function fields(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(path, "an object", value);
  // Without a prototype, a missing field cannot be answered by one that every object inherits.
  return Object.assign(Object.create(null), value) as Fields;
}

const list =
  <T>(item: Reader<T>): Reader<T[]> =>
  (value, path) =>
    Array.isArray(value)
      ? Array.from(value, (entry: unknown, index) => item(entry, `${path}[${index}]`))
      : fail(path, "a list", value);

/** `fromEntries` defines own properties, so that a key `__proto__` stays a key. */
const table =
  <T>(entry: Reader<T>): Reader<Record<string, T>> =>
  (value, path) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, held]) => [key, entry(held, `${path}[${JSON.stringify(key)}]`)]),
        )
      : fail(path, "an object", value);

const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, path) =>
    value === undefined ? undefined : reader(value, path);

const oneOf =
  <T extends string>(choices: readonly T[]): Reader<T> =>
  (value, path) =>
    choices.find((choice) => choice === value) ?? fail(path, `one of ${choices.join(", ")}`, value);

const string: Reader<string> = (value, path) =>
  typeof value === "string" ? value : fail(path, "a string", value);

const boolean: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? value : fail(path, "true or false", value);

const finite: Reader<number> = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : fail(path, "a number", value);

const count: Reader<number> = (value, path) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0
    ? value
    : fail(path, "a whole number from 0", value);

const probability: Reader<number> = (value, path) =>
  typeof value === "number" && value >= 0 && value <= 1 ? value : fail(path, "a number from 0 to 1", value);

const hash: Reader<string> = (value, path) =>
  typeof value === "string" && /^(?:sha256:)?[0-9a-f]{64}$/.test(value)
    ? value
    : fail(path, "a SHA-256 in hexadecimal digits", value);

function fail(path: string, expected: string, found: unknown): never {
  throw new InvalidProvenance(`${path}: expected ${expected}, found ${shown(found)}`);
}

function shown(found: unknown): string {
  if (found === undefined) return "nothing";
  if (Array.isArray(found)) return "a list";
  if (typeof found === "object" && found !== null) return "an object";
  const text = typeof found === "string" ? JSON.stringify(found) : String(found);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
