import { Assignment } from "./assignment.js";
import type { CipherText } from "./cipher-text.js";
import { type Random, randomFrom } from "./random.js";
import type { Found } from "./solve-substitution.js";
import {
  BLANK_TARGET,
  isDigit,
  isLower,
  isUpper,
  TARGETS,
  type TargetCosts,
  UNKNOWN_TARGET,
} from "./targets.js";

const ascii = Array.from({ length: 95 }, (_, target) => target);
const isSign = (target: number): boolean => !isLower(target) && !isUpper(target) && !isDigit(target);
const beyond = Array.from({ length: UNKNOWN_TARGET - ascii.length }, (_, at) => ascii.length + at);

/** The orders in which fonts number their characters: that of their codes, and letters first. */
const ORDERS: readonly (readonly number[])[] = [
  [...ascii, ...beyond],
  [
    BLANK_TARGET,
    ...ascii.filter(isUpper),
    ...ascii.filter(isLower),
    ...ascii.filter(isDigit),
    ...ascii.filter(isSign).slice(1),
    ...beyond,
  ],
];

/** Nats by which a capital is rarer than its letter, and any sign than its class. */
const CAPITAL = 3;

/** Searches a font order, from seeds of their own. */
const SEARCHES = 2;
const STEPS = 6_000;
/** Temperatures in units for every place of the text. */
const HEAT = { hot: 0.4, cold: 0.1 } as const;
/** Steps after which a reading that costs more nats a character is given up (measured: what comes near English costs up to 3.4 by then). */
const TRIAL = { steps: 500, most: 3.7 } as const;
/** Farthest that one step moves a code in the order. */
const FARTHEST = 8;

/** Readings in which codes rise as their characters do in the likelier order of a font, the best first. */
export function searchMonotone(
  text: CipherText,
  costs: TargetCosts,
  blanks: "kept" | "moved",
): readonly Found[] {
  const ranks = text.codes
    .map((code, index) => ({ code, index }))
    .slice(2)
    .sort((a, b) => a.code - b.code)
    .map(({ index }) => index);
  const noPrior = new Uint16Array(text.codes.length * TARGETS.length);
  const unknown = new Uint8Array(text.codes.length).fill(UNKNOWN_TARGET);
  const state = new Assignment(text, costs, noPrior, unknown);
  const found = ORDERS.map((whole) => {
    const order = blanks === "moved" ? whole : whole.filter((target) => target !== BLANK_TARGET);
    if (ranks.length > order.length) return [];
    const initial = likeliestPlaces(text, costs, ranks, order);
    return Array.from({ length: SEARCHES }, (_, seed) =>
      annealPlaces(state, text, costs.unitsPerNat, ranks, order, initial, randomFrom(seed + 1)),
    ).sort(byTotal);
  });
  return found.filter(({ length }) => length > 0).sort(([a], [b]) => byTotal(a!, b!))[0] ?? [];
}

const byTotal = (a: Found, b: Found): number => a.total - b.total;

function targetsAt(
  places: readonly number[],
  ranks: readonly number[],
  order: readonly number[],
  size: number,
) {
  const targets = new Uint8Array(size).fill(UNKNOWN_TARGET);
  ranks.forEach((index, rank) => {
    targets[index] = order[places[rank]!]!;
  });
  return targets;
}

/** Rising places in an order that make the counts of codes likeliest, as if drawn from Poisson distributions. */
function likeliestPlaces(
  text: CipherText,
  { running, symbolOf, pairs, unitsPerNat }: TargetCosts,
  ranks: readonly number[],
  order: readonly number[],
): number[] {
  const expected = order.map((target) => {
    const within = isUpper(target) ? CAPITAL * unitsPerNat : pairs[BLANK_TARGET * TARGETS.length + target]!;
    return Math.log(text.tokens.length) - (running[symbolOf[target]!]! + within) / unitsPerNat;
  });
  // What is expected and does not occur costs the same wherever the others stand, so that only what occurs is summed.
  const width = order.length;
  const gains = new Float64Array((ranks.length + 1) * (width + 1)).fill(Number.NEGATIVE_INFINITY);
  gains.fill(0, 0, width + 1);
  for (let rank = 1; rank <= ranks.length; rank += 1) {
    const count = text.counts[ranks[rank - 1]!]!;
    for (let place = rank; place <= width; place += 1) {
      const here = gains[(rank - 1) * (width + 1) + place - 1]! + count * expected[place - 1]!;
      gains[rank * (width + 1) + place] = Math.max(gains[rank * (width + 1) + place - 1]!, here);
    }
  }
  const places: number[] = [];
  for (let rank = ranks.length, place = width; rank > 0; rank -= 1) {
    while (place > rank && gains[rank * (width + 1) + place] === gains[rank * (width + 1) + place - 1])
      place -= 1;
    places[rank - 1] = place - 1;
    place -= 1;
  }
  return places;
}

/** Moves one place, and pushes the others on as far as needed; nothing if the order is too short. */
function push(places: readonly number[], rank: number, place: number, width: number): number[] | undefined {
  const moved = [...places];
  moved[rank] = place;
  for (let at = rank + 1; at < moved.length && moved[at]! <= moved[at - 1]!; at += 1)
    moved[at] = moved[at - 1]! + 1;
  for (let at = rank - 1; at >= 0 && moved[at]! >= moved[at + 1]!; at -= 1) moved[at] = moved[at + 1]! - 1;
  return moved[0]! < 0 || moved.at(-1)! >= width ? undefined : moved;
}

function annealPlaces(
  state: Assignment,
  text: CipherText,
  unitsPerNat: number,
  ranks: readonly number[],
  order: readonly number[],
  initial: readonly number[],
  random: Random,
): Found {
  const totalOf = (places: readonly number[]): number => {
    state.update(targetsAt(places, ranks, order, text.codes.length));
    return state.total;
  };
  let places = initial;
  let total = totalOf(places);
  let best = { places, total };
  const hot = HEAT.hot * text.tokens.length;
  const hopeless = TRIAL.most * unitsPerNat * text.tokens.length;
  const cooling = (HEAT.cold / HEAT.hot) ** (1 / STEPS);
  for (let step = 0, temperature = hot; step < STEPS; step += 1, temperature *= cooling) {
    if (step === TRIAL.steps && best.total > hopeless) break;
    const rank = Math.floor(random() * ranks.length);
    const distance = 1 + Math.floor(FARTHEST * random() ** 2);
    const place = places[rank]! + (random() < 0.5 ? -distance : distance);
    const moved = push(places, rank, place, order.length);
    if (moved === undefined) continue;
    const next = totalOf(moved);
    if (next > total && random() >= Math.exp((total - next) / temperature)) continue;
    places = moved;
    total = next;
    if (total < best.total) best = { places, total };
  }
  return { targets: targetsAt(best.places, ranks, order, text.codes.length), total: best.total };
}
