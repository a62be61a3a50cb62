/**
 * Odd codes inside the words of healthy text that stand for ligatures. Which code a font shows for which ligature differs
 * from document to document, so that this table only says what is likely before the document has shown anything.
 * Costs in nats.
 */

/** A reading of an odd code as a ligature. */
export interface LigatureGuess {
  readonly text: string;
  /** Nats. */
  readonly cost: number;
}

const guesses = (entries: Readonly<Record<string, number>>): readonly LigatureGuess[] =>
  Object.entries(entries).map(([text, cost]) => ({ text, cost }));

/** Ligatures by how often English prose holds them; those of t are in few fonts. */
const ANY = guesses({ fi: 0.9, fl: 2, ff: 2, ffi: 2.5, ti: 3.5, tt: 4.5, ft: 5, ffl: 5, tti: 5.5, tf: 6 });

/** Other readings of a code that mostly stands for one ligature cost this much more. */
const UNUSUAL = 3;

const mostly = (text: string): readonly LigatureGuess[] => [
  { text, cost: 0.2 },
  ...ANY.filter((guess) => guess.text !== text).map((guess) => ({ ...guess, cost: guess.cost + UNUSUAL })),
];

const only = (text: string): readonly LigatureGuess[] => [{ text, cost: 0 }];

/** Codes that say themselves what they stand for: presentation forms and glyph names. */
const FIXED: ReadonlyMap<string, readonly LigatureGuess[]> = new Map([
  ["\ufb00", only("ff")],
  ["\ufb01", only("fi")],
  ["\ufb02", only("fl")],
  ["\ufb03", only("ffi")],
  ["\ufb04", only("ffl")],
  ["\ufb05", only("st")],
  ["\ufb06", only("st")],
  ["/f_f_i", only("ffi")],
  ["/f_f_l", only("ffl")],
  ["/f_f", only("ff")],
  ["/f_i", only("fi")],
  ["/f_l", only("fl")],
  ["/f_t", only("ft")],
  ["/t_t_i", only("tti")],
  ["/t_i", only("ti")],
  ["/t_t", only("tt")],
  ["/t_f", only("tf")],
  ["/uniFB00", only("ff")],
  ["/uniFB01", only("fi")],
  ["/uniFB02", only("fl")],
  ["/uniFB03", only("ffi")],
  ["/uniFB04", only("ffl")],
]);

/** Glyph names, the longest first. */
const NAMES = [...FIXED.keys()].filter((code) => code.startsWith("/")).sort((a, b) => b.length - a.length);

/** Codes met for one ligature in many documents: slots of TeX fonts, Calibri's glyph numbers, signs of Type 1 fonts. */
const USUAL: ReadonlyMap<string, readonly LigatureGuess[]> = new Map([
  ["(cid:11)", mostly("ff")],
  ["(cid:12)", mostly("fi")],
  ["(cid:13)", mostly("fl")],
  ["(cid:14)", mostly("ffi")],
  ["(cid:15)", mostly("ffl")],
  ["\u000b", mostly("ff")],
  ["\u000c", mostly("fi")],
  ["\u000e", mostly("ffi")],
  ["\u000f", mostly("ffl")],
  ["Ɵ", mostly("ti")],
  ["Ʃ", mostly("tt")],
  ["ƫ", mostly("tti")],
  ["Ō", mostly("ft")],
  ["ƞ", mostly("tf")],
  ["ī", mostly("ff")],
  ["ĸ", mostly("ffi")],
  ["Į", mostly("fi")],
  ["į", mostly("fi")],
  ["Ň", mostly("fl")],
  ["Ł", mostly("fi")],
  ["ł", mostly("fl")],
  ["¿", mostly("fi")],
  ["Þ", mostly("fi")],
  ["ϐ", mostly("fi")],
  ["ϑ", mostly("fl")],
]);

const NONE: readonly LigatureGuess[] = [];
/** A mark over a letter is an accent, be it an odd one. */
const isMark = (code: string): boolean => /^\p{M}$/u.test(code);

