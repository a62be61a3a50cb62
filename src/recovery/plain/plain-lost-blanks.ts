import { costAfter, rowOf } from "../../english/bigrams.js";
import { UNITS_PER_NAT } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import { childOf, isNameNode, isWordNode, ROOT, type Trie } from "../../english/trie.js";
import { NO_WORD } from "../../english/word-memory.js";
import {
  BEFORE_MADE_NAMES,
  BEFORE_VALUES,
  CLITICS,
  FEW_RUN_TOGETHER,
  ONLY_IN_PHRASES,
  OPEN_ENDED,
} from "../../repairs/blanks-in-words.js";
import { CAPITAL, INNER_CAPITAL, ODD_CODE, SMALL } from "../pieces/traits.js";
import type { Atom, Option } from "./plain-atoms.js";
import { LOST_BLANK_CAUSE } from "./plain-causes.js";
import { type Claim, type ClaimContext, isFree, type WordPath } from "./plain-claims.js";
import { wordCost } from "./plain-costs.js";

/** UTF-16 units: shorter pieces hold no two words, longer ones no text. */
const SHORTEST = 4;
const LONGEST = 400;
/** Nats: rarer words are not believed without blanks around them, short ones least. */
const RAREST = 12.5;
const RAREST_LONG = 14.5;
const LONG = 6;
const RAREST_SHORT = 6.5;
const SHORT = 2;
/** Words that are in every other phrase. */
const FREQUENT = 6.5;
/** Readings of the same letters that are kept by their last word. */
const BREADTH = 4;
/** Letters from which on a run of words needs no frequent word at one side of each of its blanks. */
const LONG_RUN = 4;
/** Words from which on a run is no name. */
const MANY = 5;

/** Nats against words that are hardly a phrase. */
const UNUSUAL = 12;

/** Whether the blank after a comma or a full stop is missing: a letter stands before it, and after a full stop a capital. */
function lacksBlankBefore(text: string, start: number): boolean {
  const [letter = "", stop = ""] = [text[start - 2], text[start - 1]];
  if (!/[a-z)]/.test(letter)) return false;
  return stop === "," || stop === ";" || (stop === "." && /[A-Z]/.test(text[start]!));
}

