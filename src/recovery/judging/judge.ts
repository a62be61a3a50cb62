import { isToken } from "../../encodings/index.js";
import { type Cells, LETTER, ODD, PUNCTUATION } from "../reading/cells.js";
import { type Move, RULES } from "../reading/moves.js";
import type { Reading } from "../reading/read-stretch.js";
import type { ReadWord } from "../reading/rivals.js";
import { logistic } from "./calibration.js";

/**
 * What a document says of the encoding of a stretch: nothing, that other stretches prove it, that one of them is near, or
 * that nothing but blanks and marks parts it from one.
 */
export type Standing = "unproven" | "proven" | "near" | "beside";

/** Nats that the reading of a stretch must gain over leaving it as it stands; no option lowers them. */
export const GATE: Readonly<Record<Standing, number>> = { unproven: 14, proven: 6, near: 5, beside: 5 };

/**
 * Logarithm of the share of stretches that are damaged so: one in a million characters where no encoding is proven; where
 * one is, the rate of damaged documents, one in a few hundred; near damaged text, one in a dozen; right beside it, one in four.
 */
const PRIOR: Readonly<Record<Standing, number>> = {
  unproven: -Math.log(1e6),
  proven: -Math.log(300),
  near: -Math.log(12),
  beside: -Math.log(4),
};

/** Nothing is ever certain. */
const SUREST = 1 - 1e-6;

/**
 * Probability that a stretch is damaged as said.
 *
 * @param evidence nats that its reading gains over leaving it as it stands
 */
export const damagedProbability = (evidence: number, standing: Standing): number =>
  Math.min(SUREST, logistic(evidence + PRIOR[standing]));

/** What the words of a reading must show, besides evidence: letters of its longest word, and the share in known words. */
const PROOF = {
  unproven: { longest: 5, share: 0.6 },
  proven: { longest: 3, share: 0.2 },
} as const;
/** Different glyphs a word must change to show anything; repeated signs decode to repeated letters. */
const DIFFERENT_GLYPHS = 4;

const isKnown = ({ edge: { source } }: ReadWord): boolean =>
  source === "lexicon" || source === "document" || source === "derived";

/**
 * Different glyphs that known words of `letters` letters show at least. Fewer than one English text in a thousand falls
 * below (measured from 10 to 300 letters); markup and drawings are made of a handful of signs.
 */
const leastGlyphs = (letters: number): number => Math.min(12, 2.5 * Math.log(letters));

/** Short words prove as much where there are enough different ones, of enough different letters, on ample evidence in nats. */
const RICH = { words: 3, letters: 8, share: 0.8, evidence: 24 };
/** Share of letters that an encoding must show as something else than the same letter. */
const CHANGED_SHARE = 0.5;

/**
 * Control characters that lay text out: the backspace of overstruck letters, the tab, the form feed that begins a page, and
 * the escape that begins a terminal's sequence.
 */
const LAYOUT: ReadonlySet<number> = new Set([0x08, 0x09, 0x0c, 0x1b]);

/** Whether an encoding reads mostly the letters that are shown, in the other case; control characters that it reads prove it all the same. */
function changesOnlyCase({ kinds, codes, letters, raw, length, fixed }: Cells): boolean {
  let all = 0;
  let same = 0;
  for (let at = 0; at < length; at += 1) {
    const shown = raw.charCodeAt(at);
    if (shown < 0x20 && !LAYOUT.has(shown) && codes[at] !== shown) return false;
    if (kinds[at] !== LETTER || fixed[at] === 1) continue;
    all += 1;
    if ((shown | 0x20) - 0x61 === letters[at]) same += 1;
  }
  return same > (1 - CHANGED_SHARE) * all;
}

const isSlip = ({ rule }: Move): boolean => RULES[rule] === "misreading";

/** What left no trace is put back as the encoding says; a slip of the reader is anyone's guess. */
const isDoubtfulMove = (move: Move): boolean => isSlip(move) && move.rule !== "lost capital";

/** Blanks may stand for anything: a word that takes some for letters proves nothing. */
const isShownAsBlank = ({ rule }: Move): boolean => rule === "letter shown as a blank";

const isTelling = (word: ReadWord): boolean => isKnown(word) && word.edge.word.length >= PROOF.proven.longest;

/** Whether all glyphs of a reading, blanks aside, are tokens. */
function isAllTokens({ cells: { raw, fixed, length } }: Reading): boolean {
  for (let at = 0; at < length; at += 1) {
    const code = raw.charCodeAt(at);
    if (fixed[at] === 0 && code !== 0x20 && !isToken(code)) return false;
  }
  return true;
}

/** Whether all of a reading is one stop, shown as a sign beyond ASCII that no prose holds after a word. */
export function isLoneStop({ cells: { raw, codes, kinds, fixed, length } }: Reading): boolean {
  const at = fixed.indexOf(0);
  if (at !== length - 1) return false;
  return kinds[at] === PUNCTUATION && raw.charCodeAt(at) > 0xff && codes[at]! < 0x80;
}

/** Letters of a word that its healthy part and a garbled one make up, from which on it proves the garble. */
const JOINT_LENGTH = 6;

/** Whether some cells hold healthy letters. */
const holdsFixed = ({ fixed }: Cells, start: number, end: number): boolean =>
  fixed.subarray(start, end).includes(1);

