import { isKnownWord } from "../../english/known.js";
import { isLatinCode } from "../../english/latin.js";
import type { Finding } from "../../provenance/record.js";
import { CONTRACTED, compose, ELIDED, isAccentCode, useOf } from "../../repairs/accents.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";
import { type Edit, repaired } from "../repaired.js";
import type { DamageContext } from "./other-damage.js";

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
  { model, pieces }: DamageContext,
): Finding[] {
  const isWord = (letters: string): boolean =>
    letters.length > 1 ? isKnownWord(letters, [model.words]) : /[aI]/.test(letters);
  const all = detachedAccents(text, pieces.beyondAscii, isWord);
  if (all.length === 0) return [];
  const plainly = all.map((one) => gradeOf(one, isWord));
  // Where the acute is an apostrophe once, it is one everywhere; what only looks like an ending is none beside proof.
  const proof = plainly.includes("certain");
  const vetoed = all.some((one) => isApostrophe(one) || (!proof && isEnding(one, isWord)));
  const graded = all.map((one, index) => ({
    one,
    grade: vetoed && one.accent === APOSTROPHE && !isDotless(one) ? ("none" as const) : plainly[index]!,
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

/** Accents to the letters of the words that hold some, from which on they are none: languages with the most have a third. */
const TOO_MANY = { accents: 12, share: 0.45 } as const;

/** @param places offsets of the codes beyond ASCII */
function detachedAccents(
  text: string,
  places: Iterable<number>,
  isWord: (letters: string) => boolean,
): Detached[] {
  const found: Detached[] = [];
  let accents = 0;
  let letters = 0;
  let wordEnd = 0;
  /** By accent, how often it stands beside no letter that could carry it. */
  const alone = new Map<string, number>();
  const beside = new Map<string, number>();
  for (const at of places) {
    if (!isAccentCode(text.charCodeAt(at)) || isInSequence(text, at)) continue;
    const one = detachedAt(text, at, isWord);
    const isBeside = one.before !== undefined || one.after !== undefined;
    if (isBeside) found.push(one);
    if (isBeside || isLetterAt(text, at + 1)) {
      accents += 1;
      if (at >= wordEnd) {
        const wordStart = partStart(text, at);
        wordEnd = partEnd(text, at);
        letters += lettersOf(text.slice(wordStart, wordEnd)).length;
      }
    }
    const counts = isBeside ? beside : alone;
    counts.set(one.accent, (counts.get(one.accent) ?? 0) + 1);
  }
  // So many are what joins the letters of a font for handwriting.
  if (accents >= TOO_MANY.accents && accents > TOO_MANY.share * letters) return [];
  // What mostly stands alone is a sign of its own, as the heads of notes in a font of music are.
  return found.filter(({ accent }) => beside.get(accent)! >= (alone.get(accent) ?? 0));
}

/** Whether an accent stands where UTF-8 that is taken for Latin-1 shows one: after the first byte of a character. */
const isInSequence = (text: string, at: number): boolean =>
  text.charCodeAt(at) < FIRST_LETTER && FIRST_BYTE.test(text[at - 1] ?? "");

const FIRST_LETTER = 0xc0;
const FIRST_BYTE = /[Â-ô]/;

/** Letters before a blank that may part a word: a whole word may end in its accent. */
const LONGEST_PARTED = 3;

function detachedAt(text: string, at: number, isWord: (letters: string) => boolean): Detached {
  const accent = text[at]!;
  const own = at > 0 ? compose(text[at - 1]!, accent) : undefined;
  const left = text.slice(partStart(text, at), at);
  const blank = text[at + 1] === " " && isLetterAt(text, at + 2);
  const beyond = blank ? text.slice(at + 2, partEnd(text, at + 2)) : "";
  // A word of its own begins after the blank.
  const undecided =
    own !== undefined && !VOWEL.test(text[at - 1]!) && compose(beyond.charAt(0), accent) !== undefined;
  const gap = blank && !(isWord(beyond) && (own !== undefined || left === "" || isWord(left)));
  const start = at + (gap ? 2 : 1);
  const right = gap ? beyond : text.slice(start, partEnd(text, start));
  const follower = compose(text[start] ?? "", accent);
  // An accent that is set after its letter, in a word that a blank parts.
  const joins =
    gap &&
    own !== undefined &&
    follower === undefined &&
    left.length <= LONGEST_PARTED &&
    /\p{Ll}/u.test(text[start]!);
  return {
    at,
    accent,
    left,
    right,
    gap,
    before: follower === undefined ? undefined : { start: at, end: start + 1, to: follower },
    after:
      own === undefined || (blank && !gap && undecided)
        ? undefined
        : { start: at - 1, end: joins ? start : at + 1, to: own },
  };
}

function partStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && isPart(text, start - 1)) start -= 1;
  return start;
}

function partEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < LONGEST_WORD && isPart(text, end)) end += 1;
  return end;
}

const isPart = (text: string, at: number): boolean =>
  isLetterAt(text, at) || isAccentCode(text.charCodeAt(at));

const lettersOf = (part: string): string => part.replace(/[^\p{L}]/gu, "");

/** The accent that stands for an apostrophe in many texts. */
const APOSTROPHE = "´";

/** Letters of the shortest word that takes an ending after an apostrophe. */
const SHORTEST_STEM = 4;

/** As in `it´s`, `l´eau` and `O´Brien`. */
function isApostrophe({ accent, left, right, gap }: Detached): boolean {
  if (accent !== APOSTROPHE || gap || left === "" || right === "") return false;
  if (CONTRACTED.has(right) || (ELIDED.has(left) && VOWEL.test(right))) return true;
  return ELIDED.has(left.toLowerCase()) && /^\p{Lu}/u.test(right);
}

/** As before the endings of names in Turkish. */
const isEnding = ({ accent, left, right, gap }: Detached, isWord: (letters: string) => boolean): boolean =>
  accent === APOSTROPHE && !gap && right.length > 1 && left.length >= SHORTEST_STEM && isWord(left);

/** TeX's i below a mark leaves no doubt. */
const isDotless = ({ left, right }: Detached): boolean => right.startsWith("ı") || left.endsWith("ı");

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
const CAPITALS = /^\p{Lu}+$/u;
const STARTS_NAME = /^\p{Lu}/u;

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
    // The vowel before it may carry it, as in syllables with tones; names are less often meant so.
    if (before !== "" && VOWEL.test(left.at(-1)!) && !STARTS_NAME.test(before)) return "likely";
    // An accent above capitals alone may be one of a formula.
    const unknown = !isWord(after) && (before === "" ? !CAPITALS.test(after) : !isWord(before));
    return unknown && before.length + after.length >= SHORTEST[use] && accent !== APOSTROPHE
      ? "certain"
      : "likely";
  }
  if (isDotless(one)) return "certain";
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
