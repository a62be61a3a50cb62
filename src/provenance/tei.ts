/** The record as TEI P5: the source with what was read in it, as a scholarly edition marks it up. */
import { type CitableRecord, requireCitable } from "./citable.js";
import type { DoubtfulWord, EncodingRecord, Span } from "./record.js";
import { xmlAttribute, xmlText } from "./xml.js";

/** TEI knows three words for certainty; the probabilities from which each holds. */
const CERTAINTIES = [
  { cert: "high", from: 0.95 },
  { cert: "medium", from: 0.5 },
  { cert: "low", from: 0 },
] as const;

const certaintyOf = (probability: number): string =>
  CERTAINTIES.find(({ from }) => probability >= from)?.cert ?? "low";

/**
 * Writes source and record as a TEI P5 document. The text of `body` is the source, where each `choice` counts as its
 * `sic`, and the cleaned text, where it counts as its `corr`; of alternatives the first is the reading.
 * Blocks between blank lines are `p`, and `lb` stands at the beginning of each further line.
 *
 * @param source the raw text, after its byte order mark
 * @throws {TypeError} where the record does not say where it comes from
 */
export function toTei(source: string, record: CitableRecord): string {
  requireCitable(record);
  const characters = new Set<number>();
  const written = (text: string): string =>
    xmlText(text, (code) => {
      characters.add(code);
      return `<g ref="#${characterId(code)}"/>`;
    });
  const readers = readersOf(record.spans);
  const body = bodyOf(source, record.spans, { written, readers });
  const encodings = record.encodings.map((encoding) => encodingItem(encoding, written)).join("");
  const back = backOf(record.spans, written);
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
${headerOf(record, encodings, characters, readers)}
<text>
<body xml:space="preserve">${body}</body>
${back}</text>
</TEI>
`;
}

type Written = (text: string) => string;

/** How the parts of a document are written: its text, and who answers for a reading. */
interface Writing {
  readonly written: Written;
  readonly readers: ReadonlyMap<string, Reader>;
}

/** A person who decided, and when; of those that have no name there is one a date. */
interface Reader {
  readonly id: string;
  readonly name: string | undefined;
  readonly date: string | undefined;
}

const keyOfReader = ({ name, date }: Span): string => JSON.stringify([name, date]);

/** The people who decided about spans, in the order in which they appear. */
function readersOf(spans: readonly Span[]): Map<string, Reader> {
  const readers = new Map<string, Reader>();
  for (const span of spans) {
    const key = keyOfReader(span);
    if (span.by === undefined || readers.has(key)) continue;
    readers.set(key, { id: `reader${readers.size + 1}`, name: span.name, date: span.date });
  }
  return readers;
}

/** Points to who answers for what stands in the place of a span. */
const responsible = (span: Span, { readers }: Writing): string =>
  span.by === undefined ? "#emend" : `#${readers.get(keyOfReader(span))!.id}`;

function readerStatement({ id, name, date }: Reader): string {
  const when = date === undefined ? "" : ` on ${told(date)}`;
  return `\n<respStmt xml:id="${id}"><resp>passages decided${when} by</resp><name>${told(name ?? "a reader")}</name></respStmt>`;
}

const characterId = (code: number): string => `u${code.toString(16).toUpperCase().padStart(4, "0")}`;

/** Names and hashes for the header, where what XML has no place for is only shown. */
const told: Written = (text) => xmlText(text, () => "\ufffd");

function headerOf(
  { tool, model, source, spans }: CitableRecord,
  encodings: string,
  characters: ReadonlySet<number>,
  readers: ReadonlyMap<string, Reader>,
): string {
  const version = /\d+(?:\.\d+){0,3}/.exec(tool)?.[0] ?? "0";
  const { path, bytes, encoding, bom, sha256 } = source;
  const facts = [
    ...(bytes === undefined ? [] : [`${bytes} bytes`]),
    ...(encoding === undefined ? [] : [`${encoding}${bom ? " with byte order mark" : ""}`]),
    ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]),
  ];
  return `<teiHeader>
<fileDesc>
<titleStmt><title>${told(path)}</title>
<respStmt><resp>passages damaged by their font encoding read by</resp><name>${told(tool)}</name></respStmt>${[
    ...readers.values(),
  ]
    .map(readerStatement)
    .join("")}</titleStmt>
<publicationStmt><p>Made from the source file by ${told(tool)}.</p></publicationStmt>
<sourceDesc><p>${told([`The file ${path}`, ...facts].join(", "))}.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application xml:id="emend" ident="emend" version="${version}"><label>${told(tool)}</label>
<p>English word model ${told(model)}.</p></application></appInfo>
<editorialDecl><correction method="markup"><p>${CORRECTION}${
    encodings === "" ? "" : `\nThe encodings found:\n<list>${encodings}</list>`
  }</p></correction></editorialDecl>
${kindDeclaration(spans)}${characterDeclaration(characters)}</encodingDesc>
</teiHeader>`;
}

