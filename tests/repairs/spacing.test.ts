import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankSign, plainBlankCosts } from "../../src/repairs/spacing.js";

const counts = fc.nat({ max: 500 });

describe("plain blanks", () => {
  it("are doubted the more, the more shifted ones there are", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), counts, counts, (letters, plain, one, other) => {
        // Whether there are any shifted blanks at all is a question of its own.
        const [fewer, more] = [Math.min(one, other) + 1, Math.max(one, other) + 1];
        const [doubted, trusted] = [
          plainBlankCosts(letters, more, plain),
          plainBlankCosts(letters, fewer, plain),
        ];
        expect(doubted.genuine).toBeGreaterThanOrEqual(trusted.genuine);
        expect(doubted.spurious).toBeLessThanOrEqual(trusted.spurious);
      }),
    );
  });

  it("are never past belief or beyond doubt", () => {
    fc.assert(
      fc.property(counts, counts, counts, (letters, shifted, plain) => {
        for (const cost of Object.values(plainBlankCosts(letters, shifted, plain))) {
          expect(cost).toBeGreaterThan(0);
          expect(cost).toBeLessThan(5);
        }
      }),
    );
  });

  it("are the blanks where there are no others", () => {
    const { genuine, spurious } = plainBlankCosts(94, 0, 20);
    expect(genuine).toBeLessThan(spurious);
  });

  it("are spurious where the shifted ones suffice", () => {
    const { genuine, spurious } = plainBlankCosts(94, 20, 20);
    expect(spurious).toBeLessThan(genuine);
  });
});

describe("a sign for the blank", () => {
  it("is the one that shows about as often as blanks would", () => {
    expect(blankSign(47, `${"'".repeat(8)}.,`)).toBe("'");
  });

  it("is not a sign that shows now and then", () => {
    expect(blankSign(47, "'',.")).toBeUndefined();
    expect(blankSign(5, "''")).toBeUndefined();
    expect(blankSign(0, "")).toBeUndefined();
  });
});
