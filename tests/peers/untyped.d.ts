declare module "fix-utf8" {
  export default function fixUtf8(text: string): string;
}

declare module "nspell" {
  interface Spelling {
    correct(word: string): boolean;
    suggest(word: string): string[];
  }
  export default function nspell(affixes: Buffer, words: Buffer): Spelling;
}

declare module "wordsninja" {
  export default class WordsNinja {
    loadDictionary(): Promise<unknown>;
    splitSentence(text: string): string[];
  }
}
