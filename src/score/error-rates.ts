/** How far a text is from the true text. */
import { editDistance } from "./edit-distance.js";
import { CHARACTERS, numberTokens, tokenize } from "./tokens.js";

/** Edits against a true text, and the lengths that make rates of them. */
export interface ErrorCounts {
  /** Edits in code points. */
  readonly characterEdits: number;
  /** Code points of the true text. */
  readonly characters: number;
  /** Edits in words; a word is what stands between white space. */
  readonly wordEdits: number;
  readonly words: number;
}

export const NO_ERRORS: ErrorCounts = { characterEdits: 0, characters: 0, wordEdits: 0, words: 0 };

export function countErrors(text: string, truth: string): ErrorCounts {
  const characters = distance(tokenize(text, CHARACTERS), tokenize(truth, CHARACTERS));
  const words = distance(tokenize(text, /\S+/g), tokenize(truth, /\S+/g));
  return {
    characterEdits: characters.edits,
    characters: characters.length,
    wordEdits: words.edits,
    words: words.length,
  };
}

function distance(tokens: readonly string[], truth: readonly string[]): { edits: number; length: number } {
  const number = numberTokens();
  return { edits: editDistance(number(tokens), number(truth)), length: truth.length };
}

export function addErrors(left: ErrorCounts, right: ErrorCounts): ErrorCounts {
  return {
    characterEdits: left.characterEdits + right.characterEdits,
    characters: left.characters + right.characters,
    wordEdits: left.wordEdits + right.wordEdits,
    words: left.words + right.words,
  };
}

/** Character error rate: edits per character of the true text; may exceed 1. */
export function characterErrorRate({ characterEdits, characters }: ErrorCounts): number {
  return rate(characterEdits, characters);
}

/** Word error rate: edits per word of the true text; may exceed 1. */
export function wordErrorRate({ wordEdits, words }: ErrorCounts): number {
  return rate(wordEdits, words);
}

/** An empty true text counts as one unit, so that a rate is never infinite. */
function rate(edits: number, length: number): number {
  return edits / Math.max(1, length);
}
