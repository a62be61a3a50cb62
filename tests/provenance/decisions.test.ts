import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, emend, restore } from "../../src/index.js";
import { decide, decidedFinding, isDecisionAction, isSpanText } from "../../src/provenance/decisions.js";
import type { Finding, Step } from "../../src/provenance/record.js";
import { applySteps } from "../../src/provenance/steps.js";
import { model } from "../support/model.js";

const RAW = `The barge left at six. Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0 Nobody spoke
before the second bend, where vjg"Łtuv"dwq{u were tied. Only vjg"qnf"ncpgtp was out.
`;
const SOURCE = { path: "notes.md", sha256: "0".repeat(64) };
const clean = (text: string, decisions: readonly Decision[]) =>
  emend(text, { model, notes: "none", decisions });
const MACHINE = clean(RAW, []);

/** A decision about the span whose raw text is given. */
function decided(raw: string, action: Decision["action"], reading?: string): Decision {
  const span = MACHINE.record.spans.find((found) => found.raw === raw)!;
  const place = { source: SOURCE, text: RAW, cleaned: MACHINE.text, span };
  return decide(place, action, reading, { name: "M. Reader", date: "2026-03-31" });
}
const rejected = decided('vjg"Łtuv"dwq{u', "reject");
const corrected = decided('vjg"qnf"ncpgtp', "correct", "the odd lantern");
const accepted = decided(
  'Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0',
  "accept",
  MACHINE.record.spans[0]!.reading!,
);
const ALL = [rejected, corrected, accepted];

describe("decisions", () => {
  it("are applied, and recorded as a reader's", () => {
    const { text, record, unplaced } = clean(RAW, ALL);
    expect(unplaced).toEqual([]);
    expect(text).toContain('where vjg"Łtuv"dwq{u were tied. Only the odd lantern was out.');
    expect(
      record.spans.map(({ action, reason, by, name, date }) => [action, reason, by, name, date]),
    ).toEqual([
      ["emended", undefined, "reader", "M. Reader", "2026-03-31"],
      ["flagged", "rejected", "reader", "M. Reader", "2026-03-31"],
      ["emended", undefined, "reader", "M. Reader", "2026-03-31"],
    ]);
    for (const { action, raw, steps, text: written } of record.spans) {
      if (action === "emended") expect(applySteps(raw, steps)).toBe(written);
    }
    expect(restore(text, record)).toBe(RAW);
  });

  it.each(["footnotes", "comments", "none"] as const)(
    "change nothing in what was cleaned with them: %s",
    (notes) => {
      const once = emend(RAW, { model, notes, decisions: ALL });
      const twice = emend(once.text, { model, notes, decisions: ALL });
      expect(twice.text).toBe(once.text);
      if (notes === "none") expect(twice.unplaced).toEqual([]);
    },
  );

  it("are noted as a reader's", () => {
    const { text } = emend(RAW, { model, decisions: ALL });
    expect(text).toContain("Decided by “M. Reader”, 2026-03-31.");
  });

  it("find their place in a text that has grown before and between them", () => {
    const grown = RAW.replace("The barge", "# Notes\n\nThe old barge").replace(
      "Nobody spoke",
      "Nobody ever spoke",
    );
    const { text, unplaced } = clean(grown, ALL);
    expect(unplaced).toEqual([]);
    expect(text).toContain('where vjg"Łtuv"dwq{u were tied. Only the odd lantern was out.');
  });

  it("that have no place are given back", () => {
    const { text, unplaced } = clean(RAW.replace(/Only.*out\./, "It was dark."), ALL);
    expect(unplaced).toEqual([corrected]);
    expect(text).not.toContain("odd lantern");
  });

  it("of two about one span the later one counts", () => {
    const { text, unplaced } = clean(RAW, [...ALL, decided('vjg"qnf"ncpgtp', "reject")]);
    expect(text).toContain('Only vjg"qnf"ncpgtp was out.');
    expect(unplaced).toEqual([]);
  });

  it("about a part of what is found now leave the rest to be read", () => {
    const raw = 'vjg"ejcppgn';
    const start = RAW.indexOf(raw);
    const end = start + raw.length;
    const part: Decision = {
      source: SOURCE,
      start,
      end,
      raw,
      before: RAW.slice(start - 20, start),
      after: RAW.slice(end, end + 20),
      action: "correct",
      reading: "that channel",
    };
    const { text, record } = clean(RAW, [part]);
    expect(text).toContain("had marked");
    expect(text).toContain("that channel");
    expect(restore(text, record)).toBe(RAW);
    expect(clean(text, [part]).text).toBe(text);
  });

  it("stand against what looks damaged", () => {
    const odd = decided('vjg"qnf"ncpgtp', "correct", "the signi cant lantern");
    expect(clean(RAW, [odd]).text).toContain("the signi cant lantern");
    expect(clean(clean(RAW, [odd]).text, [odd]).text).toBe(clean(RAW, [odd]).text);
  });

  it("never become markup", () => {
    const marked = decided('vjg"qnf"ncpgtp', "correct", "the *old* <b>lantern</b>");
    const { text, record } = clean(RAW, [marked]);
    expect(text).toMatch(/\\\*old|\\<b/);
    expect(restore(text, record)).toBe(RAW);
  });
});

