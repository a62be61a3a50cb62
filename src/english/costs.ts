/**
 * Costs are negative logarithms of probabilities, kept as small integers so that every machine adds them alike.
 */

/** One nat is this many units of cost. */
export const UNITS_PER_NAT = 16;

/** Cost, in units, of a probability above 0; capped at what a byte holds. */
export const costOfProbability = (probability: number): number =>
  Math.min(255, Math.round(-Math.log(probability) * UNITS_PER_NAT));

/** Units of cost for a number of nats. */
export const nats = (amount: number): number => Math.round(amount * UNITS_PER_NAT);
