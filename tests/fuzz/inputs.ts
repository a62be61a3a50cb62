/** Inputs for the fuzzer: known damage and records of it, cut, spliced, repeated and spoilt. */
import fc from "fast-check";
import { fixtureCases } from "../support/fixtures.js";

/** Bytes of an input. */
const LONGEST = 3000;
const MOST_CHANGES = 12;

/** What trips parsers, readers of text and our own notes. */
const TOKENS = [
  ..."\0\t\n\r\u001b\u007f\u0085\ufeff\u2028\u202e \"'`*_[]()<>|#&\\$~-=+.:",
  ...[
    "\r\n",
    "\n\n",
    "    ",
    "```",
    "~~~",
    "$$",
    "---\n",
    "<!--",
    "-->",
    "<!-- emend e1 {} -->",
    "</script>",
  ],
  ...[
    "[^e1]",
    "\n[^e1]: x",
    "](",
    "![",
    "http://a.b",
    "<a@b.c>",
    "&#0;",
    "(cid:76)",
    "/gid00030",
    "/uni03BC",
  ],
  ...["vjg", 'vjg"qnf"ncpgtp', "7KH ", "Ł", "ﬁ", "\u0003", "Ã©", "ˇ", "TThhee", "\u{1f600}", "e\u0301"],
  ...[
    '"__proto__":',
    '"constructor"',
    "null",
    "-1",
    "1e999",
    "9007199254740993",
    "{}",
    "[]",
    '"',
    "}",
    "\\ud800",
  ],
].map((token) => Buffer.from(token));
const SPOILT = [
  [0xff],
  [0xfe, 0xff],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0x80],
];
const pieces = [...TOKENS, ...SPOILT.map((bytes) => Buffer.from(bytes))];

/** One change: where, how far, what with. Numbers are shares of the input, so that they mean something at any length. */
interface Change {
  readonly how: "insert" | "replace" | "cut" | "repeat" | "move" | "spoil";
  readonly at: number;
  readonly length: number;
  readonly piece: Uint8Array;
  readonly times: number;
}

const changes = fc.array(
  fc.record<Change>({
    how: fc.constantFrom("insert", "replace", "cut", "repeat", "move", "spoil"),
    at: fc.nat(LONGEST),
    length: fc.nat(60),
    piece: fc.oneof(
      { arbitrary: fc.constantFrom(...pieces), weight: 4 },
      { arbitrary: fc.uint8Array({ maxLength: 6 }), weight: 1 },
    ),
    times: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: MOST_CHANGES },
);

function changed(input: Uint8Array, { how, at, length, piece, times }: Change): Uint8Array {
  const start = input.length === 0 ? 0 : at % (input.length + 1);
  const part = input.subarray(start, start + length);
  const rest = input.subarray(start + part.length);
  const before = input.subarray(0, start);
  const repeated = Array.from({ length: times }, () => (how === "repeat" ? part : piece));
  if (how === "insert") return Buffer.concat([before, piece, part, rest]);
  if (how === "replace") return Buffer.concat([before, piece, rest]);
  if (how === "cut") return Buffer.concat([before, rest]);
  if (how === "move") return Buffer.concat([part, before, rest]);
  if (how === "repeat") return Buffer.concat([before, ...repeated, rest]);
  return Buffer.concat([before, part.map((byte, index) => byte ^ (piece[index % piece.length] ?? 1)), rest]);
}

const mutated = (seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.array(fc.constantFrom(...seeds), { minLength: 1, maxLength: 2 }), changes)
    .map(([parts, made]) => made.reduce(changed, Buffer.concat(parts)).subarray(0, LONGEST));

const TEXTS = (["in-the-wild", "negative", "synthetic"] as const).flatMap((kind) =>
  fixtureCases(kind).map(({ original }) => original),
);

const SOURCE = { path: "x.md", sha256: "0".repeat(64), bytes: 1, encoding: "utf-8", bom: false };
const RAW = 'vjg"qnf"ncpgtp';
const TEXT = `Only ${RAW} was out.`;
const PLACE = { start: 5, end: 19, raw: RAW };

/** A record and decisions that are right about one text. */
function recordsOf(texts: readonly string[]): string[] {
  const span = {
    ...{ id: "e1", action: "flagged", reason: "uncertain", ...PLACE, line: 1, column: 6, text: RAW },
    ...{ reading: null, outStart: 5, outEnd: 19, kinds: ["shift"], encoding: "F1", steps: [] },
    ...{ confidence: { damaged: 1, exact: 0.5 }, gaps: [{ at: 6, what: "digits" }] },
    doubtful: [{ start: 9, end: 12, text: "old", confidence: 0.5, alternatives: [] }],
  };
  const codes = { Ł: [{ text: "fi", count: 1 }] };
  const encoding = { id: "F1", family: "shift", params: { offset: 2 }, codes, evidence: 9 };
  const tool = { schema: 1, tool: "emend 0.1.0" };
  const found = { encodings: [encoding], spans: [span], insertions: [{ outStart: 19, outEnd: 20 }] };
  const decision = { source: SOURCE, ...PLACE, before: "Only ", after: " was out." };
  const decisions = {
    ...tool,
    decisions: [
      { ...decision, action: "correct", reading: "the odd lantern" },
      { ...decision, action: "reject" },
    ],
  };
  return [
    ...[{ ...tool, model: "sha256:0", source: SOURCE, ...found }, decisions].flatMap((value) =>
      Array.from({ length: 10 }, () => `${JSON.stringify(value)}\n${TEXT}`),
    ),
    ...texts.slice(0, 10).map((text) => `${JSON.stringify(decisions)}\n${text}`),
  ];
}

const encoded = (texts: readonly string[]): Uint8Array[] => texts.map((text) => Buffer.from(text));

/** What each target is tried with. */
export const INPUTS = {
  document: mutated(encoded(TEXTS.map((text, index) => String.fromCharCode(index % 4) + text))),
  readers: mutated(encoded(recordsOf(TEXTS))),
  views: mutated(encoded(TEXTS)),
  bytes: fc.oneof(mutated(encoded(TEXTS)), fc.uint8Array({ maxLength: 200 })),
};
