import { isKnownWord } from "../english/known.js";
import { isLatinCode } from "../english/latin.js";
import type { Finding } from "../provenance/record.js";
import { CONTRACTED, compose, ELIDED, isAccentCode, useOf } from "../repairs/accents.js";
import type { DamageContext } from "./other-damage.js";
import { overlapsAny } from "./overlap.js";
import { type Edit, repaired } from "./repaired.js";
import type { Range } from "./screen.js";

/** Whether an accent stands before or after its letter; a document keeps to one of them. */
type Side = "before" | "after";

/** An accent, and the letters that it can belong to. */
interface Detached {
  readonly at: number;
  readonly accent: string;
  /** Letters and accents right before it and right after it, beyond one blank at most. */
  readonly left: string;
  readonly right: string;
  /** Whether a blank stands between the accent and the letters after it. */
  readonly gap: boolean;
  readonly before: Edit | undefined;
  readonly after: Edit | undefined;
}

type Grade = "certain" | "likely" | "none";

/** An accent that belongs to one letter. */
interface Placed {
  readonly edit: Edit;
  readonly grade: Grade;
}

/** Spacing accents beside the letters that they belong to. */
export function findDetachedAccents(
  text: string,
  taken: readonly Range[],
  { model }: DamageContext,
): Finding[] {
  const all = detachedAccents(text);
  if (all.length === 0) return [];
  const isWord = (letters: string): boolean => letters.length > 1 && isKnownWord(letters, [model.words]);
  // Where it is an apostrophe once, it is one everywhere.
  const quotes = new Set(all.filter((one) => isApostrophe(one, isWord)).map(({ accent }) => accent));
  const graded = all.map((one) => ({
    one,
    grade: quotes.has(one.accent) && !one.right.startsWith("ı") ? "none" : gradeOf(one, isWord),
  }));
  const sides = new Set<Side>(
    graded.flatMap(({ one, grade }) => (grade === "certain" ? (sideOf(one) ?? []) : [])),
  );
  const custom = sides.size === 1 ? [...sides][0] : undefined;
  const placed = graded.flatMap(({ one, grade }): Placed[] => {
    const side = sideOf(one) ?? custom;
    const edit = side === undefined ? undefined : one[side];
    return edit === undefined || grade === "none" ? [] : [{ edit, grade }];
  });
  const proven = placed.some(({ grade }) => grade === "certain");
  const edits = placed.filter(({ grade }) => grade === "certain" || proven).map(({ edit }) => edit);
  return wordsOf(text, edits)
    .filter((word) => !overlapsAny(taken, word))
    .map((word) => repaired(text, word, word.edits, REPAIR, CERTAINTY));
}

const REPAIR = { kind: "accent", stage: "repair", rule: "detached accent" } as const;
const CERTAINTY = { damaged: 0.998, exact: 0.97 };

/** Units of the longest row of letters that is looked at. */
const LONGEST_WORD = 40;

const isLetterAt = (text: string, at: number): boolean => isLatinCode(text.charCodeAt(at));

function detachedAccents(text: string): Detached[] {
  const found: Detached[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isAccentCode(text.charCodeAt(at))) continue;
    const one = detachedAt(text, at);
    if (one.before !== undefined || one.after !== undefined) found.push(one);
  }
  return found;
}

function detachedAt(text: string, at: number): Detached {
  const accent = text[at]!;
  const gap = text[at + 1] === " " && isLetterAt(text, at + 2);
  const right = at + (gap ? 2 : 1);
  let from = at;
  while (from > 0 && at - from < LONGEST_WORD && isPart(text, from - 1)) from -= 1;
  let to = right;
  while (to < text.length && to - right < LONGEST_WORD && isPart(text, to)) to += 1;
  const follower = compose(text[right] ?? "", accent);
  const own = at > 0 ? compose(text[at - 1]!, accent) : undefined;
  // An accent that is set after its letter, in a word that a blank parts.
  const joins = gap && own !== undefined && follower === undefined && /\p{Ll}/u.test(text[right]!);
  return {
    at,
    accent,
    left: text.slice(from, at),
    right: text.slice(right, to),
    gap,
    before: follower === undefined ? undefined : { start: at, end: right + 1, to: follower },
    after: own === undefined ? undefined : { start: at - 1, end: joins ? right : at + 1, to: own },
  };
}

const isPart = (text: string, at: number): boolean =>
  isLetterAt(text, at) || isAccentCode(text.charCodeAt(at));

