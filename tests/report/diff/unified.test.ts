import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emend } from "../../../src/index.js";
import { editsBetween, editsOfRecord } from "../../../src/report/diff/edits.js";
import { unifiedDiff } from "../../../src/report/diff/unified.js";
import { model } from "../../support/model.js";

const LABELS = { raw: "a", cleaned: "b" };
const line = fc.constantFrom(
  "one\n",
  "two words\n",
  "three short words\n",
  "\n",
  "vjg ukip\r\n",
  "x y\rz\n",
  "last",
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));

describe("unifiedDiff", () => {
  it("is a patch that turns one text into the other, whatever they are", () => {
    fc.assert(
      fc.property(text, text, fc.nat(3), (raw, cleaned, context) => {
        const patch = unifiedDiff(raw, editsBetween(raw, cleaned), LABELS, context);
        if (raw === cleaned) expect(patch).toBe("");
        else expect(applyPatch(raw, patch, { autoConvertLineEndings: false })).toBe(cleaned);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each(["footnotes", "comments", "none"] as const)("is one from the record as well: %s", (notes) => {
    const raw = 'He wrote that vjg"jctdqwt"ycu"htq|gp and left.\n\n```\ncode that never ends';
    const { text: cleaned, record } = emend(raw, { model, notes });
    expect(cleaned).not.toBe(raw);
    const patch = unifiedDiff(raw, editsOfRecord(record, cleaned, true), LABELS, 3);
    expect(applyPatch(raw, patch)).toBe(cleaned);
  });
});
