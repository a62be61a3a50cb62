/** Signs before and behind a word that may be a ligature of it. */
import { LIGATURE_SIGNS } from "../../repairs/odd-ligature-codes.js";

/** Digits and curly quotes at the ends of words are what they seem. */
const OUTER_SIGNS: Uint8Array = (() => {
  const flags = new Uint8Array(0x10000);
  for (const sign of LIGATURE_SIGNS) flags[sign.charCodeAt(0)] = /[\d“”„]/.test(sign) ? 0 : 1;
  return flags;
})();
const isOuterSign = (code: number): boolean => OUTER_SIGNS[code] === 1;

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const EDGES: ReadonlySet<number> = new Set(
  Array.from(" \t\n\r\f\v\u00a0\u2028\u2029\ufeff([{\"'“‘”’)]},.;:-", (sign) => sign.charCodeAt(0)),
);
/** Whether a code, which is none beyond the ends of a text, may stand beside a word with its signs. */
const isEdge = (code: number): boolean => Number.isNaN(code) || EDGES.has(code);

/** Whether the sign at an offset may be the first ligature of the word behind it. */
export const mayBeginWord = (text: string, at: number): boolean =>
  at >= 0 &&
  isOuterSign(text.charCodeAt(at)) &&
  isSmall(text.charCodeAt(at + 1)) &&
  isEdge(text.charCodeAt(at - 1)) &&
  !isPaired(text, at, 1);

/** Whether the sign at an offset may be the last ligature of the word before it. */
export const mayEndWord = (text: string, at: number): boolean =>
  at < text.length &&
  isOuterSign(text.charCodeAt(at)) &&
  isSmall(text.charCodeAt(at - 1)) &&
  isEdge(text.charCodeAt(at + 1)) &&
  !isPaired(text, at, -1);

/** UTF-16 units within which a sign has its like. */
const FARTHEST = 200;

const isBlank = (code: number): boolean =>
  Number.isNaN(code) || code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Brackets with those that close or open the same pair. */
const PARTNERS: ReadonlyMap<number, number> = new Map(
  ["()", "[]", "{}", "<>"].flatMap(([one, other]) => {
    const [opening, closing] = [one!.charCodeAt(0), other!.charCodeAt(0)];
    return [[opening, closing] as const, [closing, opening] as const];
  }),
);

/** Whether the next sign of its kind in the line stands as the other one of a pair does: `"rst2man"`, `*ne*`, `[rst]ystem`. */
function isPaired(text: string, at: number, step: 1 | -1): boolean {
  const sign = text.charCodeAt(at);
  const partner = PARTNERS.get(sign);
  for (let other = at + step; Math.abs(other - at) <= FARTHEST; other += step) {
    const code = text.charCodeAt(other);
    if (code === 0x0a || code === 0x0d || Number.isNaN(code)) return false;
    if (code === partner) return true;
    if (code === sign && partner !== undefined) return false;
    if (code === sign)
      return !isBlank(text.charCodeAt(other - step)) && isEdge(text.charCodeAt(other + step));
  }
  return false;
}