describe("a decision that is made", () => {
  const span = MACHINE.record.spans.find(({ raw }) => raw === 'vjg"qnf"ncpgtp')!;
  const made = (action: Decision["action"], reading?: string, text = RAW, cleaned = MACHINE.text) =>
    decide({ source: { ...SOURCE, more: 1 } as typeof SOURCE, text, cleaned, span }, action, reading, {});

  it("keeps what is needed to find its place again, in the source and in the cleaned text", () => {
    expect(made("correct", "the odd lantern")).toEqual({
      source: SOURCE,
      start: span.start,
      end: span.end,
      raw: 'vjg"qnf"ncpgtp',
      before: ' vjg"Łtuv"dwq{u were tied. Only ',
      after: " was out.\n",
      outBefore: "the first buoys were tied. Only ",
      outAfter: " was out.\n",
      action: "correct",
      reading: "the odd lantern",
      kinds: ["shift", "misreading"],
    });
  });

  it("keeps 32 units to each side, or what there is", () => {
    const long = made("reject", undefined, `${RAW}${"x".repeat(40)}`, `${MACHINE.text}${"y".repeat(40)}`);
    expect(long.after).toBe(` was out.\n${"x".repeat(22)}`);
    expect(long.outAfter).toBe(` was out.\n${"y".repeat(22)}`);
    const first = { ...span, start: 2, end: 3, outStart: 1, outEnd: 3 };
    expect(
      decide({ source: SOURCE, text: "a xb", cleaned: "ayzb", span: first }, "reject", undefined, {}),
    ).toMatchObject({ before: "a ", after: "b", outBefore: "a", outAfter: "b" });
  });

  it("has no field for what was not said", () => {
    expect(Object.keys(made("reject"))).not.toContain("reading");
  });
});

