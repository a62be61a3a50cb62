import { SPEAKS_OF_CIPHERS } from "../../repairs/ciphers.js";
import type { Range } from "../range.js";

/** UTF-16 units behind what announces a cipher, or behind a cipher that is announced, in which another one is, too. */
const REACH = 600;
/** The same behind the last that is said to be one: a text that is damaged all through may speak of ciphers somewhere. */
const FARTHEST = 3000;

/**
 * Which of some stretches a text announces as ciphers: what a person enciphered on purpose is no damage.
 *
 * @param stretches sorted and disjoint
 * @returns one for each
 */
export function announced(text: string, stretches: readonly Range[]): boolean[] {
  let reachesTo = -1;
  let said = 0;
  return stretches.map(({ start, end }) => {
    const isSaid = SPEAKS_OF_CIPHERS.test(text.slice(Math.max(0, start - REACH), start));
    if (isSaid) said = start;
    const isTold = isSaid || (start <= reachesTo && start - said <= FARTHEST);
    if (isTold) reachesTo = end + REACH;
    return isTold;
  });
}
