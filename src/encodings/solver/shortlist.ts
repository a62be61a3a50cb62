/** What has a cost in units. */
interface Costly {
  readonly total: number;
}

export const byTotal = (a: Costly, b: Costly): number => a.total - b.total;

/** Readings of which some of the best are followed up: it tells from which cost on one more makes no difference. */
export class Shortlist<Reading extends Costly> {
  private readonly found: Reading[] = [];
  /** Totals of the best, the least first. */
  private readonly totals: number[] = [];

  /**
   * @param count how many are followed up
   * @param margin units behind the best up to which others count as well
   */
  constructor(
    private readonly count: number,
    private readonly margin: number,
  ) {}

  /** Units beyond which one more makes no difference. */
  get most(): number {
    const { totals, count, margin } = this;
    return totals.length < count
      ? Number.POSITIVE_INFINITY
      : Math.max(totals[count - 1]!, totals[0]! + margin);
  }

  /** Adds a reading, unless it makes no difference. */
  add(reading: Reading): void {
    if (reading.total > this.most) return;
    this.found.push(reading);
    const { totals } = this;
    const place = totals.findIndex((total) => total > reading.total);
    totals.splice(place < 0 ? totals.length : place, 0, reading.total);
    if (totals.length > this.count) totals.pop();
  }

  /** In the order in which they were added. */
  get all(): readonly Reading[] {
    return this.found;
  }

  /** Those that are followed up, the best first; of equal ones those that were added first. */
  get best(): Reading[] {
    return [...this.found].sort(byTotal).slice(0, this.count);
  }
}
