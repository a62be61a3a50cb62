import { isWordNode, ROOT, type Trie } from "../../english/trie.js";
import { ligatureGuesses } from "../../repairs/odd-ligature-codes.js";
import { ODD_CODE, SMALL } from "../pieces/traits.js";
import { follow, readAtoms } from "./plain-atoms.js";
import { type Claim, type ClaimContext, codeAtom, isFree, letterAtom } from "./plain-claims.js";
import { wordCost } from "./plain-costs.js";

/** A capital that readers take for a ligature at a word's beginning, too. */
const MISREAD_CAPITAL = "L";
/** One capital inside small letters; what comes before it, and all of it, hold no other. */
const INSIDE = /^[A-Z]?[a-z]+([A-Z])[a-z]*$/;
/** Letters of a word from which on a capital inside it is hardly a name that programs use. */
const SHORTEST_WITH_CAPITAL = 6;

/** A capital inside or before small letters that stands for a ligature. */
export function claimCapital(context: ClaimContext, index: number): Claim[] {
  const { text, pieces, model, costs } = context;
  const piece = costs.textOf(index);
  const at = placeOfCapital(piece);
  const trait = pieces.traits[index]!;
  if (at < 0 || (trait & ODD_CODE) !== 0 || (trait & SMALL) === 0) return [];
  const sign = piece[at]!;
  const start = pieces.starts[index]!;
  const end = pieces.ends[index]!;
  if (!isFree(text, start, end)) return [];
  const atoms = Array.from(piece, (_, offset) =>
    offset === at ? codeAtom(context, sign, start + offset) : letterAtom(text, start + offset),
  );
  // Names of programs join words at capitals.
  const joined = [piece.slice(0, at), piece.slice(at)].map((part) =>
    wordCost(part.toLowerCase(), model.words),
  );
  const stay = Math.min(costs.of(index), (joined[0] ?? Infinity) + (joined[1] ?? Infinity));
  const readings = readAtoms(atoms, model.words, /^[A-Z]/.test(piece) && at > 0);
  return readings
    .filter(({ word }) => sign === MISREAD_CAPITAL || word.length >= SHORTEST_WITH_CAPITAL)
    .map(({ word, cost, choices }) => ({
      first: index,
      last: index,
      start,
      end,
      atoms,
      choices,
      word,
      gain: stay - cost,
      isName: false,
    }));
}

/** Where in some letters a capital stands that may be a ligature, all others being small but the first; -1 if none does. */
function placeOfCapital(piece: string): number {
  const sign = piece.includes(MISREAD_CAPITAL) ? MISREAD_CAPITAL : INSIDE.exec(piece)?.[1];
  if (sign === undefined) return -1;
  const at = piece.lastIndexOf(sign);
  const rest = piece.slice(0, at) + piece.slice(at + 1);
  return /[A-Z]/.test(rest.slice(1)) || (at === 0 && /^[A-Z]/.test(rest)) ? -1 : at;
}

/** Whether some letters are a word once a capital in them is taken for a ligature. */
export function mayHoldCapital(piece: string, words: Trie): boolean {
  const at = placeOfCapital(piece);
  if (at < 0) return false;
  const before = follow(words, ROOT, piece, 0, at);
  return ligatureGuesses(piece[at]!).some(({ text }) => {
    const node = follow(words, follow(words, before, text), piece, at + 1);
    return node >= 0 && isWordNode(words, node);
  });
}
