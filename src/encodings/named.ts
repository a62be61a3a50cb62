/** Encodings by what records call them: what one document proves can be looked for in another. */
import type { Encoding } from "./encoding.js";
import { knownEncodings } from "./index.js";
import { rangedShift } from "./ranged-shift.js";
import { type Pair, substitutionEncoding } from "./solver/found-encoding.js";
import { type Offsets, RANGE_NAMES } from "./solver/ranges.js";
import { TARGETS } from "./solver/targets.js";

/** What a record calls an encoding. */
export interface EncodingName {
  readonly family: string;
  readonly params: Encoding["params"];
}

/** Those of some encodings that none of some names is for. */
export function withoutNamed(
  encodings: readonly Encoding[],
  names: readonly EncodingName[],
): readonly Encoding[] {
  if (names.length === 0) return encodings;
  const named = new Set(names.map(nameOf));
  return encodings.filter((encoding) => !named.has(nameOf(encoding)));
}

/** A name as one string, whatever the order of its parameters. */
export function nameOf({ family, params }: EncodingName): string {
  return JSON.stringify([family, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * The encodings of a name: where a record leaves open whether characters or the numbers of tokens are read, both; none
 * where there is no encoding of that name.
 */
export function namedEncodings(name: EncodingName): Encoding[] {
  const wanted = nameOf(name);
  const known = knownEncodings().filter((encoding) => nameOf(encoding) === wanted);
  if (known.length > 0) return known;
  const { family, params } = name;
  if (family === "ranged-shift") return rangedEncodings(params);
  const { pairs } = params;
  if (family !== "substitution" || typeof pairs !== "string" || pairs === "" || pairs.length % 2 > 0)
    return [];
  const codes = Array.from({ length: pairs.length / 2 }, (_, index) => ({
    shown: pairs.charCodeAt(2 * index),
    meant: pairs.charCodeAt(2 * index + 1),
    sureness: 1,
  }));
  return codes.every(canBeMeant) ? [substitutionEncoding(codes)] : [];
}

/** Whether a search could have found a pair. No code stands for a line end, half a character or a control character. */
const canBeMeant = ({ shown, meant }: Pair): boolean => meant === shown || MEANT.has(meant);

const MEANT: ReadonlySet<number> = new Set(TARGETS);

function rangedEncodings({ blank = -1, ...offsets }: Encoding["params"]): Encoding[] {
  const names: readonly string[] = RANGE_NAMES;
  const entries = Object.entries(offsets);
  const isRanged =
    entries.length > 0 && entries.every(([name, offset]) => names.includes(name) && Number.isInteger(offset));
  return isRanged && Number.isInteger(blank) ? [rangedShift(offsets as Offsets, blank as number)] : [];
}
