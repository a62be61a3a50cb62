/** What others do with a text: each is asked what it is made for, and none is asked to repair. */
import { createRequire } from "node:module";
import dictionary from "dictionary-en";
import { franc } from "franc";
import nspell from "nspell";

interface Spellcheck {
  isCorrect(word: string): boolean;
}

/** Only this part of `natural`: the whole brings drivers of databases. */
const NaturalSpellcheck = createRequire(import.meta.url)(
  "natural/lib/natural/spellcheck/spellcheck.js",
) as new (
  words: readonly string[],
) => Spellcheck;

const WORDS = /[A-Za-z]+/g;
/** Codes that print in ASCII. */
const [FIRST, CODES] = [32, 95];

const linesOf = (text: string): string[] => text.split("\n");
const wordsOf = (text: string): string[] => text.match(WORDS) ?? [];

/** By their names in the table; each comes to a number, so that nothing of it can be left out. */
export function peers(): Readonly<Record<string, (text: string) => number>> {
  const spelling = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
  const words = Buffer.from(dictionary.dic)
    .toString()
    .split("\n")
    .slice(1)
    .map((line) => line.replace(/\/.*/, ""));
  const spellcheck = new NaturalSpellcheck(words);
  const lexicon = new Set(words);
  return {
    "a loop over the characters": sumOfCodes,
    "`franc` on each line": (text) => linesOf(text).filter((line) => franc(line) === "eng").length,
    "`nspell` on each word": (text) => wordsOf(text).filter((word) => spelling.correct(word)).length,
    "Spellcheck of `natural` on each word": (text) =>
      wordsOf(text).filter((word) => spellcheck.isCorrect(word)).length,
    "every shift of each line, in a dictionary": (text) =>
      linesOf(text).reduce((sum, line) => sum + bestShift(line, lexicon), 0),
  };
}

function sumOfCodes(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += text.charCodeAt(index);
  return sum;
}

/** The shift under which most words of a line stand in a dictionary: the usual answer that people make for themselves. */
function bestShift(line: string, lexicon: ReadonlySet<string>): number {
  let best = { shift: 0, known: -1 };
  for (let shift = 0; shift < CODES; shift += 1) {
    const shifted = line.replace(/[ -~]/g, (sign) =>
      String.fromCharCode(FIRST + ((sign.charCodeAt(0) - FIRST + shift) % CODES)),
    );
    const known = wordsOf(shifted).filter((word) => lexicon.has(word.toLowerCase())).length;
    if (known > best.known) best = { shift, known };
  }
  return best.shift;
}
