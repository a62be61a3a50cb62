/** One stretch of true text, and how a broken font and a tired reader show it. */
import {
  CONFUSIONS,
  LIGATURE_STYLES,
  LIGATURES,
  type LigatureCodes,
  type LigatureStyle,
  MERGES,
  OFTEN_DROPPED,
  QUOTE_CODES,
  READER_ERRORS,
  type ReaderError,
  WIDE_LETTERS,
} from "./damage-tables.js";
import { chance, pick, pickWeighted, type Random } from "./random.js";

/** How one stretch is garbled. Rates are probabilities, 0 to 1. */
export interface Garbling {
  /** Shown code minus true code; 0 for plain print. */
  readonly offset: number;
  /** Control characters that the offset leads to: shown, or lost on the way. */
  readonly controls: "shown" | "dropped";
  /** The blank: moved like every other code, left as it is, or now this and now that. */
  readonly blank: "shifted" | "kept" | "mixed";
  /** Share of blanks that are lost. */
  readonly lostBlanks: number;
  /** Rate of a plain blank beside a wide letter. */
  readonly spuriousBlanks: number;
  /** Every glyph stands apart. */
  readonly letterSpaced: boolean;
  /** The second half is plain, letter-spaced text without its blanks. */
  readonly plainTail: boolean;
  /** The stretch ends with a shifted blank that the text does not have. */
  readonly trailingBlank: boolean;
  /** Codes for ligatures; null leaves them as letters. */
  readonly ligatures: LigatureCodes | null;
  /** Curly quotes are shown as odd codes. */
  readonly oddQuotes: boolean;
  /** Reader errors per printed glyph. */
  readonly noise: number;
  /** Markup that somebody laid over the garbled print. */
  readonly markup: "none" | "emphasis" | "code";
  /** `*` and `_` of the garbled print are escaped with a backslash. */
  readonly escapes: boolean;
}

/** A piece of true text and what is printed for it. */
interface Glyph {
  readonly text: string;
  readonly shown: string;
}

const BLANK = " ";

/** The garbled print of a stretch of true text. */
export function garble(text: string, garbling: Garbling, random: Random): string {
  const glyphs = toGlyphs(text, garbling, random);
  const middle = garbling.plainTail ? wordStartNear(glyphs, glyphs.length / 2) : glyphs.length;
  const read = misread(glyphs.slice(0, middle), garbling, random);
  if (garbling.trailingBlank) read.push({ text: "", shown: shiftCode(BLANK, garbling) });
  const shown = garbling.letterSpaced
    ? spaceLetters(read, random)
    : addBlanks(read, garbling.spuriousBlanks, random);
  const tail = [...text.slice(lengthOf(glyphs.slice(0, middle)))].filter((letter) => letter !== BLANK);
  return layMarkup([shown, ...tail].join(BLANK), garbling);
}

/**
 * The code that is shown for one character. Codes below U+0000 do not exist and line ends cannot stand in a line:
 * such characters stay as they are.
 */
function shiftCode(character: string, { offset, controls }: Pick<Garbling, "offset" | "controls">): string {
  const code = character.codePointAt(0)!;
  if (offset === 0 || code < 0x20 || code > 0x7e) return character;
  const shown = code + offset;
  if (shown < 0 || shown === 0x0a || shown === 0x0d) return character;
  const isControl = shown < 0x20 || (shown >= 0x7f && shown < 0xa0);
  return isControl && controls === "dropped" ? "" : String.fromCharCode(shown);
}

/** One code for each ligature of a style, chosen once, for fonts that are consistent. */
export function settleLigatures(style: LigatureStyle, random: Random): LigatureCodes {
  const codes: LigatureCodes = LIGATURE_STYLES[style];
  return Object.fromEntries(
    Object.entries(codes).map(([ligature, choices]) => [ligature, [[pickWeighted(random, choices), 1]]]),
  );
}

function toGlyphs(text: string, garbling: Garbling, random: Random): Glyph[] {
  const glyphs: Glyph[] = [];
  for (let at = 0; at < text.length; ) {
    const ligature =
      garbling.ligatures && LIGATURES.find((it) => text.startsWith(it, at) && garbling.ligatures?.[it]);
    const piece = ligature || String.fromCodePoint(text.codePointAt(at)!);
    glyphs.push({ text: piece, shown: printPiece(piece, garbling, random) });
    at += piece.length;
  }
  return glyphs;
}

