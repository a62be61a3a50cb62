import { canTake, type Domain } from "./anneal.js";
import type { Assignment } from "./assignment.js";
import { type CipherText, CONTEXT, SEPARATOR } from "./cipher-text.js";
import { type Language, readingCost } from "./reading-cost.js";
import { DIGITS, isDigit, isLower, isUpper, TARGETS, UNKNOWN_TARGET } from "./targets.js";

/** Most nats by which a change may look worse to the character model and still be asked for its words. */
const WORTH_ASKING = 14;

/** Times that a code of a number occurs at most: small letters that are searched are commoner. */
const RARE = 6;

/**
 * Goes down from a reading to the nearest one of which neither characters nor words know a better: rare letters, of
 * which the characters say little, are settled by words.
 *
 * @returns probability by index that its target is right, the others as they are; 1 for those that are fixed
 */
export function polish(state: Assignment, text: CipherText, domain: Domain, language: Language): number[] {
  for (;;) {
    const sureness = settleCodes(state, text, domain, language);
    if (!settleNumbers(state, text, domain, language)) return sureness;
  }
}

/** Changes single codes, and pairs that exchange theirs, until none makes a better reading. */
function settleCodes(state: Assignment, text: CipherText, domain: Domain, language: Language): number[] {
  const { unitsPerNat } = language.costs;
  let cost = readingCost(text, state.targets, language);
  const limit = WORTH_ASKING * unitsPerNat;
  for (;;) {
    const rivals = Array.from(state.targets, () => 0);
    let improved = false;
    for (const index of domain.free) {
      for (let target = 0; target < TARGETS.length; target += 1) {
        if (!canTake(state, domain, index, target)) continue;
        const own = state.targets[index]!;
        const change = state.propose(index, target);
        const changed = change < limit ? readingCost(text, state.targets, language) : cost + change;
        if (changed < cost) {
          state.accept(index, own, change);
          cost = changed;
          improved = true;
        } else {
          state.reject(index, own);
          rivals[index]! += Math.exp((cost - changed) / unitsPerNat);
        }
      }
    }
    if (!improved) return rivals.map((odds) => 1 / (1 + odds));
  }
}

/**
 * Reads words of rare codes as numbers where that is better. A search from code to code does not come to it: a word that
 * is half a number is worse than either.
 */
function settleNumbers(state: Assignment, text: CipherText, domain: Domain, language: Language): boolean {
  const isFree = new Set(domain.free);
  let cost = readingCost(text, state.targets, language);
  let improved = false;
  for (const word of rareWords(text, state.targets, isFree)) {
    const before = state.targets.slice();
    const after = state.targets.slice();
    const digits = DIGITS_TRIED.map((digit) => DIGITS + digit).filter((target) => state.holderOf(target) < 0);
    const codes = [...new Set(word)].filter((index) => !isDigit(after[index]!));
    if (codes.length > digits.length) continue;
    codes.forEach((index, at) => {
      after[index] = digits[at]!;
    });
    state.reset(after);
    const changed = readingCost(text, after, language);
    if (changed < cost) {
      cost = changed;
      improved = true;
    } else {
      state.reset(before);
    }
  }
  return improved;
}

/** Digits in the order in which they are given to codes: what begins years comes first. */
const DIGITS_TRIED = [1, 9, 8, 5, 7, 6, 2, 4, 3, 0];

/** Indices of words of two codes and more that are rare, and capitals or nothing known. */
function rareWords(
  { tokens, counts }: CipherText,
  targets: ArrayLike<number>,
  isFree: ReadonlySet<number>,
): number[][] {
  const words: number[][] = [];
  let word: number[] = [];
  let isRare = true;
  for (let place = CONTEXT; place <= tokens.length; place += 1) {
    const index = tokens[place] ?? SEPARATOR;
    const target = targets[index]!;
    if (isUpper(target) || isDigit(target) || target === UNKNOWN_TARGET) {
      word.push(index);
      if (counts[index]! > RARE || !isFree.has(index)) isRare = false;
    } else if (isLower(target)) {
      isRare = false;
    } else {
      if (isRare && word.length > 1 && word.some((it) => !isDigit(targets[it]!))) words.push(word);
      word = [];
      isRare = true;
    }
  }
  return words;
}
