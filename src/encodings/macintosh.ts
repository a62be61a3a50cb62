/**
 * The standard order of glyphs in TrueType fonts (Apple, TrueType Reference Manual, 'post' table, format 1), and the order
 * of Microsoft's fonts, which lacks the no-break space in it. A font without a character map shows glyph numbers for codes.
 */
import type { Encoding } from "./encoding.js";
import { type Glyph, tableEncoding } from "./glyph-table.js";

/** Glyph 3 is the blank; up to glyph 97 the order is ASCII's. */
const FIRST_ASCII = 3;
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 0x20 + index));

/** Glyphs from 98 on, in Apple's order. */
const BEYOND_ASCII =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰" +
  "ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇŁłŠšŽž¦ÐðÝýÞþ−×¹²³½¼¾₣ĞğİŞşĆćČčđ";

/** Codes 0x80–0x9F as Windows-1252 shows them: extractors write those glyph numbers either way. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const FIRST_WINDOWS = 0x80;

/** The character of every glyph, by number. */
export const macintoshOrder = (): string[] => [
  ...Array.from({ length: FIRST_ASCII }, () => ""),
  ...ASCII,
  ...BEYOND_ASCII,
];

const microsoftOrder = (): string[] => macintoshOrder().filter((character) => character !== "\u00a0");

function glyphsOf(order: readonly string[]): Glyph[] {
  const glyphs = order.flatMap((character, number): Glyph[] =>
    character === "" ? [] : [[number, character]],
  );
  const again = glyphs.flatMap(([number, character]): Glyph[] => {
    const shown = WINDOWS_1252[number - FIRST_WINDOWS];
    return shown === undefined ? [] : [[shown.charCodeAt(0), character]];
  });
  return [...glyphs, ...again];
}

/** Shown glyph number minus true code, for ASCII. */
const OFFSET = FIRST_ASCII - 0x20;

/** A table without accented letters in the places of plain ones: a word that goes on in a healthy font shows those. */
const withoutPlainLetters = (glyphs: readonly Glyph[]): Glyph[] =>
  glyphs.filter(([shown, truth]) => truth <= "~" || shown > 0x7e);

/**
 * The orders of the two makers; Microsoft's first: its fonts are the commoner ones.
 *
 * @param tokens whether numbers of tokens are read, which no healthy font shows
 */
export const macintoshEncodings = (tokens: boolean): Encoding[] =>
  (["microsoft", "apple"] as const).map((order) => {
    const glyphs = glyphsOf(order === "apple" ? macintoshOrder() : microsoftOrder());
    return tableEncoding(tokens ? glyphs : withoutPlainLetters(glyphs), {
      family: "glyph-order",
      params: { order, offset: OFFSET },
      tokens,
      rarity: 0,
    });
  });