/** The different glyphs of some cells that do not stand for themselves. */
function changedGlyphs({ raw, codes, kinds }: Cells, start: number, end: number): Set<string> {
  const changed = new Set<string>();
  for (let at = start; at < end; at += 1) {
    if (kinds[at] === ODD || codes[at] !== raw.charCodeAt(at)) changed.add(raw[at]!);
  }
  return changed;
}

/** Share of the letters of spaced text that must lie in known words. */
const SPACED_SHARE = 0.75;

/** Share of signs that prose hardly uses from which on a reading is no prose. */
const ODD_SIGN_SHARE = 0.06;
/** Nats of evidence that no chance reaches, whatever the words, and the share of letters in known words that will do then. */
const BEYOND_DOUBT = 150;
const SHARE_BEYOND_DOUBT = 0.4;
/** Times that the same word counts, unless many others are read: signs that recur decode to words that recur. */
const MOST_TIMES = 3;
const MANY_WORDS = 12;
/** Share of a reading, blanks aside, that must lie in known words for a first proof, and that may stay: prose is mostly letters. */
const LETTER_SHARE = 0.5;
const STAYING_SHARE = 0.5;
const ORDINARY = /[\p{L}\p{N}\s.,;:!?'"“”‘’()[\]–—£-]/u;

const countOddSigns = (text: string): number =>
  Array.from(text).filter((sign) => !ORDINARY.test(sign)).length;

/** Letters from which on none of them is so large a share of English: what parts the fields of data decodes to one. */
const ONE_LETTER = { least: 16, share: 1 / 3 } as const;
const FIRST_LETTER = 0x61;

function isMostlyOneLetter(text: string): boolean {
  const counts = new Int32Array(26);
  let all = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = (text.charCodeAt(at) | 0x20) - FIRST_LETTER;
    if (letter < 0 || letter >= counts.length) continue;
    counts[letter]! += 1;
    all += 1;
  }
  return all >= ONE_LETTER.least && Math.max(...counts) > ONE_LETTER.share * all;
}

/**
 * Whether a reading holds enough English that what was garbled can be said to have been English: chance and drawings made of
 * signs decode to short words and to rows of one letter.
 */
export function isProof(reading: Reading, encoded: boolean, proven: boolean, evidence: number): boolean {
  const { longest, share: usual } = proven ? PROOF.proven : PROOF.unproven;
  const share = encoded && evidence >= BEYOND_DOUBT ? Math.min(usual, SHARE_BEYOND_DOUBT) : usual;
  if (proven && isLoneStop(reading)) return true;
  if (encoded && changesOnlyCase(reading.cells)) return false;
  // Tokens are no text as they stand: what is left to know is their encoding.
  if (isAllTokens(reading) && (proven || reading.words.some(isTelling))) return true;
  const printed = reading.text.replaceAll(" ", "").length;
  if (!proven && countOddSigns(reading.text) > ODD_SIGN_SHARE * printed) return false;
  if (encoded && !proven && isMostlyOneLetter(reading.text)) return false;
  let known = 0;
  let recurring = 0;
  let all = 0;
  let staying = 0;
  let telling = false;
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const shown = new Set<string>();
  for (const word of reading.words) {
    const { edge } = word;
    // What reads as it stands says nothing of the encoding.
    const glyphs = reading.cells.raw.slice(edge.start, edge.end);
    if (glyphs === edge.word) staying += glyphs.length;
    if (edge.source === "number" || (encoded && glyphs === edge.word)) continue;
    all += edge.word.length;
    if (!isKnown(word) && edge.source !== "fragment") continue;
    // Where only blanks were added, letters are true: a word that needs others is another language's.
    if (!encoded && edge.slips > 0) continue;
    const letters = edge.word.toLowerCase();
    const times = (counts.get(letters) ?? 0) + 1;
    counts.set(letters, times);
    if (times <= MOST_TIMES) known += letters.length;
    else recurring += letters.length;
    const changed = encoded ? changedGlyphs(reading.cells, edge.start, edge.end) : new Set(letters);
    for (const glyph of changed) shown.add(glyph);
    if (edge.moves.some(isDoubtfulMove) || edge.moves.some(isShownAsBlank)) continue;
    const joins = letters.length >= JOINT_LENGTH && holdsFixed(reading.cells, edge.start, edge.end);
    if (letters.length >= longest && changed.size >= Math.min(longest, DIFFERENT_GLYPHS)) telling = true;
    if (proven && joins) telling = true;
    seen.add(letters);
  }
  if (seen.size >= MANY_WORDS) known += recurring;
  if (!proven && evidence < BEYOND_DOUBT && known < LETTER_SHARE * printed) return false;
  if (encoded && !proven && (shown.size < leastGlyphs(known) || staying > STAYING_SHARE * printed))
    return false;
  // One word by itself in spaced letters may be meant so, and most of them must be words.
  if (!encoded && (seen.size < 2 || known < SPACED_SHARE * all)) return false;
  const rich = seen.size >= RICH.words && new Set([...seen].join("")).size >= RICH.letters;
  return (
    (telling && known >= share * all) || (rich && evidence >= RICH.evidence && known >= RICH.share * all)
  );
}

/** Share of the letters of a reading that lie in known words of four letters and more: shorter ones are known by chance. */
export function knownShare({ words }: Reading): number {
  let known = 0;
  let all = 0;
  for (const word of words) {
    const { length } = word.edge.word;
    all += length;
    if (length >= DIFFERENT_GLYPHS && isKnown(word)) known += length;
  }
  return all === 0 ? 0 : known / all;
}
