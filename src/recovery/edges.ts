import { decodeText, type Encoding, showsBeyondAscii } from "../encodings/index.js";
import { findNode, isWordNode, type Trie } from "../english/trie.js";
import { clearOfMarks } from "./clear-of-marks.js";
import { hopefulEdges } from "./edge-costs.js";
import { type ReadingContext, readStretch } from "./read-stretch.js";
import type { Range } from "./screen.js";
import type { Stretch } from "./segment.js";
import { afterBlockMarks } from "./tidy.js";

/** Tokens looked at outside and inside each edge. */
const TOKENS_OUTSIDE = 3;
const TOKENS_INSIDE = 2;
/** Times that an edge is moved outwards at most. */
const MOST_ROUNDS = 4;
/** UTF-16 units beyond which no edge is sought. */
const FARTHEST = 48;
/** Nats against leaving out a token that the search for stretches took in, by whether it reads as it stands. */
const INWARDS = { healthy: 2, apart: -1, garbled: 8, signs: -1.5, marks: -3, otherCase: -8 };
/** Nats against taking in a token that the search left out. */
const OUTWARDS = { healthy: 8, apart: 8, garbled: 1, signs: 8, marks: 7, otherCase: 16 };
/** Nats against leaving out a stop that shows as a mark. */
const SHOWN_STOP = 3;
/** Nats of an edge inside a token. */
const INSIDE_TOKEN = 1.5;
/** Nats of an opening sign left before a blank, where none stands in print. */
const UNUSED_OPENING = 2;
const OPENS_NOTHING = /[([“‘] $/;
/** Signs right at an edge that may belong to either side. */
const SIGNS = 2;

const BAR = 0x7c;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d || Number.isNaN(code);
/** Whether a character lies between tokens: a blank, a line end, a mark of Markdown. */
const isBoundary = (sign: string | undefined): boolean =>
  sign === undefined || MARKS.test(sign) || isBlank(sign.charCodeAt(0)) || isLineEnd(sign.charCodeAt(0));
const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** UTF-16 units of a token and the blanks before it at most: where blanks are garbled, a line is one token. */
const LONGEST_TOKEN = 400;

/** Offsets, at most `count`, where tokens begin (`step` -1, going left from `from`) or end (`step` 1, going right). */
function tokenEdges(text: string, from: number, step: 1 | -1, count: number): number[] {
  const edges: number[] = [];
  const codeAt = (offset: number): number => text.charCodeAt(step === 1 ? offset : offset - 1);
  let at = from;
  while (edges.length < count && !isLineEnd(codeAt(at))) {
    const last = at;
    const isNear = (): boolean => Math.abs(at - last) <= LONGEST_TOKEN;
    while (isBlank(codeAt(at)) && isNear()) at += step;
    const token = at;
    while (!isBlank(codeAt(at)) && !isLineEnd(codeAt(at)) && isNear()) at += step;
    // The border of a table's cell.
    if (at === token || !isNear() || (Math.abs(at - token) === 1 && codeAt(at - step) === BAR)) break;
    edges.push(at);
  }
  return edges;
}

/** Where the edge at `offset` of a stretch may lie; `step` leads outwards. */
function candidates(text: string, offset: number, step: 1 | -1, opposite: number): number[] {
  const found = new Set([offset, ...tokenEdges(text, offset, step, TOKENS_OUTSIDE)]);
  for (let sign = 1; sign <= SIGNS; sign += 1) {
    const code = text.charCodeAt(step === 1 ? offset + sign - 1 : offset - sign);
    if (isLetter(code) || isBlank(code) || isLineEnd(code)) break;
    found.add(offset + sign * step);
  }
  for (let sign = 1; sign <= SIGNS; sign += 1) {
    const inner = offset - sign * step;
    const mark = text[step === 1 ? inner : inner - 1] ?? "";
    if (!MARKS.test(mark) || Math.sign(inner - opposite) !== step) break;
    found.add(inner);
  }
  // Inside, an edge lies where a token begins beyond the blanks that part it from the one before.
  for (const inner of tokenEdges(text, offset, step === 1 ? -1 : 1, TOKENS_INSIDE)) {
    let at = inner;
    while (isBlank(text.charCodeAt(step === 1 ? at - 1 : at))) at -= step;
    if (Math.abs(opposite - at) > 0 && Math.sign(at - opposite) === step) found.add(at);
  }
  return [...found].filter((at) => Math.abs(at - offset) <= FARTHEST).sort((a, b) => a - b);
}

const LETTER = /[A-Za-z]/;

/** A part of the text as the encoding reads it, plain blanks kept. */
const decodePart = (part: string, encoding: Encoding): string =>
  Array.from(part.split(" "), (glyphs) => decodeText(encoding, glyphs)).join(" ");

const STOPS = /^[.,;:!?)\]"”’]+\s+$/;

/** Marks of Markdown, which stand right beside words. */
const MARKS = /^[*_#>|~`]+$/;

/** Small letters of ASCII, more than a glyph or two. */
const PLAIN_WORD = /^[\x20-\x7e]*[a-z]{3}[\x20-\x7e]*$/;

/** What a mark right behind a garbled word stands for where it ends a sentence or a clause. */
const STOP = /^[.,;:!?)]$/;
/** UTF-16 units before a mark in which the mark that it would close is sought. */
const LONGEST_EMPHASIS = 600;

/** Whether a single mark at the end of a stretch is a stop of the garble: Markdown would have opened it before. */
function isShownStop(text: string, at: number, encoding: Encoding): boolean {
  const mark = text[at]!;
  if (!STOP.test(decodeText(encoding, mark)) || isBoundary(text[at - 1])) return false;
  if (MARKS.test(text[at + 1] ?? "")) return false;
  const before = text.slice(Math.max(0, at - LONGEST_EMPHASIS), at);
  const block = before.slice(before.lastIndexOf("\n\n") + 1);
  return !Array.from(block).some(
    (sign, index) => sign === mark && isBoundary(block[index - 1]) && !isBoundary(block[index + 1]),
  );
}

/** Nats against moving an edge over a part of the text. */
function bias(
  text: string,
  { start, end }: Range,
  inwards: boolean,
  encoding: Encoding,
  context: ReadingContext,
): number {
  const { healthy, apart, garbled, signs, marks, otherCase } = inwards ? INWARDS : OUTWARDS;
  const plainStands = showsBeyondAscii(encoding);
  const part = text.slice(start, end);
  const hasLetters = (token: string): boolean =>
    LETTER.test(token) || LETTER.test(decodePart(token, encoding));
  // Signs that a blank parts from the garble are the text's own; those right beside it may be either.
  if (!hasLetters(part)) {
    if (!DIGIT.test(part) && DIGIT.test(decodePart(part, encoding))) return 0;
    if (Array.from(part).some((sign) => isPlainBlank(sign, encoding))) return signs;
    return MARKS.test(part) ? marks : 0;
  }
  let sum = 0;
  for (const { 0: token, index } of part.matchAll(/\S+/g)) {
    if (!hasLetters(token)) {
      sum += signs;
      continue;
    }
    // What the garble goes on in, or the rest of which is garbled, does not read as it stands.
    const whole = tokenAround(text, start + index, start + index + token.length, encoding);
    if (whole === token && isOtherCase(token, encoding)) {
      sum += otherCase;
      continue;
    }
    const stands =
      isHealthy(whole, context) || (plainStands && PLAIN_WORD.test(token)) || showsNoLetter(whole, encoding);
    const isDoubtful = !inwards && (whole !== token || !LETTER.test(token));
    // A plain blank parts it from garble that shows its blanks otherwise.
    const isApart = / /.test(text.slice(start + index, end + 1)) && showsBlanks(text, end, encoding);
    sum += stands ? (isApart ? apart : healthy) : isDoubtful ? 0 : garbled;
  }
  return sum;
}

const DIGIT = /\d/;
const LETTER_OR_DIGIT = /[A-Za-z\d]/;

/** Whether an encoding reads a token of letters as signs or digits alone. */
const showsNoLetter = (token: string, encoding: Encoding): boolean =>
  LETTER.test(token) && !LETTER.test(decodePart(token, encoding));

/** Whether an encoding reads the small letters of a token as the same letters, but as capitals. */
function isOtherCase(token: string, encoding: Encoding): boolean {
  const decoded = decodePart(token, encoding);
  return decoded !== token && /[a-z]/.test(token) && decoded === token.toUpperCase();
}

/** Whether a character parts tokens, and is no blank of the garble. */
const isPlainBlank = (sign: string, encoding: Encoding): boolean =>
  /\s/.test(sign) && (sign === " " || decodeText(encoding, sign) !== " ");

/** Whether a character lies between tokens, and is no letter or digit of the garble. */
const isBetweenTokens = (sign: string | undefined, encoding: Encoding): boolean =>
  isBoundary(sign) && !LETTER_OR_DIGIT.test(decodePart(sign ?? " ", encoding));

/** The token that holds a part of it; marks that are no text of the garble end it. */
function tokenAround(text: string, from: number, to: number, encoding: Encoding): string {
  const isBeyond = (at: number): boolean => isBetweenTokens(text[at], encoding);
  let [start, end] = [from, to];
  if (!isBeyond(from)) while (from - start < LONGEST_TOKEN && !isBeyond(start - 1)) start -= 1;
  if (!isBeyond(to - 1)) while (end - to < LONGEST_TOKEN && !isBeyond(end)) end += 1;
  return text.slice(start, end);
}

/** What may stand right beside a word: signs, and numbers beyond them. */
const AROUND_WORD =
  /^[^A-Za-z\0-\x1f\x7f-\x9f]*[^A-Za-z\d\0-\x1f\x7f-\x9f]|[^A-Za-z\d\0-\x1f\x7f-\x9f][^A-Za-z\0-\x1f\x7f-\x9f]*$/g;

/** Whether a token reads as it stands: a word or an abbreviation in capitals. */
function isHealthy(token: string, { model, lexicon }: ReadingContext): boolean {
  const word = token.replace(AROUND_WORD, "");
  const small = word.toLowerCase();
  if (word === "") return false;
  return /^[A-Z]{1,6}s?$/.test(word) || isWord(small, model.words) || isWord(small, lexicon.words);
}

/** UTF-16 units of a healthy word that a stretch takes in by chance, and from there on in which a shifted blank is sought. */
const LONGEST_BY_CHANCE = 2;
const SEEN_BLANKS = 40;

/** Whether an encoding shows blanks in a part of a text, but not as plain ones. */
const showsBlanks = (text: string, from: number, encoding: Encoding, to = from + SEEN_BLANKS): boolean =>
  Array.from(text.slice(from, to)).some((glyph) => glyph !== " " && decodeText(encoding, glyph) === " ");

/** The start of a stretch, less the last letters of a healthy word, and the plain blank after it, where blanks are shifted. */
function leaveWordOut(
  text: string,
  { start, end }: Range,
  encoding: Encoding,
  context: ReadingContext,
): number {
  const blank = text.slice(start, start + LONGEST_BY_CHANCE + 1).indexOf(" ");
  if (blank < 1 || start + blank + 1 >= end) return start;
  if (!showsBlanks(text, start + blank, encoding, Math.min(end, start + SEEN_BLANKS))) return start;
  let from = start;
  while (start - from < FARTHEST && !isBoundary(text[from - 1])) from -= 1;
  // Letters that blanks set apart are common in garble: by themselves they are no word.
  return from < start && isHealthy(text.slice(from, start + blank), context) ? start + blank + 1 : start;
}

/** UTF-16 units between two stretches that may be one. */
const WIDEST_BREAK = 40;

/** Joins stretches of one encoding in one line between which nothing reads as it stands. */
export function joinBroken(text: string, stretches: readonly Stretch[], context: ReadingContext): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of joinSpaced(text, stretches, context)) {
    const last = joined.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, stretch.start);
    const broken =
      last !== undefined &&
      last.encoding === stretch.encoding &&
      between.length <= WIDEST_BREAK &&
      !/[\r\n]/.test(between) &&
      between.split(/\s+/).every((token) => token === "" || !isHealthy(token, context));
    if (broken)
      joined[joined.length - 1] = { ...last, end: stretch.end, evidence: last.evidence + stretch.evidence };
    else joined.push(stretch);
  }
  return joined;
}

