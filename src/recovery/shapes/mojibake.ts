import { isLatinCapital, isLatinCode } from "../../english/latin.js";
import type { Finding, Step } from "../../provenance/record.js";
import { CODE_PAGES, type CodePage } from "../../repairs/code-pages.js";
import {
  COMMON_SIGNS,
  type Decoded,
  decodedClass,
  FOLLOWS_OPERATOR,
  FOLLOWS_WORD,
  TELLING_SIGNS,
  TRUSTED,
} from "../../repairs/mojibake.js";
import { isQuoted } from "../judging/quoted.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";
import { doubted } from "../repaired.js";
import { isOnPurpose, isOtherGarble, isShownWhole } from "./mojibake-doubts.js";
import type { DamageContext } from "./other-damage.js";

const PAGES = Object.keys(CODE_PAGES) as CodePage[];
/** The one page that is trusted with every script: it is by far the commonest. */
const COMMONEST: CodePage = "windows-1252";

const DOS = [PAGES.indexOf("ibm437"), PAGES.indexOf("ibm850")] as const;

const FIRST_BYTE = 0x80;
/** Where the bits of continuation bytes begin in a role. */
const CONTINUATIONS = 8;

/** Byte of every character, by page. */
const BYTES: readonly ReadonlyMap<number, number>[] = PAGES.map((page) => {
  const bytes = new Map<number, number>();
  for (let byte = FIRST_BYTE; byte < 0x100; byte += 1) {
    // Latin-1 shows as control characters what Windows-1252 shows as letters.
    if (page === COMMONEST && byte < 0xa0) bytes.set(byte, byte);
    bytes.set(CODE_PAGES[page].charCodeAt(byte - FIRST_BYTE), byte);
  }
  return bytes;
});

/** For every UTF-16 code a bit for each page in which it is the first byte of a character, and one where it is a later one. */
const ROLES: Uint16Array = (() => {
  const roles = new Uint16Array(0x10000);
  BYTES.forEach((bytes, page) => {
    for (const [code, byte] of bytes) {
      if (byte >= 0xc2 && byte <= 0xf4) roles[code]! |= 1 << page;
      if (byte < 0xc0) roles[code]! |= 1 << (CONTINUATIONS + page);
    }
  });
  return roles;
})();

/** A character of UTF-8 that stands as several. */
interface Sequence extends Range {
  readonly page: number;
  readonly decoded: Decoded;
  /** The character that it stands for; empty for a blank that another blank stands for already. */
  readonly reading: string;
}

/** Certain by itself; certain where the document shows more of the same; a unit that is what it shows; not to be believed. */
type Grade = "certain" | "likely" | "unit" | "none";

/** The sequence of UTF-8 that begins at an offset, in the first code page that gives one. */
function sequenceAt(text: string, at: number): Sequence | undefined {
  const next = at + 1 < text.length ? ROLES[text.charCodeAt(at + 1)]! : 0;
  const roles = ROLES[text.charCodeAt(at)]! & (next >> CONTINUATIONS);
  for (let page = 0; page < PAGES.length; page += 1) {
    if ((roles & (1 << page)) === 0) continue;
    const sequence = decodeAt(text, at, page);
    if (sequence === undefined) continue;
    // The two pages of DOS share most signs; where they give different letters, nothing tells which was meant.
    const other = page === DOS[0] && (roles & (1 << DOS[1])) !== 0 ? decodeAt(text, at, DOS[1]) : undefined;
    return other !== undefined && other.reading !== sequence.reading ? undefined : sequence;
  }
  return cutShortAt(text, at);
}