const CORRECTION = `Damaged passages stand as sic, their readings as corr, with the certainty that the whole
reading is exactly right: ${CERTAINTIES.map(({ cert, from }) => `${cert} from ${from}`).join(", ")}. In a reading, unclear marks a
word that is less than 0.95 certain, with other readings beside it. In sic, gap marks a place where signs are lost without
trace. Outside, unclear marks a passage that looks damaged and was not changed; where a reading can be offered, it
stands in the back matter. The text keeps the markup of its source.`;

function encodingItem({ id, family, params, codes }: EncodingRecord, written: Written): string {
  const parameters = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  const learnt = Object.entries(codes).map(
    ([code, readings]) => `${code} for ${readings.map(({ text }) => text).join(" or ")}`,
  );
  return `\n<item xml:id="${xmlAttribute(id)}">${written([family, ...parameters, ...learnt].join("; "))}</item>`;
}

/** The kinds of damage that the document shows, for `ana` to point at. */
function kindDeclaration(spans: readonly Span[]): string {
  const kinds = [...new Set(spans.flatMap((span) => span.kinds))].sort();
  if (kinds.length === 0) return "";
  const items = kinds.map(
    (kind) => `<category xml:id="kind-${kind}"><catDesc>${kind}</catDesc></category>\n`,
  );
  return `<classDecl><taxonomy xml:id="kinds">\n${items.join("")}</taxonomy></classDecl>\n`;
}

/** Characters that XML has no place for, such as control characters and bytes that could not be decoded. */
function characterDeclaration(characters: ReadonlySet<number>): string {
  if (characters.size === 0) return "";
  const items = [...characters]
    .sort((a, b) => a - b)
    .map((code) => {
      const id = characterId(code);
      return `<char xml:id="${id}"><localProp name="code" value="${id.slice(1)}"/></char>\n`;
    });
  return `<charDecl>\n${items.join("")}</charDecl>\n`;
}

/** XML's own blanks; a line of nothing else parts two blocks. */
const BLANK_LINE = /^[ \t]*$/;

function bodyOf(source: string, spans: readonly Span[], writing: Writing): string {
  const { written } = writing;
  const pieces: string[] = [];
  let blocks = 0;
  let isOpen = false;
  let lineEnd = "";
  let next = 0;
  for (let start = 0; start < source.length; ) {
    const end = lineEndFrom(source, start);
    const following = source.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, source.length);
    const line: Span[] = [];
    for (let span = spans[next]; span !== undefined && span.start < following; span = spans[++next]) {
      line.push(span);
    }
    if (line.length === 0 && BLANK_LINE.test(source.slice(start, end))) {
      if (isOpen) pieces.push("</p>", lineEnd);
      isOpen = false;
      pieces.push(written(source.slice(start, following)));
    } else {
      if (isOpen) pieces.push(lineEnd, "<lb/>");
      else pieces.push("<p>");
      if (!isOpen) blocks += 1;
      isOpen = true;
      pieces.push(lineOf(source, start, end, line, writing));
      lineEnd = written(source.slice(end, following));
    }
    start = following;
  }
  if (isOpen) pieces.push("</p>", lineEnd);
  // A body is never empty.
  if (blocks === 0) pieces.push("<p/>");
  return pieces.join("");
}

