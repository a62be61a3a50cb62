/** The score of one document, and of several together. */
import {
  addErrors,
  characterErrorRate,
  countErrors,
  type ErrorCounts,
  NO_ERRORS,
  wordErrorRate,
} from "./error-rates.js";
import { fold } from "./fold.js";
import { damagedRegions, type HarmCounts, type RegionCounts, scoreRegions } from "./regions.js";

/** Errors with their rates. */
interface ErrorScore extends ErrorCounts {
  /** Character error rate: edits per character of the true text. */
  readonly cer: number;
  /** Word error rate: edits per word of the true text. */
  readonly wer: number;
}

/** A text against the true text, as it is and with quotes and white space folded. */
export interface TextScore {
  readonly asIs: ErrorScore;
  readonly folded: ErrorScore;
}

/** Share of the raw text's character errors that are gone; negative where there are more. Null where it had none. */
interface ErrorReduction {
  readonly asIs: number | null;
  readonly folded: number | null;
}

/** What only the raw text can tell. */
export interface RepairScore {
  readonly raw: TextScore;
  readonly errorReduction: ErrorReduction;
  readonly regions: RegionCounts;
  readonly harm: HarmCounts;
}

export interface Score {
  readonly output: TextScore;
  /** Only where a raw text was given. */
  readonly repair?: RepairScore;
}

/** Scores an output, notes already taken out, against the true text and perhaps the raw text. */
export function scoreDocument(output: string, truth: string, raw?: string): Score {
  const outputScore = scoreText(output, truth);
  if (raw === undefined) return { output: outputScore };
  const rawScore = scoreText(raw, truth);
  return {
    output: outputScore,
    repair: {
      raw: rawScore,
      errorReduction: reductionOf(rawScore, outputScore),
      ...scoreRegions(truth, output, damagedRegions(truth, raw)),
    },
  };
}

function scoreText(text: string, truth: string): TextScore {
  return {
    asIs: withRates(countErrors(text, truth)),
    folded: withRates(countErrors(fold(text), fold(truth))),
  };
}

function withRates(counts: ErrorCounts): ErrorScore {
  return { ...counts, cer: characterErrorRate(counts), wer: wordErrorRate(counts) };
}

function reductionOf(raw: TextScore, output: TextScore): ErrorReduction {
  const reduction = (before: ErrorCounts, after: ErrorCounts) =>
    before.characterEdits === 0 ? null : 1 - after.characterEdits / before.characterEdits;
  return { asIs: reduction(raw.asIs, output.asIs), folded: reduction(raw.folded, output.folded) };
}

/** The score of all documents as if they were one; `repair` only where every document has it. */
export function totalScore(scores: readonly Score[]): Score {
  const output = sumTexts(scores.map((score) => score.output));
  const repairs = scores.flatMap(({ repair }) => (repair ? [repair] : []));
  if (repairs.length === 0 || repairs.length < scores.length) return { output };
  const raw = sumTexts(repairs.map((repair) => repair.raw));
  const sum = (count: (repair: RepairScore) => number) =>
    repairs.reduce((total, repair) => total + count(repair), 0);
  return {
    output,
    repair: {
      raw,
      errorReduction: reductionOf(raw, output),
      regions: {
        total: sum(({ regions }) => regions.total),
        exact: sum(({ regions }) => regions.exact),
        exactFolded: sum(({ regions }) => regions.exactFolded),
      },
      harm: {
        changed: sum(({ harm }) => harm.changed),
        undamaged: sum(({ harm }) => harm.undamaged),
      },
    },
  };
}

function sumTexts(scores: readonly TextScore[]): TextScore {
  return {
    asIs: withRates(scores.map(({ asIs }) => asIs).reduce<ErrorCounts>(addErrors, NO_ERRORS)),
    folded: withRates(scores.map(({ folded }) => folded).reduce<ErrorCounts>(addErrors, NO_ERRORS)),
  };
}
