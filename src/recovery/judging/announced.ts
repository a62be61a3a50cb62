import { SPEAKS_OF_CIPHERS } from "../../repairs/ciphers.js";
import type { Range } from "../range.js";

/** UTF-16 units behind what announces a cipher, or behind a cipher that is announced, in which another one is, too. */
const REACH = 600;

/**
 * Which of some stretches a text announces as ciphers: what a person enciphered on purpose is no damage.
 *
 * @param stretches sorted and disjoint
 * @returns one for each
 */
export function announced(text: string, stretches: readonly Range[]): boolean[] {
  let reachesTo = -1;
  return stretches.map(({ start, end }) => {
    const isTold =
      start <= reachesTo || SPEAKS_OF_CIPHERS.test(text.slice(Math.max(0, start - REACH), start));
    if (isTold) reachesTo = end + REACH;
    return isTold;
  });
}
