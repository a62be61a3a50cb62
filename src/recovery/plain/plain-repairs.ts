import type { DocumentLexicon } from "../../english/document-lexicon.js";
import type { Model } from "../../english/model.js";
import { NO_WORD } from "../../english/word-memory.js";
import type { DoubtfulWord, Finding, Kind, Step } from "../../provenance/record.js";
import { SPEAKS_OF_GAPS } from "../../repairs/spelling-lessons.js";
import { logistic } from "../judging/calibration.js";
import { overlapsAny } from "../overlap.js";
import { ForeignPassages } from "../pieces/foreign-passages.js";
import { memoriesOf } from "../pieces/memory.js";
import { type Pieces, withTaken } from "../pieces/pieces.js";
import { ODD_CODE } from "../pieces/traits.js";
import type { Range } from "../range.js";
import { RULES } from "../reading/moves.js";
import { claimCapital, mayHoldCapital } from "./plain-capitals.js";
import { LOST_BLANK_CAUSE } from "./plain-causes.js";
import { type Claim, type ClaimContext, claimWindows, isSuspicious } from "./plain-claims.js";
import { PieceCosts } from "./plain-costs.js";
import { claimDropped, mayLackLigature } from "./plain-dropped.js";
import { mayProve, type Weighed, weighClaims } from "./plain-evidence.js";
import { claimRunTogether, mayBeApart } from "./plain-lost-blanks.js";

/** What repairs of plain text are judged by. */
export interface PlainContext {
  readonly model: Model;
  /** Words that the user names, and no words of the text: its fragments would pass for words. */
  readonly lexicon: DocumentLexicon;
  /** Probability from which on a word that is damaged as said is emended. */
  readonly minConfidence: number;
  /** Probability from which on a reading that is exactly right is emended. */
  readonly minReading: number;
}

/** Probability from which on damage is worth a person's look. */
const WORTH_FLAGGING = 0.6;
/** Nothing is ever certain. */
const SUREST = 1 - 1e-6;
/** Words read with at least this probability are not doubtful. */
const DOUBTFUL_BELOW = 0.95;
/** Alternatives below this probability are not worth a reader's time. */
const LEAST_LIKELY = 0.005;
/** Nats that a claim must gain to be weighed at all. */
const LEAST_GAIN = 2;

/**
 * Finds words of healthy English text that a ligature or a blank was lost in, or that hold an odd code or a blank too many.
 *
 * @param all the pieces of the text
 * @param taken sorted ranges that are garbled as a whole, and so are no healthy text
 */
export function findPlainRepairs(
  text: string,
  all: Pieces,
  taken: readonly Range[],
  context: PlainContext,
): Finding[] {
  const pieces = withTaken(all, taken);
  const costs = new PieceCosts(text, pieces, context.model);
  const search: ClaimContext = {
    text,
    pieces,
    costs,
    model: context.model,
    listed: context.lexicon.words,
    memories: memoriesOf(context.model),
  };
  const claims: Claim[] = [];
  const passages = new ForeignPassages(pieces);
  for (const index of pieces.odd) {
    if (!isSuspicious(pieces, index) || passages.holds(index)) continue;
    claimWindows(search, index, claims);
    if (!isUnknownWord(pieces, index)) continue;
    const repairs = repairsOf(search, index);
    if ((repairs & LOST_LIGATURE) !== 0) claims.push(...claimDropped(search, index));
    if ((repairs & CAPITAL_FOR_LIGATURE) !== 0) claims.push(...claimCapital(search, index));
    const apart = (repairs & LOST_BLANKS) !== 0 ? claimRunTogether(search, index) : undefined;
    if (apart !== undefined) claims.push(apart);
  }
  // A sign or a blank at the edge of what is taken is not free to be a ligature of the word beside it.
  const free = claims.filter((claim) => !overlapsAny(taken, claim));
  if (!free.some(mayProve)) return [];
  const likely = free.filter(({ gain }) => gain >= LEAST_GAIN);
  const rivals = new Map<number, Claim[]>();
  for (const claim of likely) rivals.set(claim.start, [...(rivals.get(claim.start) ?? []), claim]);
  return weighClaims(text, pieces, likely).flatMap((weighed) => {
    const finding = judge(text, weighed, rivals.get(weighed.claim.start)!, context);
    return finding === undefined ? [] : [finding];
  });
}

const isUnknownWord = ({ costs, traits }: Pieces, index: number): boolean =>
  costs[index] === NO_WORD && (traits[index]! & ODD_CODE) === 0;

/** UTF-16 units of a piece up to which what is known of it is remembered. */
const LONGEST_REMEMBERED = 48;

/** What may make words of a piece by itself, as bits; of most names nothing does. */
const LOST_LIGATURE = 1;
const CAPITAL_FOR_LIGATURE = 2;
const LOST_BLANKS = 4;
const ANY = LOST_LIGATURE | CAPITAL_FOR_LIGATURE | LOST_BLANKS;

function repairsOf({ costs, pieces, model, memories }: ClaimContext, index: number): number {
  if (pieces.ends[index]! - pieces.starts[index]! > LONGEST_REMEMBERED) return ANY;
  return memories.repairs.of(
    costs.textOf(index),
    (piece) =>
      (mayLackLigature(piece, model.words) ? LOST_LIGATURE : 0) |
      (mayHoldCapital(piece, model.words) ? CAPITAL_FOR_LIGATURE : 0) |
      (mayBeApart(piece, model.words) ? LOST_BLANKS : 0),
  );
}