/** Well-formed UTF-8 only (Unicode Standard, table 3-7). */
function decodeAt(text: string, start: number, page: number): Sequence | undefined {
  const bytes = BYTES[page]!;
  const first = bytes.get(text.charCodeAt(start))!;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let code = first & (0xff >> (length + 1));
  for (let at = start + 1; at < start + length; at += 1) {
    const byte = bytes.get(text.charCodeAt(at));
    if (byte === undefined || byte >= 0xc0) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const decoded = decodedClass(code);
  if (decoded === undefined || code < [0, 0, 0x80, 0x800, 0x10000][length]!) return undefined;
  const reading = decoded === "control" ? shownByWindows(code) : String.fromCodePoint(code);
  const trusted =
    PAGES[page] === COMMONEST ||
    (TRUSTED.has(decoded) && (code <= LATIN_1 || PAGES[page] === "windows-1250")) ||
    COMMON_SIGNS.has(reading) ||
    (PAGES[page] === "windows-1251" && decoded === "script" && code < 0x500);
  const within =
    !trusted && decoded === "letter" && code <= LAST_OF_EUROPE && isWithinWord(text, start, length);
  if (!trusted && !within) return undefined;
  // A row of nothing but letters is a word of another language rather than a rare sign.
  if (decoded === "long" && !COMMON_SIGNS.has(reading) && isWordLike(text, start, length)) return undefined;
  return { start, end: start + length, page, decoded: within ? "letter-within" : decoded, reading };
}

/** Last code of the letters of languages of Europe, which may stand in names. */
const LAST_OF_EUROPE = 0x17f;

const isWithinWord = (text: string, start: number, length: number): boolean =>
  /[a-z]/i.test(text[start - 1] ?? "") && /\p{L}|√/u.test(text[start + length] ?? "");

/** Last code of the letters that all code pages are trusted with. */
const LATIN_1 = 0xff;

function isWordLike(text: string, start: number, length: number): boolean {
  for (let at = start; at < start + length; at += 1) if (!/\p{L}/u.test(text[at]!)) return false;
  return true;
}

/** The upper half of Windows-1252 that Latin-1 shows as control characters. */
const shownByWindows = (code: number): string => CODE_PAGES[COMMONEST][code - FIRST_BYTE]!;

/**
 * Sequences of Windows-1252 that lost a byte: 9D, which the page leaves open, is dropped, and A0, the blank that does not
 * break, is taken for a plain one.
 */
function cutShortAt(text: string, start: number): Sequence | undefined {
  const long = (end: number, reading: string): Sequence => ({
    start,
    end,
    page: 0,
    decoded: "cut-short",
    reading,
  });
  const before = text[start - 1] ?? " ";
  const next = text[start + 1];
  if (text[start] === "â" && next === "€") {
    // Of the bytes that a reader gave up, the one that ends a quotation is by far the commonest.
    if (text[start + 2] === REPLACEMENT) return { ...long(start + 3, "”"), decoded: "long" };
    const closes = /[\p{L}\p{N}.,;:!?…)]/u.test(before) && /[\s.,;:!?)\]—–-]/.test(text[start + 2] ?? " ");
    return closes ? long(start + 2, "”") : undefined;
  }
  if (next !== " " || isCapital(before)) return undefined;
  if (text[start] === "Â" && /[\s.,;:!?)]/.test(before)) return long(start + 1, "");
  if (text[start] === "Ã") return long(text[start + 2] === " " ? start + 2 : start + 1, "à");
  return undefined;
}

const REPLACEMENT = "\ufffd";

const isLatin = (sign: string): boolean => isLatinCode(sign.charCodeAt(0));
const isCapital = (sign: string): boolean => isLatinCapital(sign.charCodeAt(0));
const isCyrillic = (sign: string): boolean => sign >= "\u0400" && sign <= "\u04ff";
/** A line of a box or a shade. */
const isBox = (sign: string): boolean => sign >= "\u2500" && sign <= "\u259f";

/** What stands before and after a sequence, decoded where it is damaged as well; blank at the ends of the text. */
interface Neighbours {
  readonly before: string;
  /** The sign before that one. */
  readonly second: string;
  readonly after: string;
  /** Sequences of the same class in a row, this one included. */
  readonly row: number;
}

/** Letters in a row that are a word of their script. */
const LEAST_SCRIPT = { short: 3, long: 2 };