/** UTF-16 units of letter-spaced text on either side of what may be more of it that tell whether it is. */
const LONGEST_BESIDE = 40;
/** UTF-16 units of what chance makes look enciphered, at most. */
const LONGEST_CHANCE = 40;

/** Joins letter-spaced stretches with what an encoding seems to show between them, where it reads better as more of the same. */
function joinSpaced(text: string, stretches: readonly Stretch[], context: ReadingContext): Stretch[] {
  const joined: Stretch[] = [];
  const follows = (one: Stretch | undefined, next: Stretch | undefined): boolean =>
    one !== undefined && next !== undefined && /^[ \t]*$/.test(text.slice(one.end, next.start));
  const costOf = (range: Range, { encoding }: Stretch): number =>
    readStretch(text, range, encoding, context).cost;
  for (let index = 0; index < stretches.length; index += 1) {
    const [before, stretch, after] = [joined.at(-1), stretches[index]!, stretches[index + 1]];
    const isBetween =
      stretch.encoding !== undefined &&
      stretch.end - stretch.start <= LONGEST_CHANCE &&
      follows(before, stretch) &&
      follows(stretch, after) &&
      before!.encoding === undefined &&
      after!.encoding === undefined &&
      isSpaced(text, before!.end, -1) &&
      isSpaced(text, after!.start, 1);
    if (isBetween) {
      const whole = { ...before!, end: after!.end, evidence: before!.evidence + after!.evidence };
      // What lies far from it is read alike either way.
      const left = { start: Math.max(before!.start, before!.end - LONGEST_BESIDE), end: before!.end };
      const right = { start: after!.start, end: Math.min(after!.end, after!.start + LONGEST_BESIDE) };
      const apart = costOf(left, before!) + costOf(stretch, stretch) + costOf(right, after!);
      if (costOf({ start: left.start, end: right.end }, whole) < apart) {
        joined[joined.length - 1] = whole;
        index += 1;
        continue;
      }
    }
    joined.push(stretch);
  }
  return joined;
}

