/** Blanks that were lost, moved or put in. */

/** Nats of what happens to blanks between and inside words. */
export const BLANK_COSTS = {
  /** Two words run together. */
  lost: 5.5,
  /** The blank after a comma or a full stop is missing. */
  lostAfterStop: 2.5,
  /** No blank was meant after a stop. */
  closeAfterStop: 4,
  /** A blank of the encoding stands inside a word. */
  shiftedInsideWord: 6,
  /** A blank of the encoding stands beside a sign where none was printed. */
  shiftedBesideSign: 4.5,
  /** Letters right after digits, or digits after letters. */
  lettersByDigits: 2.5,
  /** A plain blank stands inside a word of healthy text. */
  insideHealthyWord: 9,
  /** Another sign stands for the blank. */
  otherSign: 7,
  /** A full stop is missing before a capital. */
  lostStop: 5.2,
  /** A sign that was never printed. */
  straySign: 7,
  /** A sign that was laid over the garbled text, and so is shown as it is. */
  unshiftedSign: 4,
  /** One blank more than one. */
  repeated: 0.5,
} as const;

/** Share of plain blanks that stay below or above any estimate: no document is all of one kind. */
const LEAST_SHARE = 0.06;
/** Letters of English prose to a blank. */
const LETTERS_PER_BLANK = 4.7;

/** Nats of a plain blank inside text whose blanks may be shifted as well. */
export interface PlainBlankCosts {
  readonly genuine: number;
  readonly spurious: number;
}

/**
 * How far to trust the plain blanks of a garbled text: the more of the blanks that its letters need are there in shifted
 * form, the more of the plain ones stand where nothing was printed.
 *
 * @param letters letters in the text
 * @param shifted blanks in shifted form, a run counting once
 * @param plain plain blanks, a run counting once
 */
export function plainBlankCosts(letters: number, shifted: number, plain: number): PlainBlankCosts {
  const missing = letters / LETTERS_PER_BLANK - shifted;
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, plain === 0 ? 1 : missing / plain));
  // Blanks that are kept are kept inside no word, but for a reader's slips.
  return { genuine: -Math.log(share), spurious: shifted === 0 ? 4 : -Math.log(1 - share) };
}

/** Letters to a blank in prose of very long words: where blanks are fewer still, some were lost. */
const MOST_LETTERS_PER_BLANK = 10;
/** Blanks, lost ones and all, that the assumption before counts for. */
const PRIOR_LOST = { lost: 0.006, all: 1.5 };

/**
 * Nats of a blank that left no trace, from how many blanks a text lacks.
 *
 * @param letters letters in the text
 * @param blanks blanks of any kind, a run counting once
 */
export function lostBlankCost(letters: number, blanks: number): number {
  const needed = letters / MOST_LETTERS_PER_BLANK;
  return -Math.log((Math.max(0, needed - blanks) + PRIOR_LOST.lost) / (needed + PRIOR_LOST.all));
}

/** Blanks, mixed ones and all, that the assumption before counts for. */
const PRIOR_MIXED = { mixed: 0.25, all: 4 };

/**
 * Nats of a blank shown both in shifted form and as a plain one, from how often a stretch shows it so.
 *
 * @param mixed blanks shown in both ways
 * @param shifted blanks shown in shifted form
 */
export const mixedBlankCost = (mixed: number, shifted: number): number =>
  -Math.log(Math.min(1, (mixed + PRIOR_MIXED.mixed) / (shifted + PRIOR_MIXED.all)));

/** Share of the blanks that a text needs from which on a sign that shows so often is taken for the blank. */
const BLANK_SIGN_SHARE = 0.25;
/** Fewest times that it must show. */
const BLANK_SIGN_COUNT = 3;

/**
 * The sign that a stretch shows in place of many of its blanks.
 *
 * @param letters letters in the stretch
 * @param signs glyphs between letters that are neither letters, digits, blanks nor common punctuation
 */
export function blankSign(letters: number, signs: Iterable<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let best: string | undefined;
  for (const [sign, count] of counts) if (count > (counts.get(best ?? "") ?? 0)) best = sign;
  const count = counts.get(best ?? "") ?? 0;
  return count >= BLANK_SIGN_COUNT && count >= (BLANK_SIGN_SHARE * letters) / LETTERS_PER_BLANK
    ? best
    : undefined;
}