function printPiece(piece: string, garbling: Garbling, random: Random): string {
  const codes = garbling.ligatures?.[piece] ?? (garbling.oddQuotes ? QUOTE_CODES[piece] : undefined);
  if (codes) return pickWeighted(random, codes);
  if (piece === BLANK) return chance(random, garbling.lostBlanks) ? "" : printBlank(garbling, random);
  return shiftCode(piece, garbling);
}

function printBlank(garbling: Garbling, random: Random): string {
  if (garbling.blank === "kept") return BLANK;
  const code = shiftCode(BLANK, garbling);
  if (garbling.blank === "shifted") return code;
  return pickWeighted(random, [
    [code, 50],
    [`${code} `, 25],
    [` ${code}`, 8],
    [` ${code} `, 5],
    // A double quote in print also reads as an apostrophe or as a curly quote.
    [code === '"' ? pick(random, ["'", "”"]) : code, 4],
    [BLANK, 8],
  ]);
}

/** The glyph index, at or after `index`, at which a word starts. */
function wordStartNear(glyphs: readonly Glyph[], index: number): number {
  const blank = glyphs.findIndex((glyph, at) => at >= index && glyph.text === BLANK);
  return blank < 0 ? glyphs.length : blank + 1;
}

function lengthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.text.length, 0);
}

/** Reader errors act on the garbled print; blanks are left to the spacing options. */
function misread(glyphs: readonly Glyph[], { noise }: Garbling, random: Random): Glyph[] {
  const read: Glyph[] = [];
  // A pair that can be merged is merged several times as often as a glyph is misread.
  const mergeRate = Math.min(1, noise * 5);
  for (let at = 0; at < glyphs.length; at += 1) {
    const glyph = glyphs[at]!;
    const next = glyphs[at + 1];
    const merged = next && MERGES[glyph.shown + next.shown];
    if (merged && chance(random, mergeRate)) {
      read.push({ text: glyph.text + next.text, shown: merged });
      at += 1;
    } else if (glyph.text === BLANK || !chance(random, noise)) {
      read.push(glyph);
    } else {
      const error = pickWeighted(random, READER_ERRORS);
      if (error === "swapped" && next && next.text !== BLANK) {
        read.push(next, glyph);
        at += 1;
      } else {
        read.push({ text: glyph.text, shown: MISREADINGS[error](glyph.shown, random) });
      }
    }
  }
  return read;
}

const MISREADINGS: Readonly<Record<ReaderError, (shown: string, random: Random) => string>> = {
  // Some glyphs are lost more often than others; the others are rather mistaken for their look-alikes.
  dropped: (shown, random) => (OFTEN_DROPPED.has(shown) || chance(random, 0.6) ? "" : confuse(shown, random)),
  substituted: confuse,
  // The last glyph of a word has nothing to be swapped with.
  swapped: confuse,
  inserted: (shown, random) => shown + pick(random, INSERTED),
  doubled: (shown) => shown + shown,
  case: (shown) => (shown === shown.toLowerCase() ? shown.toUpperCase() : shown.toLowerCase()),
};

/** Thin strokes and specks that readers see where there is nothing. */
const INSERTED = [..."tilnck"];

/** A glyph without look-alikes is dropped instead. */
function confuse(shown: string, random: Random): string {
  const choices = CONFUSIONS[shown];
  return choices ? pickWeighted(random, choices) : "";
}

function addBlanks(glyphs: readonly Glyph[], rate: number, random: Random): string {
  let shown = "";
  for (const glyph of glyphs) {
    const isDrawn = chance(random, rate * (WIDE_LETTERS[glyph.text] ?? 0));
    const [before, after] = isDrawn ? pick(random, SIDES) : ["", ""];
    shown += before + glyph.shown + after;
  }
  return shown;
}

const SIDES = [
  ["", BLANK],
  [BLANK, ""],
  [BLANK, BLANK],
] as const;

/** A blank between all glyphs; a shifted blank often leans on the glyph before it. */
function spaceLetters(glyphs: readonly Glyph[], random: Random): string {
  let shown = "";
  for (const glyph of glyphs) {
    if (glyph.shown === "") continue;
    const leans = glyph.text === BLANK && glyph.shown !== BLANK && chance(random, 0.5);
    shown += (shown === "" || leans ? "" : BLANK) + glyph.shown;
  }
  return shown;
}

function layMarkup(shown: string, { markup, escapes }: Garbling): string {
  const escaped = escapes ? shown.replace(/[*_]/g, "\\$&") : shown;
  if (markup === "emphasis") return `*${escaped}*`;
  return markup === "code" && !escaped.includes("`") ? `\`${escaped}\`` : escaped;
}
