import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Emendation, type EmendOptions, emend, restore } from "../../src/index.js";
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
interface Will {
  readonly action: DecisionAction;
  readonly typed: string;
}
const will: fc.Arbitrary<Will> = fc.record({
  action: fc.constantFrom<DecisionAction>("accept", "reject", "correct"),
  typed,
});
type Notes = NonNullable<EmendOptions["notes"]>;

/** Decisions about the spans of a document, as many as there are wills. */
function decisionsOf(text: string, wills: readonly Will[]): Decision[] {
  const { text: cleaned, record } = emend(text, { model, notes: "none" });
  return wills.flatMap(({ action, typed: reading }, index) => {
    const span = record.spans[index];
    if (!span || (action === "accept" && span.reading === null)) return [];
    const read = action === "accept" ? span.reading! : action === "correct" ? reading : undefined;
    return [decide({ source: SOURCE, text, cleaned, span }, action, read, {})];
  });
}

/** A document with decisions about it, and what became of it. */
class Decided {
  readonly decisions: readonly Decision[];
  private readonly emendations = new Map<Notes, Emendation>();

  constructor(
    readonly raw: string,
    wills: readonly Will[],
  ) {
    this.decisions = decisionsOf(raw, wills);
  }

  emended(notes: Notes): Emendation {
    const { raw, decisions } = this;
    const known = this.emendations.get(notes) ?? emend(raw, { model, notes, decisions });
    this.emendations.set(notes, known);
    return known;
  }
}

/** Every promise is about the same ones. */
const known = new Map<string, Decided>();

function decided(raw: string, wills: readonly Will[]): Decided {
  const key = JSON.stringify([raw, wills]);
  const one = known.get(key) ?? new Decided(raw, wills);
  known.set(key, one);
  return one;
}

const always = (promise: (one: Decided) => void): void =>
  fc.assert(
    fc.property(documents, fc.array(will, { minLength: 1, maxLength: 8 }), (raw, wills) => {
      promise(decided(raw, wills));
    }),
    parameters,
  );

describe("with decisions of a reader", { timeout: 600_000 + 5000 * Number(PROPERTY_RUNS) }, () => {
  it("the raw text is restored, steps compose, and blocks stay blocks", () => {
    always((one) => {
      const { raw } = one;
      const { text, record } = one.emended("none");
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
    always((one) => {
      const { decisions } = one;
      const { text } = one.emended(notes);
      const changed = emend(text, { model, notes, decisions }).text;
      expect(changed).toBe(text);
    });
  });

  it("each holds, or is told of", () => {
    always((one) => {
      const { decisions } = one;
      const { record, unplaced } = one.emended("footnotes");
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
