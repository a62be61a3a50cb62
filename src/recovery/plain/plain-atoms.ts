import { childOf, isNameNode, isWordNode, ROOT, type Trie } from "../../english/trie.js";
import type { Rule } from "../reading/moves.js";

/** What a repair of plain text blames: what the document shows of one cause speaks for all of its cases. */
export type Cause = string;

/** One way to read a few characters. */
export interface Option {
  readonly text: string;
  /** Nats. */
  readonly cost: number;
  /** Absent where the characters are read as they stand. */
  readonly rule?: Rule;
  readonly cause?: Cause;
}

/** A few characters of the source and what they may be read as; of no length where something may be lost. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  readonly options: readonly Option[];
}

/** A word that atoms can be read as. */
export interface AtomReading {
  /** In lower case. */
  readonly word: string;
  /** Nats of the word and of the options. */
  readonly cost: number;
  /** One for each atom. */
  readonly choices: readonly Option[];
}

/** Most readings that are looked for; real words have a few. */
const MOST_READINGS = 16;

/**
 * All words of a lexicon that the atoms can be read as.
 *
 * @param names whether a name will do
 */
export function readAtoms(atoms: readonly Atom[], words: Trie, names: boolean): AtomReading[] {
  const found: AtomReading[] = [];
  const choices: Option[] = [];
  const walk = (index: number, node: number, word: string, cost: number): void => {
    if (found.length >= MOST_READINGS) return;
    if (index === atoms.length) {
      if (isWordNode(words, node) && (names || !isNameNode(words, node)))
        found.push({ word, cost: cost + words.wordCosts[node]! / 16, choices: [...choices] });
      return;
    }
    for (const option of atoms[index]!.options) {
      const next = follow(words, node, option.text);
      if (next < 0) continue;
      choices.push(option);
      walk(index + 1, next, word + option.text, cost + option.cost);
      choices.pop();
    }
  };
  walk(0, ROOT, "", 0);
  return found;
}

/** The node after the letters of a range of a text, capitals taken for small ones; -1 if there is none. */
export function follow(words: Trie, from: number, text: string, start = 0, end = text.length): number {
  let node = from;
  for (let at = start; at < end && node >= 0; at += 1) {
    const letter = (text.charCodeAt(at) | 0x20) - 0x61;
    node = letter < 0 || letter > 25 ? -1 : childOf(words, node, letter);
  }
  return node;
}
