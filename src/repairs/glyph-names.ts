/**
 * Names of glyphs that extractors print, after a slash, in place of the character: the names of the Adobe Glyph List For New
 * Fonts that occur in prose, names made of letters joined by `_` (ligatures), and `uni` with code points (Adobe Glyph List
 * Specification, section 2). Names that are English words (`space`, `period`, `one`) are left out: `and/one` is no glyph.
 */

import { isLatinCode } from "../english/latin.js";

/** Combining characters by the name that they have in names of letters. */
const MARKS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circumflex: "\u0302",
  dieresis: "\u0308",
  tilde: "\u0303",
  cedilla: "\u0327",
  caron: "\u030c",
  ring: "\u030a",
  macron: "\u0304",
  breve: "\u0306",
  ogonek: "\u0328",
  hungarumlaut: "\u030b",
  dotaccent: "\u0307",
};

const SIGNS: Readonly<Record<string, string>> = {
  quoteright: "’",
  quoteleft: "‘",
  quotedblleft: "“",
  quotedblright: "”",
  quotesingle: "'",
  quotedbl: '"',
  quotesinglbase: "‚",
  quotedblbase: "„",
  guillemotleft: "«",
  guillemotright: "»",
  guilsinglleft: "‹",
  guilsinglright: "›",
  endash: "–",
  emdash: "—",
  germandbls: "ß",
  dotlessi: "ı",
  oslash: "ø",
  Oslash: "Ø",
  lslash: "ł",
  Lslash: "Ł",
  parenleft: "(",
  parenright: ")",
  exclamdown: "¡",
  questiondown: "¿",
  fi: "fi",
  fl: "fl",
  ff: "ff",
  ffi: "ffi",
  ffl: "ffl",
};

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Letters with marks, by name; only those that are one character of Unicode. */
const markedLetters = (): [string, string][] =>
  Object.entries(MARKS).flatMap(([name, mark]) =>
    Array.from(LETTERS, (letter): [string, string] => [letter + name, (letter + mark).normalize("NFC")]),
  );

const NAMES: ReadonlyMap<string, string> = new Map([
  ...markedLetters().filter(([, text]) => text.length === 1),
  ...Object.entries(SIGNS),
]);
const LONGEST_NAME = Math.max(...Array.from(NAMES.keys(), (name) => name.length));

/** Ligatures of text fonts, as the letters that they join. */
const LIGATURES: ReadonlySet<string> = new Set(
  "ff fi fl ffi ffl fb ffb fh ffh fj ffj fk ffk ft fft tt ti tti tf Th ct st sp gi gy".split(" "),
);

/** How sure a name is by itself. */
export type NameKind =
  /** Code points in full. */
  | "code"
  /** A name that is neither word nor path. */
  | "sign"
  /** Letters joined by `_`. */
  | "joined"
  /** A ligature's letters: the name of a folder as well. */
  | "plain";

/** A glyph's name in a text, and what it stands for. */
export interface GlyphName {
  /** UTF-16 units, the slash not counted. */
  readonly length: number;
  readonly text: string;
  readonly kind: NameKind;
}

/** What follows the name of a sign in the name of another one (Adobe Glyph List): `parenleftex`, `dollarsuperior`. */
const OTHER_GLYPHS: ReadonlySet<string> = new Set(
  "alt bt ex inferior math mid monospace oldstyle sans serif small superior tp vertical".split(" "),
);

const JOINED = /[A-Za-z](?:_[A-Za-z]){1,2}/y;
const CODES = /uni(?:[0-9A-F]{4}){1,3}/y;

/** The longest glyph's name that begins at an offset. */
export function glyphNameAt(text: string, offset: number): GlyphName | undefined {
  CODES.lastIndex = offset;
  const codes = CODES.exec(text)?.[0];
  if (codes !== undefined) return codeName(codes);
  JOINED.lastIndex = offset;
  const joined = JOINED.exec(text)?.[0];
  for (let length = joined?.length ?? 0; length >= 3; length -= 2) {
    const letters = text.slice(offset, offset + length).replaceAll("_", "");
    if (LIGATURES.has(letters)) return { length, text: letters, kind: "joined" };
  }
  let letters = 0;
  while (letters < LONGEST_NAME && isLatinCode(text.charCodeAt(offset + letters))) letters += 1;
  for (let length = letters; length >= 2; length -= 1) {
    const name = text.slice(offset, offset + length);
    const found = NAMES.get(name);
    if (found === undefined) continue;
    return OTHER_GLYPHS.has(text.slice(offset + length, offset + letters))
      ? undefined
      : { length, text: found, kind: found === name ? "plain" : "sign" };
  }
  return undefined;
}

/** Letters, digits, punctuation and symbols: nothing that is private, unassigned or invisible. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/** The first code point always; the next ones only where they are a letter's or a mark's as well: a capital may follow. */
function codeName(name: string): GlyphName | undefined {
  const points = (name.slice(3).match(/.{4}/g) ?? []).map((digits) => Number.parseInt(digits, 16));
  let text = "";
  let length = 3;
  for (const point of points) {
    const sign = String.fromCharCode(point);
    if (!VISIBLE.test(sign)) break;
    text += sign.normalize("NFKC").length > 1 && /[\ufb00-\ufb06]/.test(sign) ? sign.normalize("NFKC") : sign;
    length += 4;
  }
  return text === "" ? undefined : { length, text, kind: "code" };
}
