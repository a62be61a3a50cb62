import { closeSync, openSync, readSync, statSync } from "node:fs";
import { afterLineEnd, closingOf, lineEnd, scan } from "../../markdown/scan.js";
import type { PartStart } from "../../provenance/lines.js";
import { decodeAs, formOf } from "../../source/decode.js";
import type { SourceForm } from "../../source/source.js";
import { readChunks } from "../read.js";

/** A part of a text file, cut where it means the same alone as in its place. */
export interface Part {
  readonly text: string;
  readonly undecodable: number;
  readonly isLast: boolean;
  /** Whether it lies within code, math or HTML that an earlier part begins. */
  readonly isVerbatim: boolean;
}

/** UTF-16 units of a part, about. */
export const PART_UNITS = 1 << 17;
/** UTF-16 units of a part from which on no more blank lines are joined to it. */
const MOST_HELD = 1 << 19;
/** Parts without a place to cut them that are joined before one is cut anywhere. */
const MOST_JOINED = 4;
const LINE_FEED = 0x0a;
/** Bytes of a character of UTF-8 at most. */
const LONGEST_CHARACTER = 4;

/** In which form the text of a file is stored. */
export function formOfFile(file: string): SourceForm {
  const descriptor = openSync(file, "r");
  try {
    const start = Buffer.alloc(4);
    const count = readSync(descriptor, start, 0, start.length, 0);
    return formOf(start.subarray(0, count), statSync(file).size);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The text of a file in parts of bounded length.
 *
 * @param onBytes is told of all bytes, in order
 */
export function* readParts(
  file: string,
  form: SourceForm,
  plainText: boolean,
  onBytes: (bytes: Uint8Array) => void = () => {},
  units = PART_UNITS,
): Generator<Part> {
  let held: Omit<Part, "isLast"> | undefined;
  for (const part of cutParts(file, form, plainText, onBytes, units)) {
    // What stands at the end needs the blank lines before it.
    if (held !== undefined && held.text.length < MOST_HELD && part.text.trim() === "") {
      held = { ...held, text: held.text + part.text, undecodable: held.undecodable + part.undecodable };
      continue;
    }
    if (held !== undefined) yield { ...held, isLast: false };
    held = part;
  }
  if (held !== undefined) yield { ...held, isLast: true };
}

function* cutParts(
  file: string,
  form: SourceForm,
  plainText: boolean,
  onBytes: (bytes: Uint8Array) => void,
  units: number,
): Generator<Omit<Part, "isLast">> {
  let rest: Buffer = Buffer.alloc(0);
  let text = "";
  let undecodable = 0;
  let isFirst = true;
  let wanted = units;
  /** Tells the line that ends what the text lies in. */
  let closes: ((line: string) => boolean) | undefined;
  const take = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    const decoded = decodeAs(bytes, { ...form, bom: form.bom && isFirst });
    isFirst = false;
    text += decoded.text;
    undecodable += decoded.undecodable;
  };
  const cutAt = (place: number, isVerbatim: boolean): Omit<Part, "isLast"> => {
    const part = { text: text.slice(0, place), undecodable, isVerbatim };
    text = text.slice(place);
    undecodable = 0;
    wanted = units;
    return part;
  };
  for (const chunk of readChunks(file)) {
    onBytes(chunk);
    const bytes = Buffer.concat([rest, chunk]);
    const end = wholeCharacters(bytes, form);
    take(bytes.subarray(0, end));
    rest = bytes.subarray(end);
    while (text.length >= wanted) {
      const window = wholeLines(text.slice(0, wanted));
      if (closes !== undefined) {
        const closed = afterClosing(window, closes);
        if (closed !== undefined) closes = undefined;
        yield cutAt(closed ?? anyPlace(window), true);
        continue;
      }
      const place = placeToCut(window, plainText);
      if (place === undefined && wanted < MOST_JOINED * units) {
        // The next look pays only once there is much more.
        wanted *= 2;
        continue;
      }
      if (place === undefined && !plainText) closes = closingOfOpen(window);
      yield cutAt(place ?? anyPlace(window), false);
    }
  }
  take(rest);
  const closed = closes && afterClosing(text, closes);
  if (closed === undefined || closed === text.length) {
    yield { text, undecodable, isVerbatim: closes !== undefined };
    return;
  }
  yield cutAt(closed, true);
  yield { text, undecodable, isVerbatim: false };
}

/** Where the line ends that closes what a text lies in. */
function afterClosing(text: string, closes: (line: string) => boolean): number | undefined {
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const next = afterLineEnd(text, end);
    if (closes(text.slice(start, end))) return next;
    start = next;
  }
  return undefined;
}

/** Tells the line that ends the block that a text ends in, if only that line can. */
function closingOfOpen(text: string): ((line: string) => boolean) | undefined {
  const last = scan(text).leaves.at(-1);
  return last === undefined || last.closed
    ? undefined
    : closingOf(text.slice(last.start, lineEnd(text, last.start)));
}

/** Bytes up to an end beyond which a character goes on at most where none has begun. */
function wholeCharacters(bytes: Buffer, { encoding }: SourceForm): number {
  if (encoding !== "utf-8") return bytes.length - (bytes.length % 2);
  const lineEnds = bytes.lastIndexOf(LINE_FEED) + 1;
  if (lineEnds > 0) return lineEnds;
  for (let at = bytes.length - 1; at >= 0 && at >= bytes.length - LONGEST_CHARACTER; at -= 1) {
    if (bytes[at]! < 0x80) return at + 1;
    if (bytes[at]! >= 0xc0) return at;
  }
  return bytes.length;
}

/** Front matter, and a byte order mark, stand at the start of a document only: a part must not begin like one. */
const LIKE_START = /^(?:\uFEFF|---|\+\+\+)/;

/** The last place between two blocks; undefined where there is none. */
function placeToCut(text: string, plainText: boolean): number | undefined {
  if (plainText) return afterBlankLine(text);
  return scan(text).chunks.findLast(
    ({ start }) => start > 0 && !LIKE_START.test(text.slice(start, start + 3)),
  )?.start;
}

function afterBlankLine(text: string): number | undefined {
  for (const blank of ["\n\n", "\r\n\r\n"]) {
    const at = text.lastIndexOf(blank);
    if (at > 0) return at + blank.length;
  }
  return undefined;
}

/** After the last line end; where there is none, after a blank, or between two characters. */
function anyPlace(text: string): number {
  const end = lastLineEnd(text);
  if (end > 0) return end;
  const blank = text.lastIndexOf(" ", text.length - 2) + 1;
  if (blank > 0) return blank;
  return isLead(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
}

const isLead = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

/** A text without the line that it ends in, unless that is all of it. */
const wholeLines = (text: string): string => text.slice(0, lastLineEnd(text) || text.length);

function lastLineEnd(text: string): number {
  const feed = text.lastIndexOf("\n") + 1;
  if (feed > 0) return feed;
  // A carriage return at the end may be the first half of a line end.
  return text.lastIndexOf("\r", text.length - 2) + 1;
}

export const START: PartStart = { offset: 0, lines: 0, column: 0 };

/** The end of a text that goes on from a place. */
export function after({ offset, lines, column }: PartStart, text: string): PartStart {
  let count = 0;
  let lineStart = 0;
  for (let at = lineEnd(text, 0); at < text.length; at = lineEnd(text, lineStart)) {
    count += 1;
    lineStart = at + (text.startsWith("\r\n", at) ? 2 : 1);
  }
  return {
    offset: offset + text.length,
    lines: lines + count,
    column: count === 0 ? column + text.length : text.length - lineStart,
  };
}