function judge(
  text: string,
  { claim, evidence }: Weighed,
  rivals: readonly Claim[],
  { minConfidence, minReading }: PlainContext,
): Finding | undefined {
  const damaged = Math.min(SUREST, logistic(evidence));
  if (damaged < WORTH_FLAGGING || isPutIn(text, claim) || isListItem(text, claim)) return undefined;
  const { start, end } = claim;
  const raw = text.slice(start, end);
  const { reading, steps } = written(text, claim);
  const others = rivals.filter((rival) => rival !== claim && rival.end === end && rival.word !== claim.word);
  const weights = others.map(({ gain }) => Math.exp(Math.min(0, gain - claim.gain)));
  const exact = Math.min(SUREST, 1 / (1 + weights.reduce((sum, weight) => sum + weight, 0)));
  const doubtful: DoubtfulWord[] =
    exact >= DOUBTFUL_BELOW
      ? []
      : [
          {
            start,
            end,
            text: reading,
            confidence: exact,
            alternatives: others
              .map((rival, index) => ({
                text: written(text, rival).reading,
                confidence: exact * weights[index]!,
              }))
              .filter(({ confidence }) => confidence >= LEAST_LIKELY),
          },
        ];
  const sure =
    damaged >= minConfidence &&
    exact >= minReading &&
    !isQuotedAlone(text, start, end) &&
    !isSpokenOf(text, start, end, reading);
  return {
    action: sure ? "emended" : "flagged",
    ...(sure ? {} : { reason: "uncertain" as const }),
    start,
    end,
    raw,
    reading,
    kinds: [...new Set(steps.map(({ rule }): Kind => RULES[rule as keyof typeof RULES]))],
    steps,
    confidence: { damaged, exact },
    doubtful,
    gaps: [],
  };
}

/** Whether quotation marks stand right around a word: then it may be spoken of. */
const isQuotedAlone = (text: string, start: number, end: number): boolean =>
  /["'“‘„«`]/.test(text[start - 1] ?? "") && /["'”’“»`]/.test(text.slice(end, end + 2));

/** UTF-16 units before a sign in which the text may say that letters are to be put in for it. */
const SUBJECT = 200;

const SIGN = /[!-@]/;

/** Whether a sign of ASCII stands for letters of which the text says that they are to be put in. */
const isPutIn = (text: string, { start, atoms, choices }: Claim): boolean =>
  atoms.some((atom, index) => choices[index]!.rule === "ligature" && SIGN.test(text[atom.start]!)) &&
  SPEAKS_OF_GAPS.test(text.slice(Math.max(0, start - SUBJECT), start));

/** Blanks that a name run together lacks: two words are run together by damage as well. */
const LOST_IN_NAME = { least: 2, most: 5 } as const;
const BEFORE_ITEM = /(?:[,:;]|\b(?:and|or|are|is))\s$/;
const AFTER_ITEM = /^(?:[,;.)]|\s(?:and|or)\b|$)/;

/** Whether words run together stand as an item of a list, as the names that people give themselves and their horses do. */
function isListItem(text: string, { start, end, choices }: Claim): boolean {
  const blanks = choices.filter(({ cause }) => cause === LOST_BLANK_CAUSE).length;
  if (blanks < LOST_IN_NAME.least || blanks > LOST_IN_NAME.most) return false;
  return (
    BEFORE_ITEM.test(text.slice(Math.max(0, start - BESIDE), start)) &&
    AFTER_ITEM.test(text.slice(end, end + BESIDE))
  );
}

/** UTF-16 units on both sides in which a word whole says that the text speaks of it, and letters of such a word. */
const BESIDE = 60;
const SPOKEN_OF = 5;
const LETTER = /[a-z]/;

/** Whether a word stands whole right beside its damaged form: both are meant. */
function isSpokenOf(text: string, start: number, end: number, reading: string): boolean {
  const word = reading.toLowerCase();
  // What shows its letters itself is never spoken of.
  const shown = text.slice(start, end).normalize("NFKC").toLowerCase();
  if (word.length < SPOKEN_OF || word.includes(" ") || shown === word) return false;
  return [text.slice(Math.max(0, start - BESIDE), start), text.slice(end, end + BESIDE)].some((beside) => {
    const around = beside.toLowerCase();
    for (let at = around.indexOf(word); at >= 0; at = around.indexOf(word, at + 1)) {
      if (!LETTER.test(around[at - 1] ?? "") && !LETTER.test(around[at + word.length] ?? "")) return true;
    }
    return false;
  });
}

/** The reading of a claim in the case of the text, and the steps that lead to it. */
function written(text: string, { atoms, choices }: Claim): { reading: string; steps: Step[] } {
  let reading = "";
  const steps: Step[] = [];
  for (const [index, atom] of atoms.entries()) {
    const { text: to, rule } = choices[index]!;
    const from = text.slice(atom.start, atom.end);
    if (rule === undefined) {
      reading += from;
      continue;
    }
    const at = reading.length;
    steps.push({ stage: "repair", rule, start: at, end: at + from.length, from, to });
    reading += to;
  }
  return { reading, steps };
}
