/** What the letters of neighbouring pieces may be in one: nearly all windows are told by these, before they cost anything. */
import { childOf, isWordNode, maskOf, mayLeadTo, ROOT, type Trie } from "../../english/trie.js";
import { LOST_LIGATURES } from "../../repairs/dropped-ligatures.js";
import { LIGATURE_SIGNS, ligatureGuesses } from "../../repairs/odd-ligature-codes.js";
import { AFTER_BLANK, ODD_CODE } from "../pieces/traits.js";
import { follow } from "./plain-atoms.js";
import type { ClaimContext } from "./plain-claims.js";

/** The letters (0–25) of lost ligatures, and those that they begin with, as a mask. */
const LIGATURES = LOST_LIGATURES.map(({ text }) => Array.from(text, (letter) => letter.charCodeAt(0) - 0x61));
const FIRST_OF_LIGATURES = maskOf(LOST_LIGATURES.map(({ text }) => text.charAt(0)));

/** The node behind some letters; -1 if there is none. */
function through(words: Trie, from: number, letters: readonly number[]): number {
  let node = from;
  for (let at = 0; at < letters.length && node >= 0; at += 1) node = childOf(words, node, letters[at]!);
  return node;
}

/** The sign between two neighbouring pieces, if one sign that may be a ligature is all that parts them. */
export const signBetween = ({ text, pieces }: ClaimContext, index: number): string | undefined => {
  if ((pieces.traits[index]! & AFTER_BLANK) !== 0) return undefined;
  const at = pieces.ends[index - 1]!;
  return pieces.starts[index] === at + 1 && LIGATURE_SIGNS.has(text[at]!) ? text[at] : undefined;
};

/** What the letters of a window are: no beginning of any word, the beginning of one, or one, or more than letters tell. */
export const NO_BEGINNING = 0;
export const BEGINNING = 1;
const WORD = 2;

/** What a window may be read as, as far as its letters say: most windows fall here, before they cost anything. */
export const readsAs = (context: ClaimContext, first: number, last: number): number =>
  hasListed(context) || (context.pieces.traits[first]! & ODD_CODE) !== 0
    ? WORD
    : goesOn(context, context.pieces.nodes[first]!, first, last);

/** Whether some word begins as a window does that a sign before it begins, which may stand for a ligature. */
export const mayBeOpened = (context: ClaimContext, first: number, last: number, sign: string): boolean =>
  hasListed(context) ||
  ligatureGuesses(sign).some(
    (guess) => leadsOn(context, follow(context.model.words, ROOT, guess.text), first, last) !== NO_BEGINNING,
  );

/** The few words that a user names are not worth a second look-up. */
const hasListed = ({ listed }: ClaimContext): boolean => listed.firstChild.length > 1;

/** What the letters of some pieces lead to from a node, whatever the blanks between them stand for. */
function leadsOn(context: ClaimContext, from: number, index: number, last: number): number {
  const { text, pieces, model } = context;
  if (from < 0) return NO_BEGINNING;
  if ((pieces.traits[index]! & ODD_CODE) !== 0) return WORD;
  return goesOn(
    context,
    follow(model.words, from, text, pieces.starts[index], pieces.ends[index]),
    index,
    last,
  );
}

/** The same behind the letters of the first of them, which lead to a node. */
function goesOn(context: ClaimContext, node: number, index: number, last: number): number {
  const { words } = context.model;
  if (node < 0) return NO_BEGINNING;
  if (index === last) return isWordNode(words, node) ? WORD : BEGINNING;
  if (signBetween(context, index + 1) !== undefined) return WORD;
  let best = leadsOn(context, node, index + 1, last);
  if (!mayLeadTo(words, node, FIRST_OF_LIGATURES)) return best;
  for (let ligature = 0; ligature < LIGATURES.length && best !== WORD; ligature += 1) {
    const behind = through(words, node, LIGATURES[ligature]!);
    best = Math.max(best, leadsOn(context, behind, index + 1, last));
  }
  return best;
}