function isWord(word: string, words: Trie): boolean {
  const node = findNode(words, word);
  return node >= 0 && isWordNode(words, node);
}

/** Where inside the stretch the reading that compares edges may stop: after a token, far enough in. */
function anchor(text: string, offset: number, step: 1 | -1, opposite: number): number {
  const inner = tokenEdges(text, offset, step === 1 ? -1 : 1, TOKENS_INSIDE + 2).at(-1);
  const end = inner === undefined || Math.sign(inner - opposite) !== step ? opposite : inner;
  return step === 1 ? Math.max(end, offset - LONGEST_TOKEN) : Math.min(end, offset + LONGEST_TOKEN);
}

/**
 * Moves the edges of a stretch to where the words say: tokens beside it that read better through its encoding are
 * taken in, tokens at its ends that read better as they stand are left out.
 *
 * @param limits the stretch does not grow beyond these offsets
 */
export function refineEdges(text: string, stretch: Stretch, context: ReadingContext, limits: Range): Stretch {
  const { encoding } = stretch;
  let { start, end } = growSpaced(text, stretch, limits);
  if (encoding === undefined) return { ...stretch, start, end };
  // Among spaced letters no token is a word.
  const settled = { start: isSpaced(text, start, 1, encoding), end: isSpaced(text, end, -1, encoding) };
  const costOf = (part: Range, surroundings: Range, mostCost: number): number =>
    readStretch(text, part, encoding, { ...context, mostCost }, surroundings).cost;
  const better = (side: "start" | "end"): number => {
    const step = side === "start" ? -1 : 1;
    const [here, opposite] = side === "start" ? [start, end] : [end, start];
    const against = (at: number, moved: string, inwards: boolean): number => {
      const range = { start: Math.min(at, here), end: Math.max(at, here) };
      const shown = side === "end" && MARKS.test(moved) && moved.length === 1;
      if (shown && isShownStop(text, range.start, encoding)) return inwards ? SHOWN_STOP : -SHOWN_STOP;
      return bias(text, range, inwards, encoding, context);
    };
    const least = Math.max(limits.start, afterBlockMarks(text, start));
    const offsets = candidates(text, here, step, opposite).filter(
      (at) => at === here || (at >= least && at <= limits.end),
    );
    const inner = anchor(text, here, step, opposite);
    // One healthy token more shows how the text goes on.
    const outermost = step === 1 ? Math.max(...offsets) : Math.min(...offsets);
    const beyond = tokenEdges(text, outermost, step, 1).filter(
      (at) => at >= limits.start && at <= limits.end,
    );
    const [low, high] = [Math.min(...offsets, ...beyond, inner), Math.max(...offsets, ...beyond, inner)];
    let best = here;
    let cheapest = Number.POSITIVE_INFINITY;
    const hopeful = hopefulEdges(text, offsets, side, { start: low, end: high }, encoding, context.model);
    if (hopeful.length === 1 && hopeful[0] === here) return here;
    // The edge as it is goes first: hardly another one is cheaper, and those that are not are soon given up.
    const inOrder = hopeful.includes(here) ? [here, ...hopeful.filter((at) => at !== here)] : hopeful;
    for (const at of inOrder) {
      const part =
        side === "start" ? { start: at, end: Math.max(inner, at) } : { start: Math.min(inner, at), end: at };
      const moved = text.slice(Math.min(at, here), Math.max(at, here));
      const splits = [text[at - 1], text[at]].every((sign) => !isBetweenTokens(sign, encoding));
      const inwards = Math.sign(here - at) === step;
      // A stop right after a healthy word is that word's.
      const stop = inwards && side === "start" && LETTER.test(text[here - 1] ?? "") && STOPS.test(moved);
      const penalty =
        (at === here ? 0 : stop ? INWARDS.signs : against(at, moved, inwards)) +
        (splits ? INSIDE_TOKEN : 0) +
        (side === "start" && OPENS_NOTHING.test(text.slice(Math.max(0, at - 2), at)) ? UNUSED_OPENING : 0);
      const cost = costOf(part, { start: low, end: high }, cheapest - penalty) + penalty;
      if (cost < cheapest) {
        cheapest = cost;
        best = at;
      }
    }
    return best;
  };
  for (const side of ["start", "end"] as const) {
    for (let round = 0; round < MOST_ROUNDS && !settled[side]; round += 1) {
      const best = better(side);
      const outwards = side === "start" ? best < start : best > end;
      if (side === "start") start = best;
      else end = best;
      if (start >= end) return { ...stretch, start, end: start };
      // Tokens farther out come within reach only once an edge has moved.
      if (!outwards) break;
    }
  }
  start = takeNumberIn(text, { start, end }, encoding, limits);
  start = leaveWordOut(text, { start, end }, encoding, context);
  const clear = context.markdown ? clearOfMarks(text, { start, end }) : { start, end };
  return { ...stretch, ...takeCodeMarksIn(text, clear, limits) };
}

