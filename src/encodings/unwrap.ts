/**
 * What extractors and converters wrap round single codes: tokens such as `(cid:76)` for glyphs that have no character,
 * and character references of HTML. Garbled text has to be seen without them.
 */
import { FIRST_TOKEN, TOKENS } from "./encoding.js";

/** One wrapped code: UTF-16 offsets in the text, and where its one unit stands in the unwrapped one. */
export interface Wrapping {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly kind: "token" | "escape";
}

/** A text with one unit for each wrapped code. */
export interface Unwrapped {
  readonly glyphs: string;
  /** In order. */
  readonly wrappings: readonly Wrapping[];
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** `(cid:76)`; names of glyphs by number, `/gid00030`, `/g12`, `/X4F` and `G12`; character references. */
const WRAPPED =
  /\(cid:(\d{1,5})\)|\/(?:gid|glyph|cid|[gGcC])(\d{1,5})(?![\dA-Za-z])|\/[xX]([\dA-F]{2})(?![\dA-Za-z])|G(\d{1,3})(?![\da-zA-FH-Z])|&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,5})|#x([\da-fA-F]{1,4}));/g;

/** Names by number stand side by side, as many at least as these: one alone may be anything. */
const LEAST_NAMES = 4;

interface Match extends Omit<Wrapping, "at"> {
  readonly code: number;
  /** Whether it needs others of its kind beside it. */
  readonly weak: boolean;
  /** Whether it is a letter with a number, and nothing else. */
  readonly bare: boolean;
}

/** Unwraps every wrapped code of a text. */
export function unwrap(text: string): Unwrapped {
  const matches = holdsWrapped(text) ? withoutLoneNames(text, matchesIn(text)) : [];
  if (matches.length === 0) return { glyphs: text, wrappings: [] };
  const parts: string[] = [];
  const wrappings: Wrapping[] = [];
  let taken = 0;
  let length = 0;
  for (const { start, end, code, kind } of matches) {
    const between = text.slice(taken, start);
    parts.push(between, String.fromCharCode(code));
    wrappings.push({ start, end, at: length + between.length, kind });
    length += between.length + 1;
    taken = end;
  }
  parts.push(text.slice(taken));
  return { glyphs: parts.join(""), wrappings };
}

/** What wrapped codes begin with: engines find a sign much faster than any of several patterns. */
const OPENERS = ["(cid:", "/", "&", "G"] as const;
const WRAPPED_HERE = new RegExp(WRAPPED.source, "y");

/** Whether any code is wrapped: nearly no text holds one. */
const holdsWrapped = (text: string): boolean =>
  OPENERS.some((opener) => {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) {
      WRAPPED_HERE.lastIndex = at;
      if (WRAPPED_HERE.test(text)) return true;
    }
    return false;
  });

function matchesIn(text: string): Match[] {
  const matches: Match[] = [];
  for (const match of text.matchAll(WRAPPED)) {
    const [whole, cid, name, hexName, letter, reference, decimal, hexadecimal] = match;
    const token = hexName === undefined ? (cid ?? name ?? letter) : String(Number.parseInt(hexName, 16));
    const code =
      token !== undefined
        ? FIRST_TOKEN + Number(token)
        : reference !== undefined
          ? NAMED[reference]!.charCodeAt(0)
          : Number.parseInt(decimal ?? hexadecimal!, decimal === undefined ? 16 : 10);
    const { index: start } = match;
    const possible = token !== undefined ? Number(token) < TOKENS : isPrintable(code);
    if (!possible) continue;
    const kind = token === undefined ? "escape" : "token";
    matches.push({
      start,
      end: start + whole.length,
      code,
      kind,
      weak: cid === undefined && kind === "token",
      bare: letter !== undefined,
    });
  }
  return matches;
}

const isPrintable = (code: number): boolean =>
  code >= 0x20 && code <= 0xffff && (code < 0xd800 || code > 0xf8ff) && code !== 0x7f;

/** Leaves out names by number that do not stand in a row. */
function withoutLoneNames(text: string, matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (let from = 0; from < matches.length; ) {
    let to = from + 1;
    while (to < matches.length && isBeside(text, matches[to - 1]!, matches[to]!)) to += 1;
    if (!matches[from]!.weak || (to - from >= LEAST_NAMES && !isRowOfLabels(matches, from, to))) {
      for (let index = from; index < to; index += 1) kept.push(matches[index]!);
    }
    from = to;
  }
  return kept;
}

/** Whether blanks part most letters with numbers of a row: seats and codes stand so, glyphs make up words. */
function isRowOfLabels(matches: readonly Match[], from: number, to: number): boolean {
  let labels = 0;
  for (let index = from + 1; index < to; index += 1) {
    const [one, next] = [matches[index - 1]!, matches[index]!];
    if (one.bare && next.bare) labels += next.start > one.end ? 1 : -1;
  }
  return labels > 0;
}

const isBeside = (text: string, one: Match, next: Match): boolean =>
  one.weak && next.weak && (next.start === one.end || (next.start === one.end + 1 && text[one.end] === " "));

/** The offset in the text of an offset in the unwrapped one. */
export function sourceOffset({ wrappings }: Unwrapped, offset: number): number {
  const index = firstFrom(wrappings, offset);
  const before = wrappings[index - 1];
  return before === undefined ? offset : before.end + offset - before.at - 1;
}

/** The wrappings of a range of the unwrapped text. */
export const wrappingsIn = ({ wrappings }: Unwrapped, start: number, end: number): readonly Wrapping[] =>
  wrappings.slice(firstFrom(wrappings, start), firstFrom(wrappings, end));

/** Index of the first wrapping whose unit stands at an offset or after it. */
function firstFrom(wrappings: readonly Wrapping[], offset: number): number {
  let low = 0;
  let high = wrappings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wrappings[middle]!.at >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
