import type { Assignment } from "./assignment.js";
import type { Random } from "./random.js";
import { TARGETS } from "./targets.js";

/** What a search may change. */
export interface Domain {
  /** Indices that may change. */
  readonly free: readonly number[];
  /** By index: targets to try, as often as they are likely. */
  readonly choices: readonly Uint8Array[];
  /** 1 where an index may take a target, at `index * TARGETS.length + target`. */
  readonly allowed: Uint8Array;
}

/** How a search cools: number of changes tried, temperatures in units of cost. */
export interface Schedule {
  readonly steps: number;
  readonly hot: number;
  readonly cold: number;
}

/** A domain from the targets that may be tried for each index; none for those that are fixed. */
export function makeDomain(choices: readonly Uint8Array[]): Domain {
  const allowed = new Uint8Array(choices.length * TARGETS.length);
  choices.forEach((targets, index) => {
    for (const target of targets) allowed[index * TARGETS.length + target] = 1;
  });
  const free = choices.flatMap((targets, index) => (targets.length > 0 ? [index] : []));
  return { free, choices, allowed };
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over exchanges of two targets; the state ends in a local
 * optimum.
 */
export function anneal(state: Assignment, domain: Domain, schedule: Schedule, random: Random): void {
  const { free, choices } = domain;
  const { steps, hot, cold } = schedule;
  if (free.length === 0) return;
  const cooling = (cold / hot) ** (1 / steps);
  let temperature = hot;
  for (let step = 0; step < steps; step += 1, temperature *= cooling) {
    const index = free[Math.floor(random() * free.length)]!;
    const targets = choices[index]!;
    const target = targets[Math.floor(random() * targets.length)]!;
    const own = state.targets[index]!;
    if (!canTake(state, domain, index, target)) continue;
    const change = state.propose(index, target);
    if (change <= 0 || random() < Math.exp(-change / temperature)) state.accept(index, own, change);
    else state.reject(index, own);
  }
  descend(state, domain);
}

/** Goes down to a local optimum. */
export function descend(state: Assignment, domain: Domain): void {
  for (let improved = true; improved; ) {
    improved = false;
    for (const index of domain.free) {
      for (let target = 0; target < TARGETS.length; target += 1) {
        if (!canTake(state, domain, index, target)) continue;
        const own = state.targets[index]!;
        const change = state.propose(index, target);
        if (change < 0) {
          state.accept(index, own, change);
          improved = true;
        } else {
          state.reject(index, own);
        }
      }
    }
  }
}

/** Whether an index, and what holds the target, may exchange theirs. */
export function canTake(state: Assignment, { allowed }: Domain, index: number, target: number): boolean {
  const own = state.targets[index]!;
  if (own === target || allowed[index * TARGETS.length + target] === 0) return false;
  const other = state.holderOf(target);
  return other < 0 || allowed[other * TARGETS.length + own] === 1;
}
