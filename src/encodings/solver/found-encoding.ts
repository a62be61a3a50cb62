import { type Encoding, FIRST_TOKEN, isToken } from "../encoding.js";
import { tableEncoding } from "../glyph-table.js";
import { rangedShift } from "../ranged-shift.js";
import { shiftEncoding } from "../shift.js";
import type { CipherText } from "./cipher-text.js";
import { RANGE_NAMES } from "./ranges.js";
import type { RangedReading } from "./solve-ranged.js";
import { isDigit, TARGETS, UNKNOWN_TARGET } from "./targets.js";

/** Nats of meeting a substitution, over the commonest encoding. */
const RARITY = 8;
/** Probability below which the meaning of a code is anyone's guess. */
const LEAST_SURE = 0.4;
/** Probability from which on the meaning of a code leaves no doubt. */
const SURE = 0.98;

/** What a shown code stands for, and how surely. */
export interface Pair {
  readonly shown: number;
  readonly meant: number;
  readonly sureness: number;
}

/**
 * What a reading says of the codes of a text. What is anyone's guess stands for itself, rather than for a letter that was
 * never printed; a digit's value is nothing that its neighbours tell.
 */
export function pairsOf(text: CipherText, targets: ArrayLike<number>, sureness: readonly number[]): Pair[] {
  return text.codes.flatMap((shown, index) => {
    if (index < 2) return [];
    const target = targets[index]!;
    const meant = TARGETS[target]!;
    if (meant === shown) return [{ shown, meant, sureness: 1 }];
    const isGuess = sureness[index]! < LEAST_SURE || isDigit(target) || target === UNKNOWN_TARGET;
    return [isGuess ? { shown, meant: shown, sureness: 0 } : { shown, meant, sureness: sureness[index]! }];
  });
}

/** The encoding of what a search found: of characters or of tokens, whichever are more. */
export function substitutionEncoding(pairs: readonly Pair[]): Encoding {
  const tokens = pairs.filter(({ shown }) => isToken(shown)).length > pairs.length / 2;
  const inOrder = pairs.filter(({ shown }) => isToken(shown) === tokens).sort((a, b) => a.shown - b.shown);
  const listed = inOrder.map(({ shown, meant }) => String.fromCharCode(shown, meant)).join("");
  const encoding = tableEncoding(
    inOrder.map(
      ({ shown, meant }) => [tokens ? shown - FIRST_TOKEN : shown, String.fromCharCode(meant)] as const,
    ),
    { family: "substitution", params: { pairs: listed }, rarity: RARITY, tokens },
  );
  const doubtful = inOrder.filter(({ sureness }) => sureness < SURE);
  return { ...encoding, sureness: new Map(doubtful.map(({ shown, sureness }) => [shown, sureness])) };
}

/** The encoding of ranges that a search found; where all are shifted alike, that shift. */
export function rangedEncoding({ offsets, blank, sureness }: RangedReading, text: CipherText): Encoding {
  const known = RANGE_NAMES.flatMap((name) => offsets[name] ?? []);
  if (known.length > 1 && new Set(known).size === 1 && (blank < 0 || blank - 0x20 === known[0])) {
    return shiftEncoding(known[0]!);
  }
  return { ...rangedShift(offsets, blank), sureness: surenessOf(text, sureness) };
}

/** Probabilities of what codes stand for, where they leave a doubt. */
function surenessOf({ codes }: CipherText, sureness: readonly number[]): Map<number, number> {
  return new Map(
    codes.flatMap((code, index) => (index > 1 && sureness[index]! < SURE ? [[code, sureness[index]!]] : [])),
  );
}
