/** Paragraphs in encodings that follow no table, each in a document of its own. */
import { align } from "../../src/score/align.js";
import {
  type Cipher,
  encipher,
  freeCipher,
  linkedCipher,
  monotoneCipher,
  nearCipher,
  orderedCipher,
  rangedCipher,
} from "../support/cipher.js";
import { type Random, randomFrom } from "../support/random.js";
import type { KnownDamage } from "./measure.js";

interface CipherScenario {
  readonly name: string;
  readonly cipher: (random: Random) => Cipher;
  /** UTF-16 units that a stretch has at least. */
  readonly lengths: readonly number[];
}

export const CIPHERS: readonly CipherScenario[] = [
  { name: "ranges in order, with gaps", cipher: orderedCipher, lengths: [80, 200] },
  { name: "ranges within ASCII, signs kept", cipher: nearCipher, lengths: [80, 120, 200] },
  { name: "ranges anywhere", cipher: (random) => rangedCipher(random, "kept"), lengths: [80, 200] },
  { name: "ranges anywhere, blank moved", cipher: (random) => rangedCipher(random, "moved"), lengths: [120] },
  { name: "letters exchanged in both cases", cipher: linkedCipher, lengths: [200, 400] },
  { name: "glyphs in order", cipher: (random) => monotoneCipher(random, "kept"), lengths: [200] },
  { name: "any code for any", cipher: (random) => freeCipher(random, "kept"), lengths: [200, 400] },
  { name: "any code for any, blank moved", cipher: (random) => freeCipher(random, "moved"), lengths: [400] },
];

/** Paragraphs of a text that are enciphered, and healthy text that stands before and after one. */
const PARAGRAPHS = 4;
const HEALTHY = 1500;
/** Signs of markup: only prose is enciphered. */
const MARKUP = /[|#>*`[~_\\]/;
/** UTF-16 units of a paragraph that stay healthy before and after its stretch. */
const MARGIN = 60;

/**
 * A stretch inside each of some paragraphs, enciphered by a cipher of its own, with the paragraph's healthy rest on lines
 * of their own around it.
 *
 * @param seed of the first; each paragraph has the next one
 */
export function encipherParagraphs(
  text: string,
  { cipher }: CipherScenario,
  length: number,
  seed: number,
): KnownDamage[] {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => paragraph.replaceAll("\n", " "));
  const fit = paragraphs.filter((it) => it.length > length + 2 * MARGIN && !MARKUP.test(it));
  return fit.slice(0, PARAGRAPHS).map((paragraph, index) => {
    const random = randomFrom(seed + index);
    const from = paragraph.indexOf(" ", MARGIN) + 1;
    const to = paragraph.indexOf(" ", from + length);
    const gold = paragraph.slice(from, to < 0 ? paragraph.length : to);
    const raw = encipher(gold, cipher(random), 0, random);
    const others = paragraphs.filter((it) => it !== paragraph).join("\n\n");
    const before = `${others.slice(0, HEALTHY)}\n\n${paragraph.slice(0, from).trim()}\n\n`;
    const after = `\n\n${to < 0 ? "" : paragraph.slice(to + 1)}\n\n${others.slice(-HEALTHY)}`;
    return {
      damaged: before + raw + after,
      truth: before + gold + after,
      regions: [{ start: before.length, end: before.length + raw.length, raw, gold }],
    };
  });
}

const LETTER = /[A-Za-z]/;

/** Letters of a true text, and those of them that stand in the output. */
export function lettersRight(
  truth: string,
  output: string,
): { readonly all: number; readonly right: number } {
  const wrong = new Uint8Array(truth.length);
  for (const { aStart, aEnd } of align(truth, output)) wrong.fill(1, aStart, aEnd);
  let all = 0;
  let right = 0;
  for (let at = 0; at < truth.length; at += 1) {
    if (!LETTER.test(truth[at]!)) continue;
    all += 1;
    if (wrong[at] === 0) right += 1;
  }
  return { all, right };
}
