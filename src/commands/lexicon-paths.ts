import { isKnownWord } from "../english/known.js";
import { confirmedWords } from "../provenance/confirmed-words.js";
import { visible } from "../report/visible.js";
import type { Context } from "./context.js";
import { readDecisionBook } from "./decisions-option.js";

/** Prints the words that readers have confirmed and that no lexicon holds. */
export async function printLexicon(files: readonly string[], context: Context): Promise<void> {
  const books = await Promise.all(files.map(readDecisionBook));
  const decisions = books.flatMap((book) => book?.decisions ?? []);
  const { model } = await context.loadEngine();
  const words = confirmedWords(decisions).filter(
    (word) => !isPlainWord(word) || !isKnownWord(word, [model.words]),
  );
  if (words.length === 0)
    context.tell("emend: no confirmed reading holds a word that the word model lacks\n");
  await context.print(words.map((word) => `${visible(word)}\n`).join(""));
}

const isPlainWord = (word: string): boolean => /^[a-z]+$/i.test(word);
