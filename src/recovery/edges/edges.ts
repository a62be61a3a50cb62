import { decodeText, type Encoding } from "../../encodings/index.js";
import { UNITS_PER_NAT } from "../../english/costs.js";
import type { Stretch } from "../detection/segment.js";
import type { Range } from "../range.js";
import { type ReadingContext, readStretch } from "../reading/read-stretch.js";
import { clearOfMarks } from "./clear-of-marks.js";
import { clearOfQuotes } from "./clear-of-quotes.js";
import { clearOfSigns } from "./clear-of-signs.js";
import { bias, INWARDS, isHealthy, isShownStop, SEEN_BLANKS, SHOWN_STOP, showsBlanks } from "./edge-bias.js";
import { type HopefulEdge, hopefulEdges } from "./edge-costs.js";
import {
  isBetweenTokens,
  isBlank,
  isBoundary,
  isLetter,
  isLineEnd,
  LETTER,
  LETTER_OR_DIGIT,
  LONGEST_TOKEN,
  MARKS,
  tokenEdges,
} from "./edge-tokens.js";
import { partsWords } from "./parts-words.js";
import { growSpaced, isSpaced } from "./spaced-letters.js";
import { insideWord } from "./split-words.js";
import { afterBlockMarks } from "./tidy.js";

/** Tokens looked at outside and inside each edge. */
const TOKENS_OUTSIDE = 3;
const TOKENS_INSIDE = 2;
/** Times that an edge is moved outwards at most. */
const MOST_ROUNDS = 4;
/** UTF-16 units beyond which no edge is sought. */
const FARTHEST = 48;
/** Nats of an edge inside a token. */
const INSIDE_TOKEN = 1.5;
/** Nats of leaving one glyph of a token out. */
const LONE_GLYPH = 4;
/** Nats of an opening sign left before a blank, where none stands in print. */
const UNUSED_OPENING = 2;
const OPENS_NOTHING = /[([“‘] $/;
/** Signs right at an edge that may belong to either side. */
const SIGNS = 2;

/** Nats by which an edge between two words must be ahead of all others, letter by letter, for no word to say otherwise. */
const FAR_AHEAD = 8;

const letterCostOf = ({ cost, penalty }: HopefulEdge & { readonly penalty: number }): number =>
  cost / UNITS_PER_NAT + penalty;

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

const STOPS = /^[.,;:!?)\]"”’]+\s+$/;
/** UTF-16 units of a healthy word that a stretch takes in by chance, and from there on in which a shifted blank is sought. */
const LONGEST_BY_CHANCE = 2;

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
    // The glyph that an edge inside a token leaves outside, where it is the only one.
    const leavesOne = (at: number): boolean =>
      isBoundary(text[side === "start" ? at - 2 : at + 1]) &&
      LETTER_OR_DIGIT.test(text[side === "start" ? at - 1 : at] ?? "");
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
    const penaltyOf = (at: number): number => {
      const moved = text.slice(Math.min(at, here), Math.max(at, here));
      const splits = [text[at - 1], text[at]].every((sign) => !isBetweenTokens(sign, encoding));
      const inwards = Math.sign(here - at) === step;
      // A stop right after a healthy word is that word's.
      const stop = inwards && side === "start" && LETTER.test(text[here - 1] ?? "") && STOPS.test(moved);
      return (
        (at === here ? 0 : stop ? INWARDS.signs : against(at, moved, inwards)) +
        (splits ? INSIDE_TOKEN + (leavesOne(at) ? LONE_GLYPH : 0) : 0) +
        (side === "start" && OPENS_NOTHING.test(text.slice(Math.max(0, at - 2), at)) ? UNUSED_OPENING : 0)
      );
    };
    const hopeful = hopefulEdges(text, offsets, side, { start: low, end: high }, encoding, context.model).map(
      (edge) => ({ ...edge, penalty: penaltyOf(edge.at) }),
    );
    const asItIs = hopeful.find(({ at }) => at === here);
    const others = hopeful.filter((edge) => edge !== asItIs);
    // Tokens are no text as they stand, so that letters say nothing of them.
    const isSure =
      asItIs !== undefined &&
      others.every((edge) => letterCostOf(edge) >= letterCostOf(asItIs) + FAR_AHEAD) &&
      (others.length === 0 || (!encoding.tokens && partsWords(text, here, step, encoding, context)));
    if (isSure) return here;
    let best = here;
    let cheapest = Number.POSITIVE_INFINITY;
    // The edge as it is goes first: hardly another one is cheaper, and those that are not are soon given up.
    for (const { at, penalty } of asItIs === undefined ? others : [asItIs, ...others]) {
      const part =
        side === "start" ? { start: at, end: Math.max(inner, at) } : { start: Math.min(inner, at), end: at };
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
  const words = [context.model.words, context.lexicon.words];
  const from = insideWord(text, start, "start", encoding, words);
  const to = insideWord(text, end, "end", encoding, words);
  if (limits.start <= from && from < to && to <= limits.end) [start, end] = [from, to];
  const unmarked = context.markdown ? clearOfMarks(text, { start, end }) : { start, end };
  const clear = clearOfSigns(text, clearOfQuotes(text, unmarked), encoding);
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
  const decoded = decodeText(encoding, number);
  return rest.trim() === "" && NUMBER.test(decoded) && !isBetterAsItStands(number, decoded) ? from : start;
}

const YEAR = /^[([]?(?:1[0-9]|20)\d\d(?!\d)/;
const LEADING_ZERO = /^[([]?0\d/;

/** Whether of two numbers the first is likelier in print: a year, or what does not begin with zero. */
const isBetterAsItStands = (shown: string, decoded: string): boolean =>
  (YEAR.test(shown) && !YEAR.test(decoded)) || (LEADING_ZERO.test(decoded) && !LEADING_ZERO.test(shown));

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
