import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Edit, editsBetween } from "../../../src/report/diff/edits.js";

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (rest, { start, end, text: now }) => rest.slice(0, start) + now + rest.slice(end),
    text,
  );
}
const words = fc.array(fc.constantFrom("a", "bb", "ccc", " ", "  ", "\n", "\r\n", "\t"), { maxLength: 30 });

describe("editsBetween", () => {
  it("leads from one text to the other, in order", () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const edits = editsBetween(one.join(""), other.join(""));
        expect(edited(one.join(""), edits)).toBe(other.join(""));
        for (const [index, { start }] of edits.entries()) {
          expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("keeps to the words that differ, and takes neighbours as one passage", () => {
    expect(editsBetween("where vjg dwq{u were tied", "where the buoys were tied")).toEqual([
      { start: 6, end: 15, text: "the buoys" },
    ]);
  });

  it("finds lines again behind others that were put in", () => {
    const lines = Array.from(
      { length: 4000 },
      (_, index) => `line ${index} has ${index % 3 === 0 ? "vjg" : "a"} word\n`,
    );
    const cleaned = lines.map((line) => line.replace("vjg", "the"));
    cleaned.splice(2000, 0, "a new line\n");
    const edits = editsBetween(lines.join(""), cleaned.join(""));
    expect(edits).toHaveLength(1335);
    expect(edits.filter(({ text }) => text !== "the")).toEqual(
      [{ start: 36_890, end: 36_890, text: "a new line\n" }].map((edit) => ({
        ...edit,
        start: expect.any(Number),
        end: expect.any(Number),
      })),
    );
  });
});
