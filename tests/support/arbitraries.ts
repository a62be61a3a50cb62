/** The simulator as fast-check arbitraries, for property tests. */
import fc from "fast-check";
import { LENGTHS, type Length, LIGATURE_STYLES, type LigatureStyle } from "./damage-tables.js";
import { cleanProse } from "./prose.js";
import { type Damage, type DamageOptions, simulate } from "./simulator.js";

const LENGTH_NAMES = Object.keys(LENGTHS) as Length[];
const STYLE_NAMES = Object.keys(LIGATURE_STYLES) as LigatureStyle[];

function rate(max = 1): fc.Arbitrary<number> {
  return fc.double({ min: 0, max, noNaN: true });
}

/** Every option of the simulator, over its whole range. */
function damageOptions(): fc.Arbitrary<DamageOptions> {
  return fc.record({
    regions: fc.integer({ min: 0, max: 12 }),
    lengths: fc.subarray(LENGTH_NAMES, { minLength: 1 }),
    halfWords: rate(),
    hyphenCuts: rate(),
    offsets: fc.array(fc.integer({ min: -95, max: 95 }), { minLength: 1, maxLength: 3 }),
    offsetPer: fc.constantFrom("document", "region"),
    controls: fc.constantFrom("shown", "dropped"),
    blank: fc.constantFrom("shifted", "kept", "mixed"),
    lostBlanks: rate(),
    spuriousBlanks: rate(),
    oddQuotes: fc.boolean(),
    ligatures: fc.constantFrom(null, ...STYLE_NAMES),
    consistentLigatures: fc.boolean(),
    plainLigatures: rate(),
    noise: rate(0.15),
    letterSpaced: rate(),
    plainTails: rate(),
    trailingBlanks: rate(),
    emphasis: rate(),
    code: rate(),
    escapes: fc.boolean(),
  });
}

/** A few neighbouring paragraphs of clean prose. */
export function passages(): fc.Arbitrary<string> {
  const paragraphs = cleanProse().flatMap(({ text }) => text.split(/\n{2,}/));
  return fc
    .tuple(fc.integer({ min: 0, max: paragraphs.length - 1 }), fc.integer({ min: 1, max: 6 }))
    .map(([from, count]) => paragraphs.slice(from, from + count).join("\n\n"));
}

/** A damaged text made from clean text. */
export function damage(
  cleanTexts: fc.Arbitrary<string> = passages(),
  options: fc.Arbitrary<Partial<DamageOptions>> = damageOptions(),
): fc.Arbitrary<Damage> {
  return fc
    .tuple(cleanTexts, options, fc.integer({ min: 0, max: 2 ** 31 - 1 }))
    .map(([text, chosen, seed]) => simulate(text, chosen, seed));
}
