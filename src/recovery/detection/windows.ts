import { DECODED_CODES } from "../../encodings/index.js";
import type { Range } from "../range.js";

/** A part of a text in which encodings are tried. */
export interface Window {
  readonly range: Range;
  /** What it costs to leave it as it stands, cumulative, in units. */
  readonly stay: Int32Array;
  /** 1 where an encoding chosen before already explains the character. */
  readonly explained: Uint8Array;
  /** The code before it, or -1, and its own. */
  readonly before: number;
  readonly codes: Uint16Array;
  /** Its codes with those from `DECODED_CODES` on numbered from there, in the order of `beyond`. */
  readonly numbers: Uint16Array;
  readonly beyond: readonly number[];
  /** What each costs as it stands, in units; 0 where it is explained. */
  readonly standing: Int16Array;
}

/** @param stay what it costs to leave the range as it stands, cumulative, in units */
export function windowOf(text: string, range: Range, stay: Int32Array): Window {
  const { start, end } = range;
  const codes = new Uint16Array(end - start);
  const standing = new Int16Array(end - start);
  let largest = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = text.charCodeAt(start + at);
    if (code > largest) largest = code;
    codes[at] = code;
    standing[at] = stay[at + 1]! - stay[at]!;
  }
  const before = start > 0 ? text.charCodeAt(start - 1) : -1;
  const explained = new Uint8Array(end - start);
  const { numbers, beyond } = largest < DECODED_CODES ? { numbers: codes, beyond: [] } : numbersOf(codes);
  return { range, stay, explained, before, codes, numbers, beyond, standing };
}

function numbersOf(codes: Uint16Array): Pick<Window, "numbers" | "beyond"> {
  const numberOf = new Map<number, number>();
  const numbers = codes.map((code) => {
    if (code < DECODED_CODES) return code;
    const number = numberOf.get(code) ?? DECODED_CODES + numberOf.size;
    numberOf.set(code, number);
    return number;
  });
  return { numbers, beyond: [...numberOf.keys()] };
}

/** Whether a word begins after a code, or -1 at the beginning of a text. */
export const beginsWord = (previous: number): boolean =>
  previous === 0x20 || previous === 0x0a || previous === -1;

/** Tells a window that an encoding explains a part of it; UTF-16 offsets in the text. */
export function explain({ range, explained, standing }: Window, { start, end }: Range): void {
  explained.fill(1, start - range.start, end - range.start);
  standing.fill(0, start - range.start, end - range.start);
}