const lettersOf = (part: string): string => part.replace(/[^\p{L}]/gu, "");

/** The accent that stands for an apostrophe in many texts. */
const APOSTROPHE = "´";

/** Letters of the shortest word that takes an ending after an apostrophe. */
const SHORTEST_STEM = 4;

/** As in `it´s`, `l´eau`, `O´Brien`, and before the endings of names in Turkish. */
function isApostrophe({ accent, left, right, gap }: Detached, isWord: (letters: string) => boolean): boolean {
  if (accent !== APOSTROPHE || gap || left === "" || right === "") return false;
  if (CONTRACTED.has(right) || (ELIDED.has(left) && VOWEL.test(right))) return true;
  if (ELIDED.has(left.toLowerCase()) && /^\p{Lu}/u.test(right)) return true;
  return right.length > 1 && left.length >= SHORTEST_STEM && isWord(left);
}

const VOWEL = /^[aeiouyı]/i;

/** The side that the letters themselves tell. */
function sideOf({ accent, left, right, before, after, gap }: Detached): Side | undefined {
  if (before === undefined || after === undefined) return before === undefined ? "after" : "before";
  if (right.startsWith("ı")) return "before";
  if (left.endsWith("ı")) return "after";
  const [isOpen, isClosed] = [VOWEL.test(right), VOWEL.test(left.at(-1)!)];
  // A tilde stands on n before it stands on a vowel beside it, and on the first vowel of a diphthong.
  if (accent === "˜") return !isOpen ? "before" : "after";
  // Letters such as é are far commoner than letters such as ś, which no e follows without a vowel of its own.
  if (accent === APOSTROPHE && isOpen && !isClosed) return "before";
  return gap && !isOpen && !isClosed ? "before" : undefined;
}

/** Letters of the shortest word in which an accent is certain, by the other uses of its sign. */
const SHORTEST = { none: 3, quote: 4, formula: 4 };

/** Words and names as they are written; capitals inside are noise. */
const NAME = /^(?:\p{L}\p{Ll}+|\p{Lu}+)$/u;

function gradeOf(one: Detached, isWord: (letters: string) => boolean): Grade {
  const { accent, left, right, gap } = one;
  const use = useOf(accent);
  const [before, after] = [lettersOf(left), lettersOf(right)];
  if (/\d/.test(right[0] ?? "") || before.length + after.length < 2) return "none";
  const side = sideOf(one);
  if (gap) {
    // What two words part is a sign of its own.
    if ((before === "" || isWord(before)) && isWord(after)) return "none";
    if (use === "formula" || (before === "" && use !== "none")) return "none";
    if (side !== "before") return "likely";
    const unknown = !isWord(after) && (before === "" || !isWord(before));
    return unknown && before.length + after.length >= SHORTEST[use] && accent !== APOSTROPHE
      ? "certain"
      : "likely";
  }
  if (right.startsWith("ı") || left.endsWith("ı")) return "certain";
  const letters = before.length + after.length;
  if (letters < SHORTEST.none) return "none";
  if (before === "")
    return use === "none" && after.length >= SHORTEST.none
      ? "certain"
      : use === "formula"
        ? "none"
        : "likely";
  if (after === "") return use === "formula" ? "none" : "likely";
  if (side === undefined || letters < SHORTEST[use] || !NAME.test(before + after)) return "likely";
  if (accent !== APOSTROPHE) return "certain";
  if (/\p{Lu}/u.test(after[0]!) || left.at(-1) === right[0]) return "none";
  // The commonest of all; an apostrophe is hardly ever followed by an e that ends the word, but after a whole one.
  return side === "before" && after === "e" && before.length > 1 && !isWord(before) ? "certain" : "likely";
}

/** A word with the accents in it. */
interface Accented extends Range {
  readonly edits: readonly Edit[];
}

function wordsOf(text: string, edits: readonly Edit[]): Accented[] {
  const words: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of edits) {
    const last = words.at(-1);
    // Two accents cannot have the same letter.
    if (last !== undefined && edit.start < last.edits.at(-1)!.end) continue;
    let { start, end } = edit;
    while (start > (last?.end ?? 0) && isLetterAt(text, start - 1)) start -= 1;
    while (isLetterAt(text, end)) end += 1;
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else {
      words.push({ start, end, edits: [edit] });
    }
  }
  return words;
}