function gradeOf(text: string, { start, end, decoded, page, reading }: Sequence, near: Neighbours): Grade {
  const last = text[end - 1]!;
  const name = PAGES[page]!;
  const isFormula = name === "macintosh" && lettersBeside(text, { start, end }) < LETTERS_OF_WORD;
  const afterCapital = isLatin(near.before) && isCapital(near.before);
  const followsWord = FOLLOWS_WORD.has(last) || (name === "macintosh" && FOLLOWS_OPERATOR.has(last));
  const inBox = isBox(text[start]!) && isBox(last);
  if (isFormula && (decoded === "sign" || decoded === "letter")) return "likely";
  if (inBox || isCyrillic(near.before) || (isCyrillic(near.after) && decoded !== "script")) return "likely";
  const sure = (condition: boolean): Grade => (condition ? "certain" : "likely");
  if (isOfUnit(text[start]!, last, near)) return "unit";
  if (isLetterBeforeStop(text, end, last, reading, near) || isSignApart(reading, near)) return "likely";
  switch (decoded) {
    case "cut-short":
    case "letter-within":
      return "likely";
    case "picture":
    case "long":
      return "certain";
    case "long-script":
      return sure(near.row >= LEAST_SCRIPT.long);
    case "script":
      return near.row >= LEAST_SCRIPT.short ? "certain" : "none";
    case "greek":
      return sure(near.row >= LEAST_SCRIPT.short || (!afterCapital && !followsWord));
    case "operator":
      return sure(/[\s\d]/.test(near.before) && /[\s\d]/.test(near.after));
    case "control":
      return sure(fits(reading, near));
    case "sign":
      return sure(TELLING_SIGNS.has(reading) && (name === COMMONEST ? !afterCapital : !followsWord));
    case "letter": {
      const capital = isCapital(reading);
      const before = isLatin(near.before);
      const after = isLatin(near.after);
      if (!before && !after) return "likely";
      // The letters of a page of Latin script may have been anything themselves.
      if (name === "windows-1250" && !/[a-z]/.test(near.before + near.after)) return "likely";
      if (!capital) {
        if (afterCapital && isLatin(near.second) && isCapital(near.second)) return "likely";
        // A capital that an apostrophe follows at the start of a word is an elision, rather than a letter that no language of
        // Europe writes.
        const elided = last === "’" && !before && reading.charCodeAt(0) > LAST_OF_EUROPE;
        return sure(!elided && (!followsWord || after || (before && !afterCapital)));
      }
      // A dash between two capitals is a range of letters.
      const range = "–—".includes(last) && !before && isCapital(near.after);
      return sure(!range && after && (!before || (afterCapital && !followsWord)));
    }
  }
}

/** Stops that stand right behind a letter that is spoken of, or used as a sign: `Å—the unit`, `Ç—a c`. */
const STOPS: ReadonlySet<string> = new Set("–—…’”");

/**
 * Whether a sequence may be a capital by itself with a stop behind it: what it decodes to is rare and does not go on as a word
 * does.
 */
function isLetterBeforeStop(
  text: string,
  end: number,
  last: string,
  reading: string,
  { before, after }: Neighbours,
): boolean {
  if (!STOPS.has(last) || isLatin(before)) return false;
  if (last === "’") return after === "s" && !/\p{L}/u.test(text[end + 1] ?? "");
  return reading.charCodeAt(0) > LATIN_1 && !(/\s/.test(before) && /\s/.test(after));
}

/** What stands above or between what is before it and what follows: by itself it follows a capital, as in `Â²`. */
const BOUND = /^[¹²³·]$/;
const isSignApart = (reading: string, { before }: Neighbours): boolean =>
  BOUND.test(reading) && !/[\p{L}\p{N})\]]/u.test(before);

/** Signs behind the ångström, which products, powers, tolerances and ranges of lengths have. */
const BEHIND_UNITS: ReadonlySet<string> = new Set("·²³±–");
const POWERS: ReadonlySet<string> = new Set("²³");

/** Whether a sequence is the unit of length with the sign behind it: after a number or a stroke, and before a power by itself. */
function isOfUnit(first: string, last: string, { before, second }: Neighbours): boolean {
  if (first !== "Å" || !BEHIND_UNITS.has(last) || isLatin(before)) return false;
  return POWERS.has(last) || /[\d/]/.test(before) || (/\s/.test(before) && /\d/.test(second));
}

/** Letters beside a sequence from which on signs of mathematics are one of a word. */
const LETTERS_OF_WORD = 3;

/** How many letters stand right before and after a sequence, up to as many as are a word. */
function lettersBeside(text: string, { start, end }: Range): number {
  let letters = 0;
  for (let at = start - 1; letters < LETTERS_OF_WORD && isLatinCode(text.charCodeAt(at)); at -= 1)
    letters += 1;
  for (let at = end; letters < LETTERS_OF_WORD && isLatinCode(text.charCodeAt(at)); at += 1) letters += 1;
  return letters;
}

