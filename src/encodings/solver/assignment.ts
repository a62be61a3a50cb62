import type { State } from "./anneal.js";
import { type CipherText, CONTEXT, SEPARATOR } from "./cipher-text.js";
import { BLANK_TARGET, TARGETS, type TargetCosts, UNKNOWN_TARGET } from "./targets.js";

/**
 * What every distinct code of a text stands for, and what that costs; the state of a search, changed in place. No
 * target but the unknown is held by two codes, and a separator always is a blank.
 */
export class Assignment implements State {
  /** Target of every index. */
  readonly targets: Uint8Array;
  /** Index that holds a target, or -1. */
  private readonly holders: Int16Array;
  private readonly symbols: Uint8Array;
  private readonly placeCosts: Uint16Array;
  private readonly proposed: Uint16Array;
  private readonly seen: Uint32Array;
  private round = 0;
  /** Cost in units of the whole text and of the prior. */
  total = 0;

  /** @param prior units of an index for a target, at `index * TARGETS.length + target` */
  constructor(
    private readonly text: CipherText,
    private readonly costs: TargetCosts,
    private readonly prior: Uint16Array,
    targets: ArrayLike<number>,
  ) {
    this.targets = new Uint8Array(text.codes.length);
    this.holders = new Int16Array(TARGETS.length);
    this.symbols = new Uint8Array(text.codes.length);
    this.placeCosts = new Uint16Array(text.tokens.length);
    this.proposed = new Uint16Array(text.tokens.length);
    this.seen = new Uint32Array(text.tokens.length);
    this.reset(targets);
  }

  /** Takes other targets for all codes. */
  reset(targets: ArrayLike<number>): void {
    this.holders.fill(-1);
    for (let index = 0; index < this.targets.length; index += 1) {
      this.set(index, index === SEPARATOR ? BLANK_TARGET : targets[index]!);
      if (index !== SEPARATOR && targets[index] !== UNKNOWN_TARGET) this.holders[targets[index]!] = index;
    }
    this.total = 0;
    for (let place = CONTEXT; place < this.placeCosts.length; place += 1) {
      this.placeCosts[place] = this.costOfPlace(place);
      this.total += this.placeCosts[place]!;
    }
    for (let index = 1; index < this.targets.length; index += 1)
      this.total += this.prior[index * TARGETS.length + this.targets[index]!]!;
  }

  /** Takes other targets for some codes, at the cost of the places that these affect. Leaves the holders to `reset`. */
  update(targets: ArrayLike<number>): void {
    this.round += 1;
    const changed: number[] = [];
    for (let index = 1; index < this.targets.length; index += 1) {
      if (targets[index] === this.targets[index]) continue;
      this.total += this.priorChange(index, this.targets[index]!, targets[index]!);
      this.set(index, targets[index]!);
      changed.push(index);
    }
    for (const index of changed) this.total += this.costChange(index);
    for (const index of changed) this.keepCosts(index);
  }

  holderOf(target: number): number {
    return target === UNKNOWN_TARGET ? -1 : this.holders[target]!;
  }

  propose(index: number, target: number): number {
    const other = this.holderOf(target);
    const own = this.targets[index]!;
    let change = this.priorChange(index, own, target);
    this.set(index, target);
    if (other >= 0) {
      change += this.priorChange(other, target, own);
      this.set(other, own);
    }
    this.round += 1;
    change += this.costChange(index);
    if (other >= 0) change += this.costChange(other);
    return change;
  }

  accept(index: number, own: number, change: number): void {
    const target = this.targets[index]!;
    const other = this.holderOf(target);
    if (target !== UNKNOWN_TARGET) this.holders[target] = index;
    if (own !== UNKNOWN_TARGET) this.holders[own] = other;
    this.keepCosts(index);
    if (other >= 0) this.keepCosts(other);
    this.total += change;
  }

  reject(index: number, own: number): void {
    const target = this.targets[index]!;
    const other = this.holderOf(target);
    this.set(index, own);
    if (other >= 0) this.set(other, target);
  }

  private set(index: number, target: number): void {
    this.targets[index] = target;
    this.symbols[index] = this.costs.symbolOf[target]!;
  }

  private priorChange(index: number, own: number, target: number): number {
    const row = index * TARGETS.length;
    return this.prior[row + target]! - this.prior[row + own]!;
  }

  private costChange(index: number): number {
    const places = this.text.affected[index]!;
    let change = 0;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at]!;
      if (this.seen[place] === this.round) continue;
      this.seen[place] = this.round;
      const cost = this.costOfPlace(place);
      this.proposed[place] = cost;
      change += cost - this.placeCosts[place]!;
    }
    return change;
  }

  private keepCosts(index: number): void {
    const places = this.text.affected[index]!;
    for (let at = 0; at < places.length; at += 1) this.placeCosts[places[at]!] = this.proposed[places[at]!]!;
  }

  private costOfPlace(place: number): number {
    const { tokens } = this.text;
    const { symbols: count, running, pairs, surprise } = this.costs;
    const { symbols, targets } = this;
    const token = tokens[place]!;
    const previous = tokens[place - 1]!;
    const context =
      (symbols[tokens[place - 3]!]! * count + symbols[tokens[place - 2]!]!) * count + symbols[previous]!;
    const cost = running[context * count + symbols[token]!]!;
    return (
      (cost < surprise ? cost : surprise) + pairs[targets[previous]! * TARGETS.length + targets[token]!]!
    );
  }
}
