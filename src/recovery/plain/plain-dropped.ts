import { isKnownWord } from "../../english/known.js";
import { childOf, isWordNode, ROOT, type Trie } from "../../english/trie.js";
import { CUT_LIGATURES, HALVED_LIGATURES, LOST_LIGATURES } from "../../repairs/dropped-ligatures.js";
import { CAPITAL, INNER_CAPITAL } from "../pieces/traits.js";
import { type Atom, follow, type Option, readAtoms } from "./plain-atoms.js";
import { BLANK_LIGATURE_CAUSE, CUT_CAUSE, DROPPED_CAUSE, HALVED_CAUSE } from "./plain-causes.js";
import {
  BLANK_LIGATURES,
  type Claim,
  type ClaimContext,
  isFree,
  LONGEST,
  letterAtom,
} from "./plain-claims.js";

const DROPPED_LIGATURES: readonly Option[] = LOST_LIGATURES.map((guess) => ({
  ...guess,
  rule: "dropped ligature",
  cause: DROPPED_CAUSE,
}));

/** Behind an f. */
const AFTER_F: readonly Option[] = [
  ...CUT_LIGATURES.map((guess): Option => ({ ...guess, rule: "dropped ligature", cause: CUT_CAUSE })),
  ...HALVED_LIGATURES.map((guess): Option => ({ ...guess, rule: "dropped ligature", cause: HALVED_CAUSE })),
];

/** Nats of a loss that not even a blank of its own tells of. */
const NO_TRACE = 3;
/** At a word's beginning, the blank that a ligature left is one with the blank before. */
const LEADING_LIGATURES: readonly Option[] = DROPPED_LIGATURES.map((option) => ({
  ...option,
  cost: option.cost + NO_TRACE,
  cause: BLANK_LIGATURE_CAUSE,
}));

/** UTF-16 units of letters that are as likely a name of their own, and nats against them where no other word lost a ligature. */
const SHORT_NAME = { letters: 4, nats: 4 } as const;

/** Whether a ligature lost in some letters may make them a word. */
export const mayLackLigature = (piece: string, words: Trie): boolean =>
  placesOfDropped(piece.toLowerCase(), words).length > 0;

/** A ligature lost inside a piece or at its ends. */
export function claimDropped(context: ClaimContext, index: number): Claim[] {
  const { text, pieces, costs, model } = context;
  const start = pieces.starts[index]!;
  const end = pieces.ends[index]!;
  const trait = pieces.traits[index]!;
  if ((trait & INNER_CAPITAL) !== 0 || end - start < 2 || end - start > LONGEST) return [];
  const piece = costs.textOf(index).toLowerCase();
  const capital = (trait & CAPITAL) !== 0;
  const places = context.memories.dropped.of(piece, (letters) => placesOfDropped(letters, model.words));
  if (places.length === 0 || !isFree(text, start, end)) return [];
  const over = endOfLineBefore(text, start);
  const letters = Array.from(piece, (_, at) => letterAtom(text, start + at));
  const found: Claim[] = [];
  for (const at of places) {
    // Behind a capital at the earliest, as ligatures are of small letters.
    if (at === 0 && capital) continue;
    // The second of two blanks stands for a ligature at the beginning: `the  rst`.
    const blank = at === 0 && isSecondBlank(text, start - 1) && !isJustified(context, start);
    const lost: Atom = blank
      ? { start: start - 1, end: start, options: BLANK_LIGATURES }
      : { start: start + at, end: start + at, options: lostAt(piece, at) };
    const atoms = [...letters.slice(0, at), lost, ...letters.slice(at)];
    for (const { word, cost, choices } of readAtoms(atoms, model.words, capital)) {
      if (at === 0 && isBrokenOff(over, choices[0]!.text)) continue;
      const gain = costs.of(index) - cost - Math.log(piece.length + 1);
      // The same word from two places is one reading: `sta(f)f`.
      if (found.every((claim) => claim.word !== word))
        found.push({
          first: index,
          last: index,
          start: atoms[0]!.start,
          end,
          atoms,
          choices,
          word,
          gain,
          isName: false,
          ...(piece.length <= SHORT_NAME.letters && !blank && { unlikely: SHORT_NAME.nats }),
        });
    }
  }
  return found;
}

/** UTF-16 units looked at of what ends the line before. */
const MOST_BEFORE = 8;

/** The letters that the line ends with before the one that begins at an offset; none where no line begins there. */
const endOfLineBefore = (text: string, start: number): string =>
  /([A-Za-z]+)[ -]*\n[> ]*$/.exec(text.slice(Math.max(0, start - MOST_BEFORE), start))?.[1]?.toLowerCase() ??
  "";

/** Whether the letters that a word seems to lack stand at the end of the line before: a line of so many letters broke it. */
const isBrokenOff = (before: string, lost: string): boolean => before !== "" && before.endsWith(lost);

/** What may be lost in front of a letter. */
function lostAt(letters: string, at: number): readonly Option[] {
  if (at === 0) return LEADING_LIGATURES;
  return letters[at - 1] === "f" ? AFTER_F : DROPPED_LIGATURES;
}

/** Whether two blanks stand where a line of prose has one. */
const isSecondBlank = (text: string, at: number): boolean =>
  text[at] === " " && text[at - 1] === " " && /[^\s.:!?]/.test(text[at - 2] ?? " ");

/** UTF-16 units on both sides that are looked at, and the known words after wide blanks that show lines set flush. */
const JUSTIFIED = { around: 160, words: 2 } as const;
const AFTER_WIDE_BLANK = /[^\s.:!?] {2}([A-Za-z]+)/g;

/** Whether wide blanks stand before whole words around an offset: then the lines are set flush, and say nothing of a ligature. */
function isJustified({ text, model }: ClaimContext, at: number): boolean {
  const around = text.slice(Math.max(0, at - JUSTIFIED.around), at + JUSTIFIED.around);
  let words = 0;
  for (const [, word = ""] of around.matchAll(AFTER_WIDE_BLANK))
    if (isKnownWord(word, [model.words])) words += 1;
  return words >= JUSTIFIED.words;
}

/** Where in some letters a lost ligature makes them a word. */
function placesOfDropped(letters: string, words: Trie): number[] {
  const places: number[] = [];
  let node: number = ROOT;
  for (let at = 0; at <= letters.length && node >= 0; at += 1) {
    const isPlace = lostAt(letters, at).some(({ text }) => {
      const end = follow(words, follow(words, node, text), letters, at);
      return end >= 0 && isWordNode(words, end);
    });
    if (isPlace) places.push(at);
    if (at < letters.length) node = childOf(words, node, letters.charCodeAt(at) - 0x61);
  }
  return places;
}