/** Where the line ends that begins at an offset: at a line feed, a carriage return, or the end of the text. */
function lineEndFrom(source: string, start: number): number {
  let end = start;
  while (end < source.length && source[end] !== "\n" && source[end] !== "\r") end += 1;
  return end;
}

function lineOf(
  source: string,
  start: number,
  end: number,
  spans: readonly Span[],
  writing: Writing,
): string {
  const { written } = writing;
  let line = "";
  let at = start;
  for (const span of spans) {
    line += written(source.slice(at, span.start)) + spanElement(span, writing);
    at = span.end;
  }
  return line + written(source.slice(at, end));
}

function spanElement(span: Span, writing: Writing): string {
  const { written } = writing;
  const resp = responsible(span, writing);
  const pointers = [
    ...(span.encoding === undefined ? [] : [span.encoding]),
    ...span.kinds.map((kind) => `kind-${kind}`),
  ];
  const analysis =
    pointers.length === 0 ? "" : ` ana="${pointers.map((id) => `#${xmlAttribute(id)}`).join(" ")}"`;
  const attributes = `xml:id="${xmlAttribute(span.id)}"${analysis}`;
  const raw = rawContent(span, written);
  if (span.action === "flagged") {
    const reason = xmlAttribute(span.reason ?? "uncertain");
    return `<unclear ${attributes} reason="${reason}" cert="low" resp="${resp}">${raw}</unclear>`;
  }
  const cert = certaintyOf(span.confidence.exact);
  const reading = readingContent(span, written);
  return `<choice ${attributes}><sic>${raw}</sic><corr cert="${cert}" resp="${resp}">${reading}</corr></choice>`;
}

/** The raw text with its gaps. */
function rawContent({ raw, start, gaps }: Span, written: Written): string {
  let content = "";
  let from = 0;
  for (const { at } of gaps) {
    const to = Math.min(Math.max(at - start, from), raw.length);
    content += `${written(raw.slice(from, to))}<gap reason="lost"/>`;
    from = to;
  }
  return content + written(raw.slice(from));
}

/** The text that was written, with its doubtful words marked. */
function readingContent({ text, doubtful }: Span, written: Written): string {
  let content = "";
  let from = 0;
  for (const { at, word } of doubtfulPlaces(text, doubtful)) {
    const readings = [word, ...word.alternatives].map(
      ({ text: reading, confidence }) =>
        `<unclear reason="damage" cert="${certaintyOf(confidence)}">${written(reading)}</unclear>`,
    );
    const marked = readings.length > 1 ? `<choice>${readings.join("")}</choice>` : readings[0]!;
    content += written(text.slice(from, at)) + marked;
    from = at + word.text.length;
  }
  return content + written(text.slice(from));
}

/** A word, with apostrophes in it. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Where doubtful words stand in the written text. The record counts them in the raw text, and a reading does not follow
 * that letter by letter: so a word is marked only where it cannot be mistaken for an equal one that is sure.
 */
function doubtfulPlaces(
  text: string,
  doubtful: readonly DoubtfulWord[],
): { at: number; word: DoubtfulWord }[] {
  if (doubtful.length === 0) return [];
  const byText = new Map<string, DoubtfulWord[]>();
  for (const word of doubtful) {
    const known = byText.get(word.text);
    if (known) known.push(word);
    else byText.set(word.text, [word]);
  }
  const found = new Map<string, number[]>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!byText.has(word)) continue;
    const places = found.get(word);
    if (places) places.push(index);
    else found.set(word, [index]);
  }
  return [...found]
    .flatMap(([word, places]) => {
      const words = byText.get(word)!;
      return words.length === places.length ? places.map((at, index) => ({ at, word: words[index]! })) : [];
    })
    .sort((a, b) => a.at - b.at);
}

/** Readings of what was left as it stands. */
function backOf(spans: readonly Span[], written: Written): string {
  const items = spans.flatMap(({ action, id, reading }) =>
    action === "flagged" && reading !== null
      ? [`<item corresp="#${xmlAttribute(id)}">${written(reading)}</item>\n`]
      : [],
  );
  if (items.length === 0) return "";
  return `<back><div type="readings"><list>\n${items.join("")}</list></div></back>\n`;
}
