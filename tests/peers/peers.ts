/** Other tools that repair text, each used as its own page says, on whole texts. */
import dictionary from "dictionary-en";
import fixUtf8 from "fix-utf8";
import nspell from "nspell";
import WordsNinja from "wordsninja";
import { emend } from "../../src/index.js";
import { loadModel } from "../../src/node.js";

/** What a tool makes of a text. */
export type Repair = (text: string) => string;

/** Words are what a reader of English takes for one: letters, and apostrophes between them. */
const WORDS = /\p{L}+(?:['’]\p{L}+)*/gu;

/** By the name under which the README tells of it. */
export async function peers(): Promise<Readonly<Record<string, Repair>>> {
  const model = loadModel();
  return {
    emend: (text) => emend(text, { model, notes: "none" }).text,
    '`normalize("NFKC")`': (text) => text.normalize("NFKC"),
    "fix-utf8": fixUtf8,
    wordsninja: await splitter(),
    nspell: corrector(),
  };
}

async function splitter(): Promise<Repair> {
  const ninja = new WordsNinja();
  await ninja.loadDictionary();
  return (text) => text.replace(/[A-Za-z]+/g, (word) => ninja.splitSentence(word).join(" "));
}

/** The first suggestion for each word that the dictionary lacks. */
function corrector(): Repair {
  const spelling = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
  const corrected = new Map<string, string>();
  return (text) =>
    text.replace(WORDS, (word) => {
      const known = corrected.get(word);
      if (known !== undefined) return known;
      const now = spelling.correct(word) ? word : (spelling.suggest(word)[0] ?? word);
      corrected.set(word, now);
      return now;
    });
}