/** UTF-16 units of a line that must be garbled for the number before it to be so as well, and of that number. */
const GARBLED_LINE = 20;
const LONGEST_NUMBER = 8;
const NUMBER = /^[([]?\d[\d.]*[).,:\]]?$/;

/** Where a line begins that is garbled but for the number it begins with, if that decodes to one: no word tells. */
function takeNumberIn(text: string, { start, end }: Range, encoding: Encoding, limits: Range): number {
  const from = Math.max(afterBlockMarks(text, start), limits.start);
  const lead = text.slice(from, start);
  const after = text.charCodeAt(end);
  if (end - start < GARBLED_LINE || lead.length > LONGEST_NUMBER || !(isLineEnd(after) || isBlank(after)))
    return start;
  const number = lead.trimEnd();
  if (number === "" || /[A-Za-z\s]/.test(number) || number === lead) return start;
  const rest = text.slice(end, Math.max(end, text.indexOf("\n", end)));
  return rest.trim() === "" && NUMBER.test(decodeText(encoding, number)) ? from : start;
}

/** Tokens that must stand apart letter by letter before the text counts as letter-spaced. */
const SPACED_TOKENS = 3;

/** Whether a token holds no more than one letter and what may cling to it, as tokens of letter-spaced text do. */
function isSingle(token: string, encoding: Encoding | undefined): boolean {
  if (token.length > 3) return false;
  const letters = encoding === undefined ? token : decodePart(token, encoding);
  return letters.replace(/[^A-Za-z]/g, "").length <= 1;
}

