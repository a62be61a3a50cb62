import { anneal, canTake, type Domain, descend } from "./anneal.js";
import type { Assignment } from "./assignment.js";
import { type CipherText, CONTEXT, SEPARATOR } from "./cipher-text.js";
import { randomFrom } from "./random.js";
import type { Language } from "./reading-cost.js";
import { DIGITS, isDigit, isLower, isUpper, TARGETS, UNKNOWN_TARGET } from "./targets.js";
import { WordedAssignment } from "./worded-assignment.js";

/** Times that a code of a number occurs at most: small letters that are searched are commoner. */
const RARE = 6;

/** Times that a reading is left for a better one, from seeds of their own. */
const SHAKES = 3;
/**
 * Tokens up to which a text is worth that, since longer ones tell enough, and most nats a token of its reading (measured:
 * English costs up to 2.1 by then, what is no cipher 2.4 and more).
 */
const SHAKEN = { longest: 400, most: 2.4 } as const;
/** Changes tried for every code, and temperatures in nats. */
const STEPS = 300;
const HEAT = { hot: 4, cold: 0.5 } as const;

/**
 * Goes from a reading to one of which neither characters nor words know a better: rare letters, of which the characters
 * say little, are settled by words.
 *
 * @returns probability by index that its target is right, the others as they are; 1 for those that are fixed
 */
export function polish(state: Assignment, text: CipherText, domain: Domain, language: Language): number[] {
  const { unitsPerNat } = language.costs;
  const worded = new WordedAssignment(state, text, language);
  settle(worded, text, domain);
  const schedule = {
    steps: STEPS * domain.free.length,
    hot: HEAT.hot * unitsPerNat,
    cold: HEAT.cold * unitsPerNat,
  };
  const { length } = text.tokens;
  const isPromising = length <= SHAKEN.longest && worded.total <= SHAKEN.most * unitsPerNat * length;
  const shakes = isPromising ? SHAKES : 0;
  for (let seed = 1; seed <= shakes; seed += 1) {
    // Several changes may part a reading from a better one, each of which by itself makes it worse.
    const { total } = worded;
    const before = state.targets.slice();
    anneal(worded, domain, schedule, randomFrom(seed));
    settle(worded, text, domain);
    if (worded.total > total) worded.reset(before);
  }
  const rivals = Array.from(state.targets, () => 0);
  for (const index of domain.free) {
    for (let target = 0; target < TARGETS.length; target += 1) {
      if (!canTake(worded, domain, index, target)) continue;
      const own = state.targets[index]!;
      rivals[index]! += Math.exp(-worded.propose(index, target) / unitsPerNat);
      worded.reject(index, own);
    }
  }
  return rivals.map((odds) => 1 / (1 + odds));
}

/** Goes down to the nearest reading that no single change makes better. */
function settle(state: WordedAssignment, text: CipherText, domain: Domain): void {
  do descend(state, domain);
  while (settleNumbers(state, text, domain));
}

/**
 * Reads words of rare codes as numbers where that is better. A search from code to code does not come to it: a word that
 * is half a number is worse than either.
 */
function settleNumbers(state: WordedAssignment, text: CipherText, domain: Domain): boolean {
  const isFree = new Set(domain.free);
  let improved = false;
  for (const word of rareWords(text, state.targets, isFree)) {
    const before = state.targets.slice();
    const { total } = state;
    const after = state.targets.slice();
    const digits = DIGITS_TRIED.map((digit) => DIGITS + digit).filter((target) => state.holderOf(target) < 0);
    const codes = [...new Set(word)].filter((index) => !isDigit(after[index]!));
    if (codes.length > digits.length) continue;
    codes.forEach((index, at) => {
      after[index] = digits[at]!;
    });
    state.reset(after);
    if (state.total < total) improved = true;
    else state.reset(before);
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
