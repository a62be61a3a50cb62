/** What the letters of neighbouring pieces may be in one: nearly all windows are told by these, before they cost anything. */
import { isWordNode, maskOf, mayLeadTo, ROOT } from "../../english/trie.js";
import { LOST_LIGATURES } from "../../repairs/dropped-ligatures.js";
import { LIGATURE_SIGNS, ligatureGuesses } from "../../repairs/odd-ligature-codes.js";
import { AFTER_BLANK, ODD_CODE } from "../pieces/traits.js";
import { follow } from "./plain-atoms.js";
import type { ClaimContext } from "./plain-claims.js";

/** The letters that lost ligatures begin with. */
const FIRST_OF_LIGATURES = maskOf(LOST_LIGATURES.map(({ text }) => text.charAt(0)));

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
  for (const { text: read } of LOST_LIGATURES) {
    if (best === WORD) return best;
    best = Math.max(best, leadsOn(context, follow(words, node, read), index + 1, last));
  }
  return best;
}