/** The tokens of a line that follow each other from `offset` on, with the offsets where they begin or end. */
function tokensFrom(
  text: string,
  offset: number,
  step: 1 | -1,
  count: number,
): { token: string; edge: number }[] {
  const edges = tokenEdges(text, offset, step, count);
  return edges.map((edge, index) => {
    const from = edges[index - 1] ?? offset;
    return { token: text.slice(Math.min(from, edge), Math.max(from, edge)).trim(), edge };
  });
}

/** Whether the text is letter-spaced from `offset` on. */
function isSpaced(text: string, offset: number, step: 1 | -1, encoding?: Encoding): boolean {
  const tokens = tokensFrom(text, offset, step, SPACED_TOKENS);
  return tokens.length === SPACED_TOKENS && tokens.every(({ token }) => isSingle(token, encoding));
}

/** Single characters with blanks between go on being letter-spaced. */
function growSpaced(text: string, { start, end, encoding }: Stretch, limits: Range): Range {
  let [from, to] = [start, end];
  if (isSpaced(text, start, 1, encoding)) {
    for (const { token, edge } of tokensFrom(text, start, -1, Number.POSITIVE_INFINITY)) {
      if (!isSingle(token, encoding) || edge < limits.start) break;
      from = edge;
    }
  }
  if (isSpaced(text, end, -1, encoding)) {
    for (const { token, edge } of tokensFrom(text, end, 1, Number.POSITIVE_INFINITY)) {
      if (!isSingle(token, encoding) || edge > limits.end) break;
      to = edge;
    }
  }
  return { start: from, end: to };
}

/** Backticks right round a garbled stretch were laid over it, and go with it. */
function takeCodeMarksIn(text: string, { start, end }: Range, limits: Range): Range {
  const inside = { left: text[start] === "`", right: text[end - 1] === "`" };
  const outside = { left: text[start - 1] === "`", right: text[end] === "`" };
  if (!(inside.left || outside.left) || !(inside.right || outside.right)) return { start, end };
  return {
    start: inside.left ? start : Math.max(limits.start, start - 1),
    end: inside.right ? end : Math.min(limits.end, end + 1),
  };
}