/** Whether a sign that stands as a control character is where such a sign stands in prose. */
function fits(sign: string, { before, after }: Neighbours): boolean {
  if ("’".includes(sign)) return isLatin(before) && /[\p{L}\s.,;:!?)]/u.test(after);
  if ("“‘".includes(sign)) return /[\s([—–-]/.test(before) && /[\p{L}\p{N}]/u.test(after);
  if ("”".includes(sign)) return /[\p{L}\p{N}.,;:!?…]/u.test(before) && /[\s.,;:!?)\]—–-]/.test(after);
  if ("–—".includes(sign)) return /[\p{L}\p{N}\s]/u.test(before) && /[\p{L}\p{N}\s]/u.test(after);
  return sign === "…" && /[\p{L}\s]/u.test(before);
}

/** A sequence with its grade. */
interface Graded extends Sequence {
  readonly grade: Grade;
}

/**
 * All sequences of a text, graded by what stands around them.
 *
 * @param places offsets of the codes beyond ASCII
 */
function gradedSequences(text: string, places: Iterable<number> = placesBeyondAscii(text)): Graded[] {
  const graded: Graded[] = [];
  let row: Sequence[] = [];
  const close = (): void => {
    const twice = isEncodedTwice(text, row);
    for (let from = 0, to = 0; from < row.length; from = to) {
      while (to < row.length && row[to]!.decoded === row[from]!.decoded) to += 1;
      for (let index = from; index < to; index += 1) {
        graded.push({ ...row[index]!, grade: twice ? "certain" : gradeInRow(text, row, index, to - from) });
      }
    }
    row = [];
  };
  let next = 0;
  for (const at of places) {
    if (at < next) continue;
    const sequence = ROLES[text.charCodeAt(at)] === 0 ? undefined : sequenceAt(text, at);
    if (sequence === undefined) continue;
    if (row.length > 0 && (row.at(-1)!.end !== at || row.length >= LONGEST_ROW)) close();
    row.push(sequence);
    next = sequence.end;
  }
  close();
  return graded;
}

function* placesBeyondAscii(text: string): Generator<number> {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= FIRST_BYTE) yield at;
}

/** Whether what a row decodes to is a certain sequence again. */
function isEncodedTwice(text: string, row: readonly Sequence[]): boolean {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined || row.length < 2) return false;
  const decoded = row.map(({ reading }) => reading).join("");
  const around =
    text.slice(Math.max(0, first.start - 2), first.start) + decoded + text.slice(last.end, last.end + 2);
  return gradedSequences(around).some(({ grade }) => grade === "certain");
}

/** Sequences that are looked at together. */
const LONGEST_ROW = 64;

function gradeInRow(text: string, row: readonly Sequence[], index: number, length: number): Grade {
  const sequence = row[index]!;
  const behind = (back: number): string => {
    const other = row[index - back];
    if (other !== undefined) return other.reading;
    return text[row[0]!.start - (back - index)] ?? " ";
  };
  const ahead = row[index + 1];
  return gradeOf(text, sequence, {
    before: behind(1),
    second: behind(2),
    after: ahead === undefined ? (text[sequence.end] ?? " ") : ahead.reading,
    row: length,
  });
}

/** Sequences of one page that prove one another where none is certain: blanks after sentences. */
const LEAST_LIKELY = 3;

/** Code pages that the document shows beyond doubt. */
function provenPages(text: string, sequences: readonly Graded[]): ReadonlySet<number> {
  const proven = new Set<number>();
  let blanks = 0;
  for (const sequence of sequences) {
    if (sequence.reading === "\u00a0" && !isCapital(text[sequence.start - 1] ?? " ")) blanks += 1;
    if (proven.has(sequence.page) || sequence.grade !== "certain") continue;
    if (!isQuoted(text, sequence) && !isOnPurpose(text, sequence)) proven.add(sequence.page);
  }
  if (blanks >= LEAST_LIKELY) proven.add(PAGES.indexOf(COMMONEST));
  if (DOS.some((page) => proven.has(page))) for (const page of DOS) proven.add(page);
  return proven;
}

/** Text of UTF-8 that was read as a single-byte code page, once or more often. */
export function findMojibake(text: string, taken: readonly Range[], { pieces }: DamageContext): Finding[] {
  const sequences = gradedSequences(text, pieces.beyondAscii);
  if (sequences.length === 0) return [];
  const proven = provenPages(text, sequences);
  const isBelieved = ({ grade, page }: Graded): boolean =>
    grade === "certain" || (grade === "likely" && proven.has(page));
  const believed = sequences.filter(isBelieved);
  const explained = sequences.filter((one) => one.grade === "unit" || isBelieved(one));
  const garbled = isOtherGarble(text, pieces.beyondAscii, explained, believed.length);
  return wordsOf(text, believed)
    .filter((word) => !overlapsAny(taken, word))
    .map((word) => {
      const finding = decodeWord(text, word);
      const sure =
        !garbled &&
        (proven.has(word.sequences[0]!.page) || !isQuoted(text, word)) &&
        !isOnPurpose(text, word) &&
        !isShownWhole(text, word, finding.reading!);
      return sure ? finding : doubted(finding);
    });
}

