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
  /** Cost of a word of a–z after another (none: the empty word) where a lexicon holds it, that of the document included. */
  wordCost(word: string, previous: string): number | undefined;
}
