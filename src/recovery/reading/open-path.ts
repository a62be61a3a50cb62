import { BLANK, FIRST_LETTER, SYMBOLS } from "../../english/alphabet.js";
import { type CharacterTable, nextContext } from "../../english/characters.js";
import { NO_PACKED_MOVES, type PackedMoves } from "./packed-moves.js";

/** A way to read cells as a word that no lexicon holds. */
export interface OpenPath {
  text: string;
  /** Symbols before the next letter. */
  context: number;
  /** Units of its letters, and of the cells given them. */
  cost: number;
  channel: number;
  moves: PackedMoves;
  /** Whether a capital stands after a small letter, or a small letter after more than one capital. */
  irregular: boolean;
}

export const NOTHING_READ: Readonly<OpenPath> = {
  text: "",
  context: BLANK,
  cost: 0,
  channel: 0,
  moves: NO_PACKED_MOVES,
  irregular: false,
};

/** What parts the small letters of ASCII from its capitals. */
const CASE = 0x20;
const SMALL_A = 0x61;

const isCapital = (code: number): boolean => code < SMALL_A;

/** Adds a letter to a path. */
export function spell(path: OpenPath, code: number, spelling: CharacterTable): void {
  const { text, context } = path;
  const { length } = text;
  if (length > 0) {
    const before = isCapital(text.charCodeAt(length - 1));
    path.irregular ||= isCapital(code)
      ? !before
      : before && length > 1 && isCapital(text.charCodeAt(length - 2));
  }
  const symbol = FIRST_LETTER + (code | CASE) - SMALL_A;
  path.text = text + String.fromCharCode(code);
  path.cost += spelling[context * SYMBOLS + symbol]!;
  path.context = nextContext(context, symbol);
}