/** A word or a row of words with the sequences in it. */
interface Damaged extends Range {
  readonly sequences: readonly Graded[];
}

const JOINS = /^[ \d.,;:!?'"()-]{0,3}$/;

/** The words in which the sequences stand; those that only blanks and punctuation part are one. */
function wordsOf(text: string, sequences: readonly Graded[]): Damaged[] {
  const words: { start: number; end: number; sequences: Graded[] }[] = [];
  for (const sequence of sequences) {
    const last = words.at(-1);
    let { start, end } = sequence;
    while (start > (last?.end ?? 0) && isLatinCode(text.charCodeAt(start - 1))) start -= 1;
    // A blank alone is nothing that could be shown.
    if (sequence.reading.trim() === "" && start === sequence.start && start > (last?.end ?? 0)) {
      if (!/\s/.test(text[start - 1]!)) start -= 1;
      else if (sequence.reading === "") end += 1;
    }
    while (end < text.length && isLatinCode(text.charCodeAt(end))) end += 1;
    if (
      last !== undefined &&
      (start <= last.end ||
        (JOINS.test(text.slice(last.end, Math.min(start, last.end + 4))) && start - last.end <= 3))
    ) {
      last.end = Math.max(last.end, end);
      last.sequences.push(sequence);
    } else {
      words.push({ start, end, sequences: [sequence] });
    }
  }
  return words;
}

const CERTAINTY = { certain: { damaged: 0.9999, exact: 0.998 }, likely: { damaged: 0.99, exact: 0.97 } };

/** Times that text is encoded wrongly at most. */
const MOST_TIMES = 4;

function decodeWord(text: string, { start, end, sequences }: Damaged): Finding {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  const { page } = sequences[0]!;
  const steps: Step[] = [];
  let reading = text.slice(start, end);
  let found = sequences.map((sequence) => ({
    ...sequence,
    start: sequence.start - start,
    end: sequence.end - start,
  }));
  for (let time = 0; time < MOST_TIMES && found.length > 0; time += 1) {
    const step = decodeStep(reading, found);
    steps.push(step);
    reading = reading.slice(0, step.start) + step.to + reading.slice(step.end);
    found = gradedSequences(before + reading + after)
      .map((sequence) => ({
        ...sequence,
        start: sequence.start - before.length,
        end: sequence.end - before.length,
      }))
      .filter(
        (sequence) =>
          (sequence.grade === "certain" || sequence.grade === "likely") &&
          sequence.page === page &&
          sequence.start >= 0 &&
          sequence.end <= reading.length,
      );
  }
  const ligatures = /[\ufb00-\ufb06]/u.test(reading);
  if (ligatures) {
    const expanded = reading.replace(/[\ufb00-\ufb06]/gu, (sign) => sign.normalize("NFKC"));
    steps.push({
      stage: "repair",
      rule: "ligature",
      start: 0,
      end: reading.length,
      from: reading,
      to: expanded,
    });
    reading = expanded;
  }
  const certain = sequences.every(({ grade }) => grade === "certain");
  return {
    action: "emended",
    start,
    end,
    raw: text.slice(start, end),
    reading,
    kinds: ligatures ? ["mojibake", "ligature"] : ["mojibake"],
    steps,
    confidence: certain ? CERTAINTY.certain : CERTAINTY.likely,
    doubtful: [],
    gaps: [],
  };
}

/** One step for all sequences of a word. */
function decodeStep(text: string, sequences: readonly Sequence[]): Step {
  const [{ start, page }, { end }] = [sequences[0]!, sequences.at(-1)!];
  const pieces: string[] = [];
  let from = start;
  for (const sequence of sequences) {
    pieces.push(text.slice(from, sequence.start), sequence.reading);
    from = sequence.end;
  }
  return {
    stage: "decode",
    rule: `UTF-8 as ${PAGES[page]!}`,
    start,
    end,
    from: text.slice(start, end),
    to: pieces.join(""),
  };
}
