/** What a solver asks of a language, so that it need not know one. Costs are negative logarithms in small units. */
export interface Scorer {
  /** Number of symbols that codes are folded to. */
  readonly symbols: number;
  /** Symbol of every UTF-16 code; a blank's stands for the start of a text. */
  readonly symbolOf: Uint8Array;
  /** Cost of a symbol after three, at `((first * symbols + second) * symbols + third) * symbols + symbol`. */
  readonly running: Uint8Array;
  readonly unitsPerNat: number;
  /** Cost of a code within its symbol, its case after the code before it included. */
  codeCost(previous: number, code: number): number;
  /** Whether the lexicon holds a word of a–z. */
  isWord(word: string): boolean;
  readonly words: WordCosts;
}

/** What a lexicon says of words, each as so many letters (0–25) of an array that others may follow in. */
export interface WordCosts {
  /** A number for a word of the language, or -1 where its lexicon holds none. */
  numberOf(letters: Uint8Array, length: number): number;
  /**
   * Cost of a word after another where a lexicon holds it, that of the document included; else infinity.
   *
   * @param number of the word, and `previous` of the one before: -1 where there is none
   */
  costOf(number: number, previous: number, letters: Uint8Array, length: number): number;
}
