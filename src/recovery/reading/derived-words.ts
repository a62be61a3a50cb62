import { nats } from "../../english/costs.js";
import { childOf, isWordNode, ROOT, type Trie } from "../../english/trie.js";

const lettersOf = (text: string): readonly number[] =>
  Array.from(text, (letter) => letter.charCodeAt(0) - SMALL_A);
const SMALL_A = 0x61;

/** Regular endings and beginnings of English words, the shortest stem they are taken off, and the price in units. */
const ENDINGS = ["s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "less", "able"].map(lettersOf);
const BEGINNINGS = ["un", "re", "non", "pre", "anti", "over", "sub", "inter", "mis"].map(lettersOf);
/** Letters that any ending ends with, and any beginning begins with, as masks. */
const LAST_OF_ENDINGS = ENDINGS.reduce((mask, ending) => mask | (1 << ending.at(-1)!), 0);
const FIRST_OF_BEGINNINGS = BEGINNINGS.reduce((mask, beginning) => mask | (1 << beginning[0]!), 0);
const SHORTEST_STEM = 4;
const DERIVED = nats(6);
const [D, E] = lettersOf("de") as [number, number];
/** Two words that make up one: the price in units, and the shortest part; names are made of shorter ones. */
const COMPOUND = nats(7);
const SHORTEST_PART = { word: 4, name: 3 } as const;
/** What parts the small letters of ASCII from its capitals. */
const CASE = 0x20;

const NO_LIMIT = 1 << 28;
const NONE: readonly (readonly number[])[] = [];

/** Letters (0–25) of the word that is looked at, and the nodes that its beginnings lead to; grown as needed. */
let letters = new Uint8Array(64);
let nodes = new Int32Array(65);

/** Units of a word of ASCII letters that no lexicon holds, but its stem with a regular ending or beginning taken off. */
export function derivedCost(word: string, words: Trie): number {
  const { length } = word;
  if (length <= SHORTEST_STEM) return NO_LIMIT;
  if (length > letters.length) {
    letters = new Uint8Array(2 * length);
    nodes = new Int32Array(2 * length + 1);
  }
  for (let at = 0; at < length; at += 1) letters[at] = (word.charCodeAt(at) | CASE) - SMALL_A;
  let known = 0;
  for (let node: number = ROOT; node >= 0; known += 1) {
    nodes[known] = node;
    node = known < length ? childOf(words, node, letters[known]!) : -1;
  }
  let least = NO_LIMIT;
  const shortest = SHORTEST_PART[word.charCodeAt(0) < SMALL_A ? "name" : "word"];
  for (let at = shortest; at < known && at <= length - shortest; at += 1) {
    const node = nodes[at]!;
    if (isWordNode(words, node))
      least = Math.min(least, words.wordCosts[node]! + costOfEnd(at, length, words) + COMPOUND);
  }
  const mayEnd = (LAST_OF_ENDINGS & (1 << letters[length - 1]!)) !== 0;
  for (const ending of mayEnd ? ENDINGS : NONE) {
    const stem = length - ending.length;
    if (stem < SHORTEST_STEM || stem >= known || !standsAt(stem, ending)) continue;
    // `d` makes `used` of `use`, and nothing of `creek`.
    if (ending.length === 1 && ending[0] === D && letters[stem - 1] !== E) continue;
    const node = nodes[stem]!;
    if (isWordNode(words, node)) least = Math.min(least, words.wordCosts[node]! + DERIVED);
  }
  const mayBegin = (FIRST_OF_BEGINNINGS & (1 << letters[0]!)) !== 0;
  for (const beginning of mayBegin ? BEGINNINGS : NONE) {
    if (length - beginning.length >= SHORTEST_STEM && standsAt(0, beginning))
      least = Math.min(least, costOfEnd(beginning.length, length, words) + DERIVED);
  }
  return least;
}

function standsAt(from: number, part: readonly number[]): boolean {
  for (let at = 0; at < part.length; at += 1) if (letters[from + at] !== part[at]) return false;
  return true;
}

/** Units of what follows a letter as a word by itself. */
function costOfEnd(from: number, length: number, words: Trie): number {
  let node: number = ROOT;
  for (let at = from; at < length && node >= 0; at += 1) node = childOf(words, node, letters[at]!);
  return node >= 0 && isWordNode(words, node) ? words.wordCosts[node]! : NO_LIMIT;
}
