import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emend, restore } from "../../src/index.js";
import { type Decision, type DecisionAction, decide } from "../../src/provenance/decisions.js";
import { applySteps } from "../../src/provenance/steps.js";
import { structure } from "../markdown/oracle.js";
import { model } from "../support/model.js";
import { documents } from "./documents.js";

const { PROPERTY_RUNS = "8" } = process.env;
const parameters = { numRuns: Number(PROPERTY_RUNS) };
const SOURCE = { path: "x.md", sha256: "0".repeat(64) };
/** What people type: words, names, odd spellings, what looks like markup or damage. */
const typed = fc.constantFrom(
  "the old lantern",
  "Odrick",
  "signi cant",
  "vjg",
  "*a* [b](c)",
  "1. x",
  "# y",
  "é",
);
const will = fc.record({ action: fc.constantFrom<DecisionAction>("accept", "reject", "correct"), typed });

/** Decisions about the spans of a document, as many as there are wills. */
function decisionsOf(text: string, wills: readonly { action: DecisionAction; typed: string }[]): Decision[] {
  const { text: cleaned, record } = emend(text, { model, notes: "none" });
  return wills.flatMap(({ action, typed: reading }, index) => {
    const span = record.spans[index];
    if (!span || (action === "accept" && span.reading === null)) return [];
    const read = action === "accept" ? span.reading! : action === "correct" ? reading : undefined;
    return [decide({ source: SOURCE, text, cleaned, span }, action, read, {})];
  });
}

const always = (promise: (text: string, decisions: readonly Decision[]) => void): void =>
  fc.assert(
    fc.property(documents, fc.array(will, { minLength: 1, maxLength: 8 }), (text, wills) => {
      promise(text, decisionsOf(text, wills));
    }),
    parameters,
  );

describe("with decisions of a reader", { timeout: 600_000 + 5000 * Number(PROPERTY_RUNS) }, () => {
  it("the raw text is restored, steps compose, and blocks stay blocks", () => {
    always((raw, decisions) => {
      const { text, record } = emend(raw, { model, notes: "none", decisions });
      expect(restore(text, record)).toBe(raw);
      for (const span of record.spans) {
        expect(span.raw).toBe(raw.slice(span.start, span.end));
        if (span.action === "emended") expect(applySteps(span.raw, span.steps)).toBe(span.text);
      }
      const emended = record.spans.filter(({ action }) => action === "emended");
      const written = emended.map(({ outStart, outEnd }) => ({ start: outStart, end: outEnd }));
      expect(structure(text, written)).toBe(structure(raw, emended));
    });
  });

  it.each(["footnotes", "none"] as const)("a second run changes nothing: %s", (notes) => {
    always((raw, decisions) => {
      const { text } = emend(raw, { model, notes, decisions });
      const changed = emend(text, { model, notes, decisions }).text;
      expect(changed).toBe(text);
    });
  });

  it("each holds, or is told of", () => {
    always((raw, decisions) => {
      const { record, unplaced } = emend(raw, { model, decisions });
      for (const decision of decisions) {
        if (unplaced!.includes(decision)) continue;
        const span = record.spans.find(({ start }) => start === decision.start)!;
        expect([span.by, span.raw]).toEqual(["reader", decision.raw]);
        expect(decision.action === "reject" ? span.text : span.reading).toBe(
          decision.reading ?? decision.raw,
        );
      }
    });
  });
});