/** Signs beside many words that are run together by which they are a name or an address all the same. */
const NAMING = /[\w\\/@#$%&+=<>^{}|~`*]/;

/** Whether so many words stand in a sentence: other words may be run together with them beyond a bracket or a hyphen. */
function isFreeRun(text: string, start: number, end: number): boolean {
  const [before, after, beyond] = [text[start - 1] ?? " ", text[end] ?? " ", text[end + 1] ?? " "];
  if (NAMING.test(before) || before === "." || before === ":" || NAMING.test(after)) return false;
  // What stands before a hyphen may say that all is an address.
  if (before === "-" && NAMING_PART.test(lastToken(text, start))) return false;
  // Arguments stand behind the name of a function.
  if (after === " " && beyond === "(") return false;
  return !((after === "." || after === ":") && /[^\s"')\]}”’A-Z]/.test(beyond));
}

const NAMING_PART = /[\d\\/@#$%&+=<>^{}|~`*_]/;
/** UTF-16 units looked at of what stands before a run of words without a blank. */
const LONGEST_TOKEN = 80;

const lastToken = (text: string, end: number): string =>
  /\S*$/.exec(text.slice(Math.max(0, end - LONGEST_TOKEN), end))![0];

/** Letters of a word that may stand beside one that is only in phrases. */
const LONG_BESIDE = 5;

/** Whether one of two words is only in phrases, so that no compound holds it. */
const isClearPair = (words: readonly string[]): boolean =>
  words.some((word) => ONLY_IN_PHRASES.has(word)) && words.some((word) => word.length >= LONG_BESIDE);

/** Nats against words run together that have a line, a cell or a value to themselves: they rather name something. */
const ALONE = 20;
/** Nats against words run together of which none is only in phrases. */
const NAMED = 20;
/** Nats against words run together of which the text says, or their capital, that they are a name. */
const NAMED_BEFORE = 40;
const BEGINS_FIELD = /(?:^|[\n|:=])[\s>#*+-]*$/;
const ENDS_FIELD = /^[ \t]*(?:$|[\n|])/;
/** UTF-16 units looked at on both sides. */
const FIELD_MARGIN = 12;

const standsAlone = (text: string, start: number, end: number): boolean =>
  BEGINS_FIELD.test(text.slice(Math.max(0, start - FIELD_MARGIN), start)) &&
  ENDS_FIELD.test(text.slice(end, end + FIELD_MARGIN));

/** UTF-16 units before words run together in which something says that they are a name. */
const SAID_BEFORE = 60;
const SENTENCE_END = /(?:^|[.!?:\n]["”’)*_]*\s*|^\s*)["“‘(*_]*$/;

/** Whether what stands before words run together says that they are a name, or they begin with a capital within a sentence. */
function isNamedBefore(text: string, start: number, trait: number): boolean {
  const before = text.slice(Math.max(0, start - SAID_BEFORE), start);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (BEFORE_MADE_NAMES.test(line) || BEFORE_VALUES.test(before)) return true;
  return (trait & CAPITAL) !== 0 && !SENTENCE_END.test(before);
}

const LOST: Option = { text: " ", cost: 0, rule: "lost blank", cause: LOST_BLANK_CAUSE };

/** Whether some letters that no lexicon holds may be several words, for all that they say themselves. */
export const mayBeApart = (piece: string, words: Trie): boolean =>
  piece.length >= SHORTEST && piece.length <= LONGEST && canBeParted(words, piece.toLowerCase());

/** The words that a piece without blanks may be. */
export function claimRunTogether(context: ClaimContext, index: number): Claim | undefined {
  const { text, pieces, costs } = context;
  const start = pieces.starts[index]!;
  const end = pieces.ends[index]!;
  const trait = pieces.traits[index]!;
  if (pieces.costs[index] !== NO_WORD || end - start < SHORTEST || end - start > LONGEST) return undefined;
  if ((trait & (INNER_CAPITAL | ODD_CODE)) !== 0 || (trait & SMALL) === 0) return undefined;
  const letters = text.slice(start, end).toLowerCase();
  const best = context.memories.apart.of(letters, (own) => cheapestWords(context.model, own));
  const afterStop = lacksBlankBefore(text, start);
  if (best === undefined) return undefined;
  const words: { word: string; cost: number }[] = [];
  for (let path: WordPath | undefined = best; path !== undefined; path = path.before)
    words.unshift({ word: path.word, cost: path.cost - (path.before?.cost ?? 0) });
  if (words.length < 2) return undefined;
  const free = words.length >= MANY ? isFreeRun(text, start, end) : isFree(text, afterStop ? 0 : start, end);
  if (!free && !(afterStop && isFreeRun(text, 0, end) && words.length >= MANY)) return undefined;
  const spelled = words.map(({ word }) => word);
  const isUsual = isPhrase(spelled, context);
  if (words.length === 2 && !isUsual && ((trait & CAPITAL) !== 0 || !isClearPair(spelled))) return undefined;
  const atoms: Atom[] = afterStop ? [{ start, end: start, options: [LOST] }] : [];
  const choices: Option[] = afterStop ? [LOST] : [];
  let at = start;
  for (const [position, { word }] of words.entries()) {
    if (position > 0) {
      atoms.push({ start: at, end: at, options: [LOST] });
      choices.push(LOST);
    }
    const option: Option = { text: word, cost: 0 };
    atoms.push({ start: at, end: at + word.length, options: [option] });
    choices.push(option);
    at += word.length;
  }
  const few = words.length > 2 || !isUsual;
  // Programs name things with nouns and verbs in a row: `maximumlinewidth`.
  const isNamed = isNamedBefore(text, start, trait);
  const isName = few && !spelled.some((word) => ONLY_IN_PHRASES.has(word));
  const unlikely =
    (few && words.length <= FEW_RUN_TOGETHER.words ? FEW_RUN_TOGETHER.nats : 0) +
    (isName ? NAMED : 0) +
    (isNamed ? NAMED_BEFORE : 0) +
    (standsAlone(text, start, end) ? ALONE : 0);
  const word = words.map((one) => one.word).join(" ");
  return {
    first: index,
    last: index,
    start,
    end,
    atoms,
    choices,
    word,
    gain: costs.of(index) - best.cost - (isUsual || words.length === 2 ? 0 : UNUSUAL),
    isName: isName || isNamed,
    unlikely,
  };
}

const rarest = (length: number): number => {
  if (length <= SHORT) return RAREST_SHORT;
  return length >= LONG ? RAREST_LONG : RAREST;
};

/** Whether a word may stand among words that are run together. */
const isBelievable = (words: Trie, node: number, length: number): boolean =>
  isWordNode(words, node) &&
  !isNameNode(words, node) &&
  words.wordCosts[node]! <= rarest(length) * UNITS_PER_NAT;

/** Whether the letters can be parted into words at all, which most cannot. */
function canBeParted(words: Trie, letters: string): boolean {
  const reached = new Uint8Array(letters.length + 1);
  reached[0] = 1;
  for (let from = 0; from < letters.length; from += 1) {
    if (reached[from] === 0) continue;
    let node: number = ROOT;
    for (let to = from; to < letters.length && node >= 0; to += 1) {
      node = childOf(words, node, letters.charCodeAt(to) - 0x61);
      if (node >= 0 && isBelievable(words, node, to + 1 - from)) reached[to + 1] = 1;
    }
  }
  return reached[letters.length] === 1;
}

/** A capital inside words that are run together, and so no word of small letters. */
const PRONOUN = "i";

/** Best way through the letters: each place keeps a few paths, which differ in their last word. */
function cheapestWords({ words, bigrams }: Model, letters: string): WordPath | undefined {
  if (!canBeParted(words, letters)) return undefined;
  const paths: (WordPath | undefined)[][] = Array.from({ length: letters.length + 1 }, () => []);
  paths[0] = [undefined];
  for (let from = 0; from < letters.length; from += 1) {
    const before = paths[from]!;
    if (before.length === 0) continue;
    let node: number = ROOT;
    for (let to = from; to < letters.length; to += 1) {
      node = childOf(words, node, letters.charCodeAt(to) - 0x61);
      if (node < 0) break;
      if (!isBelievable(words, node, to + 1 - from)) continue;
      const word = letters.slice(from, to + 1);
      if (CLITICS.has(word) || (from > 0 && word === PRONOUN)) continue;
      for (const path of before) {
        // `aaaah` is a cry, and no phrase.
        if (to === from && path?.node === node) continue;
        const row = path === undefined ? -1 : rowOf(bigrams, path.node);
        const after = costAfter(bigrams, row, node, words.wordCosts[node]!) / UNITS_PER_NAT;
        keep(paths[to + 1]!, { node, word, cost: (path?.cost ?? 0) + after, before: path });
      }
    }
  }
  return paths[letters.length]![0];
}

/** Keeps the cheapest paths, in order. */
function keep(paths: (WordPath | undefined)[], path: WordPath): void {
  const same = paths.findIndex((other) => other?.node === path.node);
  if (same >= 0) {
    if (paths[same]!.cost <= path.cost) return;
    paths.splice(same, 1);
  }
  const place = paths.findIndex((other) => other!.cost > path.cost);
  if (place < 0) paths.push(path);
  else paths.splice(place, 0, path);
  if (paths.length > BREADTH) paths.pop();
}

/** Whether words in a row can be a phrase rather than a compound or the name of something. */
function isPhrase(words: readonly string[], { model }: ClaimContext): boolean {
  const frequent = words.map((word) => (wordCost(word, model.words) ?? RAREST) <= FREQUENT);
  if (words.length >= LONG_RUN) return frequent.filter(Boolean).length * 4 >= words.length;
  if (words.length === 2 && !frequent.every(Boolean)) return false;
  const open = OPEN_ENDED.has(words[0]!) || OPEN_ENDED.has(words.at(-1)!);
  const clear = words.some((word) => ONLY_IN_PHRASES.has(word));
  return !(words.length === 2 && open && !clear) && frequent.filter(Boolean).length * 2 >= words.length;
}