/** What a code may stand for. */
export const ligatureGuesses = (code: string): readonly LigatureGuess[] =>
  FIXED.get(code) ?? USUAL.get(code) ?? (isMark(code) ? NONE : ANY);

/** What a code stands for that says so itself; nothing for any other. */
export const fixedLigature = (code: string): string | undefined => FIXED.get(code)?.[0]?.text;

/** The longest of the codes that are written with several signs, in UTF-16 units. */
const CID = /^\(cid:\d{1,5}\)/;
const LONGEST_CODE = 12;

/**
 * Length in UTF-16 units of a code written with several signs, `(cid:12)` or `/f_i`, at an offset; 0 if none stands there.
 */
export function writtenCodeLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x28) {
    if (!text.startsWith("(cid:", at)) return 0;
    return CID.exec(text.slice(at, at + LONGEST_CODE))?.[0].length ?? 0;
  }
  if (code !== 0x2f) return 0;
  return NAMES.find((name) => text.startsWith(name, at))?.length ?? 0;
}

/** How a code is taken when nothing is known of the document. */
export interface CodePrice {
  /** Nats of the document using this code for a ligature. */
  readonly unproven: number;
  /** Nats of the code standing in a word for any other reason. */
  readonly otherwise: number;
}

const SAYS_ITSELF: CodePrice = { unproven: 0, otherwise: 12 };
/** What no text holds: control characters, private use, the replacement character, numbers of glyphs. */
const NO_TEXT: CodePrice = { unproven: 6, otherwise: 7 };
/** Letters of other languages, and those of them that are met for one ligature in many documents. */
const FOREIGN_LETTER: CodePrice = { unproven: 8, otherwise: 5 };
const USUAL_LETTER: CodePrice = { unproven: 6.5, otherwise: 5 };
/** Signs such as ® that stand beside words, but hardly in them. */
const PRINTED_SIGN: CodePrice = { unproven: 8, otherwise: 4 };
/** Signs that programs, numbers and quotations hold. */
const ASCII_SIGN: CodePrice = { unproven: 13, otherwise: 2 };
/** A capital or a digit shown for a ligature. */
const LETTER: CodePrice = { unproven: 13, otherwise: 4 };

const isPrivateUse = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;

/** Names of the classes of signs that one font shows for its several ligatures. */
const CLASSES: ReadonlyMap<CodePrice, string> = new Map([
  [PRINTED_SIGN, "printed signs"],
  [ASCII_SIGN, "signs of ASCII"],
  [LETTER, "letters and digits"],
]);

/** The class of a code that speaks for others of its kind; nothing for any other code. */
export const codeClass = (code: string): string | undefined => CLASSES.get(codePrice(code));

/** What it costs to take a code for a ligature. */
export function codePrice(code: string): CodePrice {
  if (FIXED.has(code)) return SAYS_ITSELF;
  if (code.length > 1) return NO_TEXT;
  const unit = code.charCodeAt(0);
  if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit === 0xfffd || isPrivateUse(unit)) return NO_TEXT;
  if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x31 && unit <= 0x39)) return LETTER;
  if (unit < 0x7f) return ASCII_SIGN;
  if (PRINTED_SIGNS.has(code)) return PRINTED_SIGN;
  return USUAL.has(code) ? USUAL_LETTER : FOREIGN_LETTER;
}

/** Signs seen for ligatures that end a word wherever they stand for themselves. */
const ASCII_SIGNS = '"!$#<@%&[123456789';
const PRINTED_SIGNS: ReadonlySet<string> = new Set("©®¯°±¬¦¤¢¥¶¹²³ºª¼½¾×÷†‡‰‹›™⁄“”„˛˙˚˜");

/** All signs that part words where they stand for themselves. */
export const LIGATURE_SIGNS: ReadonlySet<string> = new Set([...ASCII_SIGNS, ...PRINTED_SIGNS]);

/** Letters that must stand beside the name of a ligature, `/f_i`, and nats against a word with fewer, or with one beside a code. */
export const WRITTEN_CODE = { letters: 3, nats: 6 } as const;
