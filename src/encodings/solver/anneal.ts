import type { Random } from "./random.js";
import { TARGETS } from "./targets.js";

/** What every code stands for, as a search changes it. */
export interface State {
  /** Target of every index. */
  readonly targets: Uint8Array;
  /** The index that holds a target, or -1; nothing holds the unknown. */
  holderOf(target: number): number;
  /**
   * What the total would change by if an index took a target, and the target's holder took its own. Leaves the change
   * proposed: `accept` or `reject` must follow.
   */
  propose(index: number, target: number): number;
  /** Makes the change just proposed; `own` is what `index` stood for before. */
  accept(index: number, own: number, change: number): void;
  /** Takes back the change just proposed; `own` is what `index` stood for before. */
  reject(index: number, own: number): void;
}

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
export function anneal(state: State, domain: Domain, schedule: Schedule, random: Random): void {
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
export function descend(state: State, domain: Domain): void {
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
export function canTake(state: State, { allowed }: Domain, index: number, target: number): boolean {
  const own = state.targets[index]!;
  if (own === target || allowed[index * TARGETS.length + target] === 0) return false;
  const other = state.holderOf(target);
  return other < 0 || allowed[other * TARGETS.length + own] === 1;
}
