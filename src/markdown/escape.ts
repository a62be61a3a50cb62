import type { Step } from "../provenance/record.js";
import type { Replacement } from "./compare.js";
import { MarkdownDocument } from "./document.js";
import type { Outline } from "./parse.js";
import { plainParagraph } from "./plain.js";
import type { Chunk } from "./scan.js";
import { type Candidate, replaced, settle } from "./settle.js";

/** A range of the source within one line, and what should be read there. */
export interface ReadingEdit {
  readonly start: number;
  readonly end: number;
  /** Without Markdown escapes. */
  readonly reading: string;
}

/** A reading as it can be written, and the steps from the reading to that. */
export interface WrittenReading {
  readonly text: string;
  readonly steps: readonly Step[];
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
/** Marks that can make markup of text, each tried alone before all are escaped together. */
const ACTIVE = [
  "*",
  "_",
  "`",
  "[",
  "]",
  "<",
  ">",
  "&",
  "~",
  "$",
  "|",
  "!",
  "#",
  "=",
  "+",
  "-",
  ":",
  "@",
  ".",
];
const LINE_START_MARKER = /^[ \t]*(?:\d{1,9}(?=[.)])|(?=[-+*#>=~`_|:$<[]))/;
const REFERENCE = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{0,31});/i;
/** A character reference is no longer than this. */
const LONGEST_REFERENCE = 34;
const LINE_ENDS = /[\r\n]/;
/** What cannot be markup in any context, for chunks that no parser looks at. */
const HARMLESS = /^[\p{L}\p{M}][\p{L}\p{M}\p{N} ,;'’"“”?%/]*$/u;

const TAG = /[<>]/;

/** Nodes in which a backslash is a backslash. */
const VERBATIM: ReadonlySet<string> = new Set([
  "code",
  "inlineCode",
  "math",
  "inlineMath",
  "html",
  "yaml",
  "toml",
]);

/**
 * Finds for each reading the text with the fewest escapes that leaves the document's structure as it is;
 * `undefined` where there is none.
 *
 * @param edits sorted and disjoint
 */
export function escapeReadings(
  source: string,
  edits: readonly ReadingEdit[],
  document = new MarkdownDocument(source),
): (WrittenReading | undefined)[] {
  const written: (string | undefined)[] = [];
  for (let first = 0; first < edits.length; ) {
    const chunk = document.chunks[document.chunkAt(edits[first]!.start)];
    let last = first + 1;
    while (chunk && last < edits.length && edits[last]!.start < chunk.end) last++;
    const group = edits.slice(first, last);
    for (const text of chunk ? escapeInChunk(document, chunk, group) : group.map(() => undefined)) {
      written.push(text);
    }
    first = last;
  }
  return written.map((text, index) =>
    text === undefined ? undefined : { text, steps: escapeSteps(edits[index]!.reading, text) },
  );
}

function escapeInChunk(
  document: MarkdownDocument,
  chunk: Chunk,
  edits: readonly ReadingEdit[],
): (string | undefined)[] {
  const text = document.textOf(chunk);
  const local = edits.map(({ start, end, reading }) => ({
    start: start - chunk.start,
    end: end - chunk.start,
    reading,
  }));
  const possible = local.filter((edit) => fitsLine(text, edit));
  const written = new Map<ReadingEdit, string | undefined>();
  const plain = writePlain(text, possible);
  const outline = plain ? undefined : document.outlineOf(chunk);
  if (plain) {
    possible.forEach((edit, index) => {
      written.set(edit, plain[index]);
    });
  } else if (outline) {
    const additions = possible.map(({ reading }) => reading);
    const keepsStructure = document.keepsStructure(chunk, additions);
    const accepts = (after: string, replacements: readonly Replacement[]) =>
      keepsValues(text, after, replacements) && keepsStructure(after, replacements);
    const candidates = possible.map((edit) => candidateFor(text, edit, outline));
    settle(text, candidates, accepts).forEach((choice, index) => {
      written.set(possible[index]!, choice);
    });
  } else {
    for (const edit of possible) {
      const harmless = HARMLESS.test(edit.reading) && HARMLESS.test(text.slice(edit.start, edit.end));
      written.set(edit, harmless ? edit.reading : undefined);
    }
  }
  return local.map((edit) => written.get(edit));
}

/** An edit lies in one line of one chunk and stays in it. */
const fitsLine = (text: string, { start, end, reading }: ReadingEdit): boolean =>
  start >= 0 && end <= text.length && !LINE_ENDS.test(reading) && !LINE_ENDS.test(text.slice(start, end));

/** The readings as they are, if the chunk is a plain paragraph before and after. */
function writePlain(text: string, edits: readonly ReadingEdit[]): string[] | undefined {
  const before = plainParagraph(text);
  if (before === undefined) return undefined;
  const readings = edits.map(({ reading }) => reading);
  const after = replaced(
    text,
    edits.map(({ start, end, reading }) => ({ start, end, text: reading })),
  );
  return plainParagraph(after) === before ? readings : undefined;
}

function candidateFor(text: string, edit: ReadingEdit, outline: Outline): Candidate {
  const { start, end, reading } = edit;
  const verbatim = outline.find(
    (node) =>
      VERBATIM.has(node.type) &&
      node.start <= start &&
      end <= node.end &&
      !(node.start === start && node.end === end),
  );
  // A comment or tag that ends early may leave the HTML block as it is, but not what it says.
  if (verbatim)
    return { start, end, alternatives: verbatim.type === "html" && TAG.test(reading) ? [] : [reading] };
  const before = text.slice(Math.max(0, start - LONGEST_REFERENCE), start);
  const after = text.slice(end, end + LONGEST_REFERENCE);
  const write = (escaped: (character: string, at: number) => boolean) =>
    withEscapes(reading, before, after, escaped);
  const none = () => false;
  const marker = /(?:^|[\r\n])[ \t>*+\-\d.)]*$/.test(before) ? LINE_START_MARKER.exec(reading) : null;
  const atMarker = (_: string, at: number) => marker !== null && at === marker[0].length;
  const present = ACTIVE.filter((character) => reading.includes(character));
  const alternatives = [
    write(none),
    ...(marker ? [write(atMarker)] : []),
    ...present.map((active) => write((character) => character === active)),
    write((character, at) => ACTIVE.includes(character) || atMarker(character, at)),
    write((character) => PUNCTUATION.test(character)),
  ];
  const reach = reachOf(edit, outline);
  return { start, end, alternatives: [...new Set(alternatives)], ...(reach > end ? { reach } : {}) };
}

/** Where the last markup ends that begins in a range; 0 where none does. */
const reachOf = ({ start, end }: ReadingEdit, outline: Outline): number =>
  outline.reduce(
    (reach, node) => (node.start >= start && node.start < end ? Math.max(reach, node.end) : reach),
    0,
  );

/** Escapes what is asked for, and what would otherwise be read as something else without changing any node. */
function withEscapes(
  reading: string,
  before: string,
  after: string,
  escaped: (character: string, at: number) => boolean,
): string {
  let text = "";
  for (let at = 0; at < reading.length; at++) {
    const character = reading[at]!;
    const rest = () => reading.slice(at, at + LONGEST_REFERENCE) + after;
    const necessary =
      (character === "\\" && (at + 1 === reading.length || PUNCTUATION.test(reading[at + 1]!))) ||
      (character === "&" && REFERENCE.test(rest())) ||
      (character === ";" && endsReference(before + reading.slice(0, at + 1), before.length));
    text +=
      PUNCTUATION.test(character) && (necessary || escaped(character, at)) ? `\\${character}` : character;
  }
  return text;
}

/** Whether a text ends with a character reference that begins before the reading does. */
function endsReference(text: string, readingStart: number): boolean {
  const ampersand = text.lastIndexOf("&");
  const reference = REFERENCE.exec(text.slice(ampersand))?.[0];
  return ampersand < readingStart && reference?.length === text.length - ampersand;
}

/** Whether no escape or character reference has come into being, or gone, across the start of a replacement. */
function keepsValues(before: string, after: string, replacements: readonly Replacement[]): boolean {
  let growth = 0;
  return replacements.every(({ start, end, text }) => {
    const outStart = start + growth;
    growth += text.length - (end - start);
    if (isEscaped(before, start) !== isEscaped(after, outStart)) return false;
    const ampersand = outStart === 0 ? -1 : after.lastIndexOf("&", outStart - 1);
    if (ampersand < 0 || ampersand < outStart - LONGEST_REFERENCE) return true;
    const reference = REFERENCE.exec(after.slice(ampersand, ampersand + LONGEST_REFERENCE));
    return !reference || ampersand + reference[0].length <= outStart;
  });
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 1 && at < text.length && PUNCTUATION.test(text[at]!);
}

/** One step for each escape, from the reading to the text. */
function escapeSteps(reading: string, text: string): Step[] {
  const steps: Step[] = [];
  for (let at = 0, from = 0; from < reading.length; at++, from++) {
    const character = reading[from]!;
    // The text is the reading with backslashes put in, so a difference can only be one of them.
    if (text.length - at === reading.length - from || !isEscape(text, at, reading, from)) continue;
    steps.push({
      stage: "markdown",
      rule: "escape",
      start: at,
      end: at + 1,
      from: character,
      to: `\\${character}`,
    });
    at++;
  }
  return steps;
}

/** A backslash of the reading is always escaped before punctuation, so that a bare one is followed by none. */
const isEscape = (text: string, at: number, reading: string, from: number): boolean =>
  text[at] === "\\" && (reading[from] !== "\\" || text[at + 1] === "\\");
