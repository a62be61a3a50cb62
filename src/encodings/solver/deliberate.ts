/** Ciphers of writers, which hide a text on purpose, and are left to be read as they were written. */
import type { Encoding } from "../encoding.js";
import type { CipherText } from "./cipher-text.js";
import type { RangedReading } from "./solve-ranged.js";
import { isLetterCode, isLower, isUpper, toSmall } from "./targets.js";

/** Share of codes that are capitals after small letters from which on these are no capitals. */
const CAPITALS_INSIDE = 0.015;

/** Whether ranges are those of a writer who hides a text, and of no font: all letters turned alike and nothing else. */
export function isWriters(text: CipherText, found: RangedReading): boolean {
  const { lower, upper, signs = 0, digits = 0 } = found.offsets;
  return (upper === lower && signs === 0 && digits === 0) || isTurned(text, found);
}

/** Whether an alphabet is turned in itself, so that its end is read as capitals. */
export function isTurned({ tokens }: CipherText, { targets }: RangedReading): boolean {
  let inside = 0;
  tokens.forEach((token, place) => {
    if (place > 0 && isUpper(targets[token]!) && isLower(targets[tokens[place - 1]!]!)) inside += 1;
  });
  return inside > 1 && inside > CAPITALS_INSIDE * tokens.length;
}

/** Least share of letters by which an alphabet is known to be turned or mirrored; the others may be misread. */
const DELIBERATE_LETTERS = 0.9;

/** Least share of letters that stand for themselves by which a writer is known who puts digits and signs for the others. */
const KEPT_LETTERS = 0.4;

/**
 * Whether an alphabet is turned (Caesar) or mirrored (Atbash) in itself, or much of it kept: a font has no reason to do
 * that, and a writer who hides a text or plays with letters has.
 */
export function isDeliberate({ codes }: Encoding): boolean {
  const turned = new Map<number, number>();
  let mirrored = 0;
  let letters = 0;
  codes.forEach((meant, shown) => {
    if (!isLetterCode(shown) || !isLetterCode(meant)) return;
    const [from, to] = [toSmall(shown) - 0x61, toSmall(meant) - 0x61];
    const turn = (from - to + 26) % 26;
    letters += 1;
    turned.set(turn, (turned.get(turn) ?? 0) + 1);
    if (from + to === 25) mirrored += 1;
  });
  if (letters === 0) return false;
  if ((turned.get(0) ?? 0) >= KEPT_LETTERS * letters) return true;
  return Math.max(mirrored, ...turned.values()) >= DELIBERATE_LETTERS * letters;
}
