import { describe, expect, it } from "vitest";
import { type Decision, emend, restore } from "../../src/index.js";
import { decide } from "../../src/provenance/decisions.js";
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