describe("the finding that a decision leaves", () => {
  const decision: Decision = {
    source: SOURCE,
    start: 5,
    end: 8,
    raw: "vjg",
    before: "",
    after: "",
    action: "correct",
    reading: "thy",
    kinds: ["shift", "misreading"],
  };
  const shifted: Step = { stage: "decode", rule: "shift", start: 0, end: 3, from: "vjg", to: "the" };
  const FOUND: Finding = {
    action: "flagged",
    reason: "uncertain",
    start: 5,
    end: 8,
    raw: "vjg",
    reading: "the",
    kinds: ["ligature", "shift"],
    encoding: "F1",
    steps: [shifted],
    confidence: { damaged: 0.6, exact: 0.5 },
    doubtful: [{ start: 5, end: 8, text: "the", confidence: 0.5, alternatives: [] }],
    gaps: [{ at: 8, what: "a digit" }],
  };
  const place = (fields: Partial<Decision>) => ({ decision: { ...decision, ...fields }, start: 15, end: 18 });

  it("is sure, and corrects what was read", () => {
    expect(decidedFinding(place({ name: "M. Reader", date: "2026-03-31" }), FOUND)).toEqual({
      action: "emended",
      start: 15,
      end: 18,
      raw: "vjg",
      reading: "thy",
      kinds: ["ligature", "shift", "misreading"],
      encoding: "F1",
      steps: [shifted, { stage: "repair", rule: "reader", start: 2, end: 3, from: "e", to: "y" }],
      confidence: { damaged: 1, exact: 1 },
      doubtful: [],
      gaps: [{ at: 8, what: "a digit" }],
      by: "reader",
      name: "M. Reader",
      date: "2026-03-31",
    });
  });

  it("has no step of its own where what was read is right", () => {
    expect(decidedFinding(place({ action: "accept", reading: "the" }), FOUND).steps).toEqual([shifted]);
  });

  it("corrects the raw text where nothing was found or read", () => {
    const bare: Finding = {
      action: "emended",
      start: 15,
      end: 18,
      raw: "vjg",
      reading: "thy",
      kinds: [],
      steps: [{ stage: "repair", rule: "reader", start: 0, end: 3, from: "vjg", to: "thy" }],
      confidence: { damaged: 1, exact: 1 },
      doubtful: [],
      gaps: [],
      by: "reader",
    };
    const { kinds: _, ...without } = decision;
    const finding = decidedFinding({ decision: without, start: 15, end: 18 });
    expect(finding).toEqual(bare);
    expect(Object.keys(finding).sort()).toEqual(Object.keys(bare).sort());
    expect(decidedFinding(place({}), { ...FOUND, reading: null, steps: [] }).steps).toEqual(bare.steps);
  });

  it("keeps what was read where the raw text is to stay, whatever reading the decision names", () => {
    const kept = {
      action: "flagged",
      reason: "rejected",
      reading: "the",
      steps: [shifted],
      confidence: FOUND.confidence,
      doubtful: FOUND.doubtful,
      gaps: FOUND.gaps,
    };
    const { reading: _, ...without } = decision;
    expect(decidedFinding(place({ action: "reject" }), FOUND)).toMatchObject(kept);
    expect(decidedFinding({ decision: without, start: 15, end: 18 }, FOUND)).toMatchObject(kept);
  });

  it("says nothing of damage where the raw text is to stay and nothing was found", () => {
    expect(decidedFinding(place({ action: "reject" }))).toMatchObject({
      action: "flagged",
      reading: null,
      steps: [],
      confidence: { damaged: 0, exact: 0 },
      doubtful: [],
      gaps: [],
    });
  });

  it("is reached by a step that holds only what differs, cut between characters", () => {
    // Pairs that share their first or their second unit.
    const text = fc.array(fc.constantFrom("a", "b", "\u{1F600}", "\u{1F601}", "\u{1FA00}"), { maxLength: 5 });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const [raw, reading] = [from.join(""), to.join("")];
        const { steps } = decidedFinding({
          decision: { ...decision, raw, reading },
          start: 0,
          end: raw.length,
        });
        expect(applySteps(raw, steps)).toBe(reading);
        expect(steps).toHaveLength(raw === reading ? 0 : 1);
        for (const step of steps) {
          const [before, after] = [[...step.from], [...step.to]];
          expect(before.join("") + after.join("")).not.toMatch(/\p{Cs}/u);
          expect(before.length > 0 && before[0] === after[0]).toBe(false);
          expect(before.length > 0 && before.at(-1) === after.at(-1)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("what a file may say", () => {
  it.each(["accept", "reject", "correct"])("%s is a decision", (action) => {
    expect(isDecisionAction(action)).toBe(true);
  });

  it.each(["Accept", "", undefined, null, 1, ["accept"]])("%j is none", (action) => {
    expect(isDecisionAction(action)).toBe(false);
  });

  it.each(["the", " ", "\t", "\u{1F600}", "\u2028"])("%j can be what a span holds", (text) => {
    expect(isSpanText(text)).toBe(true);
  });

  it.each(["", "two\nlines", "two\rlines", "\ud83d", "a\udc80", undefined, null, 1, ["the"]])(
    "%j cannot",
    (text) => {
      expect(isSpanText(text)).toBe(false);
    },
  );
});
