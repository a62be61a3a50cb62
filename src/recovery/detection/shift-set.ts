import { LARGEST_SHIFT } from "../../encodings/shift.js";

/** How many shifts there are, none among them; and integers that have a bit for each. */
const SHIFTS = 2 * LARGEST_SHIFT + 1;
const BITS = 5;
const INTEGERS = Math.ceil(SHIFTS / (1 << BITS));

/**
 * A set of shifts (shown code minus true code), none larger than `LARGEST_SHIFT` either way: so few integers that it costs
 * hardly more than a number.
 */
export class ShiftSet {
  private readonly bits = new Int32Array(INTEGERS);

  has(shift: number): boolean {
    const index = shift + LARGEST_SHIFT;
    return ((this.bits[index >> BITS]! >>> index) & 1) === 1;
  }

  add(shift: number): void {
    const index = shift + LARGEST_SHIFT;
    this.bits[index >> BITS]! |= 1 << index;
  }

  addAll({ bits }: ShiftSet): void {
    for (let at = 0; at < INTEGERS; at += 1) this.bits[at]! |= bits[at]!;
  }

  /** In rising order. */
  toArray(): number[] {
    const shifts: number[] = [];
    for (let at = 0; at < INTEGERS; at += 1) {
      for (let left = this.bits[at]!; left !== 0; left &= left - 1) {
        shifts.push((at << BITS) + 31 - Math.clz32(left & -left) - LARGEST_SHIFT);
      }
    }
    return shifts;
  }
}
