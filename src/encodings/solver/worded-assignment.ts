import type { State } from "./anneal.js";
import type { Assignment } from "./assignment.js";
import type { CipherText } from "./cipher-text.js";
import { type Language, readingCost } from "./reading-cost.js";

/** Most nats by which a change may look worse to the character model and still be asked for its words. */
const WORTH_ASKING = 14;

/** An assignment that is judged by the words that it makes up, and not by its characters alone. */
export class WordedAssignment implements State {
  readonly targets: Uint8Array;
  /** Cost in units of the whole text. */
  total: number;
  /** What the change just proposed is to the characters. */
  private proposed = 0;
  private readonly limit: number;

  constructor(
    private readonly state: Assignment,
    private readonly text: CipherText,
    private readonly language: Language,
  ) {
    this.targets = state.targets;
    this.limit = WORTH_ASKING * language.costs.unitsPerNat;
    this.total = readingCost(text, this.targets, language);
  }

  reset(targets: ArrayLike<number>): void {
    this.state.reset(targets);
    this.total = readingCost(this.text, this.targets, this.language);
  }

  holderOf(target: number): number {
    return this.state.holderOf(target);
  }

  propose(index: number, target: number): number {
    this.proposed = this.state.propose(index, target);
    if (this.proposed >= this.limit) return this.proposed;
    return readingCost(this.text, this.targets, this.language) - this.total;
  }

  accept(index: number, own: number, change: number): void {
    this.state.accept(index, own, this.proposed);
    this.total += change;
  }

  reject(index: number, own: number): void {
    this.state.reject(index, own);
  }
}
