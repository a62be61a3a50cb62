import { decodeText, type Encoding } from "../../encodings/index.js";
import type { Model } from "../../english/model.js";
import { childOf, findNode, isWordNode, ROOT } from "../../english/trie.js";
import type { Range } from "../range.js";

export const SHORTEST_WORD = 2;
/** Letters of a word that hardly comes out of healthy text by chance as a whole token. */
export const TELLING_LENGTH = 3;
/** Share of the letters of a run that must decode to words. */
const KNOWN_SHARE = 0.6;
/** Tokens of a run at most: what is longer, the search by characters finds. */
const LONGEST_RUN = 100;

/** What parts the small letters of ASCII from its capitals. */
const CASE = 0x20;
const SMALL_A = 0x61;
const LETTERS = 26;

/** What the tokens before each one decode to, as sums. */
interface Decoded {
  readonly letters: Int32Array;
  /** Letters of words. */
  readonly known: Int32Array;
  /** Words that tell by themselves. */
  readonly telling: Int32Array;
}

/** The runs of tokens of one line that are no words as they stand and, most of them, are words through an encoding. */
export class RescuedRuns {
  /** For each token where the run ends that goes on with it: at the token itself where it holds a word. */
  private readonly ends: Int32Array;
  private readonly decoded = new Map<Encoding, Decoded>();

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Range[],
    private readonly encodings: readonly Encoding[],
    private readonly model: Model,
  ) {
    const { length } = tokens;
    this.ends = new Int32Array(length);
    for (let index = length - 1; index >= 0; index -= 1) {
      const goesOn = index + 1 < length && this.ends[index + 1]! > index + 1 && this.isBesideNext(index);
      const end = goesOn ? this.ends[index + 1]! : index + 1;
      this.ends[index] = hasWord(this.shown(index), SHORTEST_WORD, model) ? index : end;
    }
  }

  /** The longest run from a token on, and the index of the token behind it. */
  longestFrom(from: number): { encoding: Encoding; to: number } | undefined {
    for (let to = Math.min(this.ends[from]!, from + LONGEST_RUN); to > from; to -= 1) {
      const encoding = this.encodings.find((one) => this.readsAsWords(from, to, one));
      if (encoding !== undefined) return { encoding, to };
    }
    return undefined;
  }

  /** Whether tokens decode to words, one of them telling. */
  private readsAsWords(from: number, to: number, encoding: Encoding): boolean {
    const { letters, known, telling } = this.decodedBy(encoding);
    return (
      telling[to]! > telling[from]! &&
      known[to]! - known[from]! >= KNOWN_SHARE * (letters[to]! - letters[from]!)
    );
  }

  private decodedBy(encoding: Encoding): Decoded {
    const done = this.decoded.get(encoding);
    if (done !== undefined) return done;
    const { length } = this.tokens;
    const letters = new Int32Array(length + 1);
    const known = new Int32Array(length + 1);
    const telling = new Int32Array(length + 1);
    for (let index = 0; index < length; index += 1) {
      letters[index + 1] = letters[index]!;
      known[index + 1] = known[index]!;
      telling[index + 1] = telling[index]!;
      // A token that holds a word as it stands is part of no run.
      if (this.ends[index] === index) continue;
      findRow(decodeText(encoding, this.shown(index)), this.model, (length, isKnown) => {
        letters[index + 1]! += length;
        if (length < SHORTEST_WORD || !isKnown) return false;
        known[index + 1]! += length;
        if (length >= TELLING_LENGTH) telling[index + 1]! += 1;
        return false;
      });
    }
    const sums = { letters, known, telling };
    this.decoded.set(encoding, sums);
    return sums;
  }

  private isBesideNext(index: number): boolean {
    return this.text.slice(this.tokens[index]!.end, this.tokens[index + 1]!.start).trim() === "";
  }

  private shown(index: number): string {
    const { start, end } = this.tokens[index]!;
    return this.text.slice(start, end);
  }
}

/** @param word in small letters */
export function isWord(word: string, { words }: Model): boolean {
  const node = findNode(words, word);
  return node >= 0 && isWordNode(words, node);
}

export const hasWord = (text: string, shortest: number, model: Model): boolean =>
  findRow(text, model, (length, isKnown) => isKnown && length >= shortest);

/**
 * Whether some row of letters is what is sought; every token of a damaged text is asked for its words, so that none is copied.
 *
 * @param isSought is told how many letters a row has, and whether they are a word
 */
function findRow(
  text: string,
  { words }: Model,
  isSought: (length: number, isKnown: boolean) => boolean,
): boolean {
  let length = 0;
  let node = ROOT;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = (text.charCodeAt(at) | CASE) - SMALL_A;
    if (letter >= 0 && letter < LETTERS) {
      length += 1;
      if (node >= 0) node = childOf(words, node, letter);
      continue;
    }
    if (length > 0 && isSought(length, node >= 0 && isWordNode(words, node))) return true;
    length = 0;
    node = ROOT;
  }
  return false;
}
