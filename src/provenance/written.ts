import type { Decision } from "./decisions.js";

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** A range of a text, in UTF-16 units. */
export type Place = Pick<Decision, "start" | "end">;

/** Where a reading stands in a text with a backslash before some of its signs, as Markdown needs them. */
export function findEscaped(text: string, reading: string): Place[] {
  // What holds no sign stands as it is, and is found at once.
  const plain = reading.split(PUNCTUATION).reduce((one, other) => (other.length > one.length ? other : one));
  if (plain === "" || plain === reading) return [];
  const offset = reading.indexOf(plain);
  const [before, after] = [reading.slice(0, offset), reading.slice(offset + plain.length)];
  const places: Place[] = [];
  for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
    const start = startOf(text, at, before);
    const end = endOf(text, at + plain.length, after);
    if (start >= 0 && end >= 0) places.push({ start, end });
  }
  return places;
}

/** Where signs and letters begin that end at an offset; -1 if others stand there. */
function startOf(text: string, end: number, shown: string): number {
  let at = end;
  for (let index = shown.length - 1; index >= 0; index--) {
    if (text[at - 1] !== shown[index]) return -1;
    at--;
    if (PUNCTUATION.test(shown[index]!) && text[at - 1] === "\\") at--;
  }
  return at;
}

/** Where signs and letters end that begin at an offset; -1 if others stand there. */
function endOf(text: string, start: number, shown: string): number {
  let at = start;
  for (const sign of shown.split("")) {
    if (text[at] === "\\" && text[at + 1] === sign && PUNCTUATION.test(sign)) at++;
    if (text[at] !== sign) return -1;
    at++;
  }
  return at;
}
