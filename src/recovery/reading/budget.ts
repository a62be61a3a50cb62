import { nats } from "../../english/costs.js";

/** Units that the glyphs of a word may cost for its letters to be believed: of a short one, for each letter beyond it, and of any. */
export const LEAST_BUDGET = nats(9);
export const BUDGET_PER_GLYPH = nats(1.3);
export const MOST_BUDGET = nats(18);
/** Letters of a word that has the least of them. */
const SHORT = 3;

/** Units that the glyphs of a word of so many letters may cost. */
export const budgetOf = (letters: number): number =>
  Math.min(MOST_BUDGET, LEAST_BUDGET + (letters - SHORT) * BUDGET_PER_GLYPH);

const NEEDED = Uint8Array.from({ length: MOST_BUDGET + 1 }, (_, cost) => {
  let letters = 0;
  while (budgetOf(letters) < cost) letters += 1;
  return letters;
});

/** Letters that a word needs for its glyphs to cost so many units, up to `MOST_BUDGET`. */
export const lettersFor = (cost: number): number => NEEDED[cost]!;
