import { BLANK, FIRST_LETTER, SYMBOLS } from "../../english/alphabet.js";
import { nextContext } from "../../english/characters.js";
import { UNITS_PER_NAT } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { findNode, isWordNode, type Trie } from "../../english/trie.js";
import { NO_WORD } from "../../english/word-memory.js";
import { codePrice, writtenCodeLength } from "../../repairs/odd-ligature-codes.js";
import type { Pieces } from "../pieces/pieces.js";
import { CAPITAL, ODD_CODE, SMALL } from "../pieces/traits.js";

/** Nats of there being a word that no lexicon holds: in small letters, with a capital (a name), in capitals (an acronym). */
const UNKNOWN = { small: 5.5, capital: 3.2, capitals: 3 } as const;
/** Nats of each letter of an acronym. */
const ACRONYM_LETTER = 2.7;
/** Nats of one letter by itself. */
const SINGLE_LETTER = { small: 6, capital: 4 } as const;

/** Costs in nats of the pieces of a text as they stand. */
export class PieceCosts {
  private readonly unknown = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly pieces: Pieces,
    private readonly model: Model,
  ) {}

  /** Nats of a piece as it stands. */
  of(index: number): number {
    const { costs, traits } = this.pieces;
    if (costs[index] !== NO_WORD) return costs[index]! / UNITS_PER_NAT;
    const piece = this.textOf(index);
    const known = this.unknown.get(piece);
    if (known !== undefined) return known;
    const trait = traits[index]!;
    const cost = (trait & ODD_CODE) !== 0 ? this.oddCost(piece) : this.unknownCost(piece, trait);
    this.unknown.set(piece, cost);
    return cost;
  }

  textOf(index: number): string {
    return this.text.slice(this.pieces.starts[index], this.pieces.ends[index]);
  }

  private unknownCost(word: string, trait: number): number {
    if (word.length === 1) return (trait & CAPITAL) !== 0 ? SINGLE_LETTER.capital : SINGLE_LETTER.small;
    if ((trait & SMALL) === 0) return UNKNOWN.capitals + word.length * ACRONYM_LETTER;
    return ((trait & CAPITAL) !== 0 ? UNKNOWN.capital : UNKNOWN.small) + spellingCost(word, this.model);
  }

  /** A foreign word, or known words with an odd sign between or beside them. */
  private oddCost(piece: string): number {
    let signs = 0;
    let parted = 0;
    let letters = "";
    let part = "";
    let allKnown = true;
    const close = (): void => {
      if (part === "") return;
      const cost = wordCost(part.toLowerCase(), this.model.words);
      if (cost === undefined) allKnown = false;
      else parted += cost;
      letters += part;
      part = "";
    };
    for (let at = 0; at < piece.length; ) {
      const length = oddCodeLength(piece, at);
      if (length === 0) {
        part += piece[at];
        at += 1;
      } else {
        close();
        signs += codePrice(piece.slice(at, at + length)).otherwise;
        at += length;
      }
    }
    close();
    const foreign = UNKNOWN.small + signs + (letters === "" ? 0 : spellingCost(letters, this.model));
    return allKnown ? Math.min(foreign, parted + signs) : foreign;
  }
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** Length of the odd code at an offset of a piece; 0 where a letter stands. */
export function oddCodeLength(piece: string, at: number): number {
  return isLetter(piece.charCodeAt(at)) ? 0 : writtenCodeLength(piece, at) || 1;
}

/** Nats of a word in lower case, or nothing where the lexicon does not hold it. */
export function wordCost(word: string, words: Trie): number | undefined {
  const node = findNode(words, word);
  return node >= 0 && isWordNode(words, node) ? words.wordCosts[node]! / UNITS_PER_NAT : undefined;
}

/** Nats of letters as a word spelled as English words are. */
export function spellingCost(word: string, { spelling }: Model): number {
  let context = BLANK;
  let cost = 0;
  for (let at = 0; at < word.length; at += 1) {
    const symbol = FIRST_LETTER + (word.charCodeAt(at) | 0x20) - 0x61;
    cost += spelling[context * SYMBOLS + symbol]!;
    context = nextContext(context, symbol);
  }
  return (cost + spelling[context * SYMBOLS + BLANK]!) / UNITS_PER_NAT;
}
