import { describe, expect, it } from "vitest";
import { ANY, BLANK, SYMBOLS } from "../../../src/english/alphabet.js";
import { leastCosts, UNKNOWN } from "../../../src/recovery/detection/least-costs.js";
import { SPURIOUS_BLANK, SURPRISE } from "../../../src/recovery/detection/readers.js";
import { model } from "../../support/model.js";

const table = model.running;
const { seen, unseen } = leastCosts(table);
const ALL = Array.from({ length: SYMBOLS }, (_, symbol) => symbol);
const READ = ALL.slice(BLANK);

const costOf = (oldest: number, older: number, last: number, symbol: number): number =>
  table[((oldest * SYMBOLS + older) * SYMBOLS + last) * SYMBOLS + symbol]!;
const leastOf = (least: Uint8Array, older: number, last: number, symbol: number): number =>
  least[(older * (SYMBOLS + 1) + last) * (SYMBOLS + 1) + symbol]!;

/** Every context that a reader can be in: what was not read leaves nothing known of what stands before it. */
function* contexts(): Generator<readonly [oldest: number, older: number, last: number]> {
  yield [ANY, ANY, ANY];
  for (const last of READ) {
    yield [ANY, ANY, last];
    for (const older of READ) for (const oldest of ALL) yield [oldest, older, last];
  }
}

describe("least costs", () => {
  it("are those of a symbol in some context, or of any surprise", () => {
    let dearer = 0;
    let least = SURPRISE;
    for (const [oldest, older, last] of contexts()) {
      for (const symbol of READ) {
        if (last === BLANK && symbol === BLANK) continue;
        const cost = Math.min(costOf(oldest, older, last, symbol), SURPRISE);
        if (leastOf(seen, older, last, symbol) > cost) dearer += 1;
        least = Math.min(least, cost - leastOf(seen, older, last, symbol));
      }
    }
    expect(dearer).toBe(0);
    expect(least).toBe(0);
  });

  it("take in that a blank may stand unseen before a symbol, and before the one before", () => {
    let dearer = 0;
    for (const [oldest, older, last] of contexts()) {
      // The same symbols, with no blank between the last two that is not seen, and with one.
      for (const [first, second] of [
        [oldest, older],
        [older, BLANK],
      ] as const) {
        for (const symbol of READ) {
          if (last === BLANK && symbol === BLANK) continue;
          const parted = costOf(first, second, last, BLANK) + costOf(second, last, BLANK, symbol);
          const cost = Math.min(costOf(first, second, last, symbol), parted, SURPRISE);
          if (leastOf(unseen, older, last, symbol) > cost) dearer += 1;
        }
      }
    }
    expect(dearer).toBe(0);
  });

  it("know that a blank beside another is a spurious one, and changes nothing for what follows", () => {
    for (const least of [seen, unseen]) {
      for (const older of READ) {
        expect(leastOf(least, older, BLANK, BLANK)).toBe(SPURIOUS_BLANK);
        for (const symbol of READ)
          expect(leastOf(least, BLANK, BLANK, symbol)).toBeLessThanOrEqual(
            leastOf(least, older, BLANK, symbol),
          );
      }
    }
  });

  it("are the least of all where a symbol before is not known, and nothing for one that is not", () => {
    let dearer = 0;
    for (const least of [seen, unseen]) {
      for (const last of READ) {
        for (const older of READ) {
          for (const symbol of READ) {
            const cost = leastOf(least, older, last, symbol);
            if (leastOf(least, UNKNOWN, last, symbol) > cost) dearer += 1;
            if (leastOf(least, older, UNKNOWN, symbol) > cost) dearer += 1;
          }
          expect(leastOf(least, older, last, UNKNOWN)).toBe(0);
          expect(leastOf(least, older, last, ANY)).toBe(0);
        }
      }
    }
    expect(dearer).toBe(0);
  });
});
