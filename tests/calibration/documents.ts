/** Simulated documents for calibration: parts of the clean prose, damaged in many ways. */
import { cleanProse } from "../support/prose.js";
import { chance, integerBetween, pick, type Random, randomFrom } from "../support/random.js";
import { type Damage, type DamageOptions, simulate } from "../support/simulator.js";

/** UTF-16 units of a document, beginning and ending with whole lines where it can. */
const SIZE = 4000;
/** Every third document is without slips of the reader. */
const QUIET_EVERY = 3;
const OFFSETS = [2, 2, 2, 3, -3, 5, 29, 40, 86, -20, -28, -29, -31];

/**
 * Documents that depend on nothing but the prose and the seed.
 *
 * @param seed of the first; each further one has the next
 */
export function* documents(count: number, seed: number): Generator<Damage> {
  const prose = cleanProse();
  for (let index = 0; index < count; index += 1) {
    const random = randomFrom(seed + index);
    const text = partOf(prose[index % prose.length]!.text, random);
    yield simulate(text, drawDamage(index % QUIET_EVERY === 0, random), seed + index);
  }
}

function partOf(text: string, random: Random): string {
  const from = text.indexOf("\n", integerBetween(random, 0, Math.max(0, text.length - SIZE))) + 1;
  const part = text.slice(from, from + SIZE);
  return part.slice(0, part.lastIndexOf("\n") + 1) || part;
}

function drawDamage(quiet: boolean, random: Random): Partial<DamageOptions> {
  return {
    lengths: ["medium", "printed"],
    offsets: [pick(random, OFFSETS)],
    blank: pick(random, ["shifted", "shifted", "shifted", "kept", "mixed"]),
    noise: quiet ? 0 : 0.01 * integerBetween(random, 1, 4),
    ligatures: chance(random, 0.5) ? "bulletin" : null,
    oddQuotes: chance(random, 0.5),
    spuriousBlanks: chance(random, 0.5) ? 0.1 : 0,
    letterSpaced: chance(random, 0.2) ? 0.2 : 0,
  };
}
