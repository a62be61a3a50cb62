/** Damage that one or another of the peers is made for, done to clean texts; the same seed gives the same damage. */
import { chance, randomFrom } from "../support/random.js";
import { simulate } from "../support/simulator.js";

export interface DamagedText {
  readonly damaged: string;
  readonly truth: string;
}

type Damage = (clean: string, seed: number) => DamagedText;

/** Rate of the blanks between words that are lost. */
const LOST_BLANKS = 0.05;
/** Rate of characters that a reader takes for others. */
const READER_ERRORS = 0.03;

const LIGATURES: readonly (readonly [letters: string, sign: string])[] = [
  ["ffi", "\ufb03"],
  ["ffl", "\ufb04"],
  ["ff", "\ufb00"],
  ["fi", "\ufb01"],
  ["fl", "\ufb02"],
];

/** What Windows-1252 shows for the bytes 80 to 9F; the decoder of Node.js takes them for control characters. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const asWindows1252 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => WINDOWS[byte - 0x80] ?? String.fromCharCode(byte)).join("");

/** By the name under which the README tells of it. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  "constant shift": (clean, seed) =>
    simulate(clean, { offsets: [2, 3, -29, -31], offsetPer: "document", regions: 3 }, seed),
  "ligature signs": (clean) => ({
    truth: clean,
    damaged: LIGATURES.reduce((text, [letters, sign]) => text.replaceAll(letters, sign), clean),
  }),
  "UTF-8 misread": (clean) => {
    const truth = clean.replaceAll("'", "’").replace(/"([^"\n]+)"/g, "“$1”");
    return { truth, damaged: asWindows1252(new TextEncoder().encode(truth)) };
  },
  "blanks lost": (clean, seed) => {
    const random = randomFrom(seed);
    return {
      truth: clean,
      damaged: clean.replace(/(?<=[a-z]) (?=[a-z])/g, (blank) => (chance(random, LOST_BLANKS) ? "" : blank)),
    };
  },
  "reader's errors": (clean, seed) =>
    simulate(clean, { offsets: [0], noise: READER_ERRORS, regions: 10 }, seed),
};
