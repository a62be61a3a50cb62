import { expect, test } from "vitest";
import { unwrap } from "../../src/encodings/unwrap.js";
import { emend } from "../../src/index.js";
import type { Finding } from "../../src/provenance/record.js";
import { applySteps } from "../../src/provenance/steps.js";
import { rewrap } from "../../src/recovery/rewrap.js";
import { model } from "../support/model.js";

const HEALTHY = "The clerk opened the minutes, read them aloud, and asked whether anybody had seen the key.";

test("a finding of the unwrapped text gets the offsets, the raw text and the first steps of the wrapped one", () => {
  const text = "a &amp;KD b";
  const unwrapped = unwrap(text);
  const finding = rewrap(text, unwrapped, {
    action: "emended",
    start: 2,
    end: 5,
    raw: "&KD",
    reading: "Cha",
    kinds: ["glyph-order"],
    steps: [{ stage: "decode", rule: "glyph-order", start: 0, end: 3, from: "&KD", to: "Cha" }],
    confidence: { damaged: 1, exact: 1 },
    doubtful: [{ start: 3, end: 5, text: "ha", confidence: 0.5, alternatives: [] }],
    gaps: [{ at: 4, what: "digits or signs" }],
  });
  expect(finding).toMatchObject({ start: 2, end: 9, raw: "&amp;KD", kinds: ["escape", "glyph-order"] });
  expect(finding.doubtful[0]).toMatchObject({ start: 7, end: 9 });
  expect(finding.gaps).toEqual([{ at: 8, what: "digits or signs" }]);
  expect(applySteps(finding.raw, finding.steps)).toBe("Cha");
});

test("a finding beside what is wrapped only moves", () => {
  const text = "&amp; KD &amp;";
  const found: Finding = {
    action: "flagged",
    reason: "uncertain",
    start: 2,
    end: 4,
    raw: "KD",
    reading: "ha",
    kinds: ["shift"],
    steps: [{ stage: "decode", rule: "F1", start: 0, end: 2, from: "KD", to: "ha" }],
    confidence: { damaged: 1, exact: 1 },
    doubtful: [],
    gaps: [],
  };
  expect(rewrap(text, unwrap(text), found)).toEqual({ ...found, start: 6, end: 8 });
  expect(rewrap("a KD b", unwrap("a KD b"), found)).toEqual(found);
  const unread = { ...found, start: 0, end: 4, raw: "& KD", reading: null, steps: [] };
  expect(rewrap(text, unwrap(text), unread)).toEqual({
    ...unread,
    end: 8,
    raw: "&amp; KD",
    kinds: ["escape", "shift"],
  });
});

test.each([
  [
    "tokens",
    "(cid:55)(cid:75)(cid:72)(cid:3)(cid:75)(cid:68)(cid:85)(cid:69)(cid:82)(cid:88)(cid:85)",
    "The harbour",
  ],
  ["a reference", "7KH &amp;KDSWHU RI WKH KDUERXU", "The Chapter of the harbour"],
])("%s come out as what they stand for", (_, garbled, reading) => {
  const { text, record } = emend(`${HEALTHY} ${garbled} was closed.`, { model, notes: "none" });
  expect(text).toBe(`${HEALTHY} ${reading} was closed.`);
  for (const { raw, steps, text: written } of record.spans) expect(applySteps(raw, steps)).toBe(written);
});

test("what left no trace between two blanks is told of, and not made up", () => {
  const { record } = emend(`${HEALTHY} 7KH KDUERXU ZDV FORVHG LQ  DQG RSHQHG DJDLQ ODWHU.`, {
    model,
    notes: "none",
  });
  const [span] = record.spans;
  expect(span?.reading).toBe("The harbour was closed in  and opened again later");
  expect(span?.gaps).toEqual([{ at: span!.start + 26, what: "digits or signs" }]);
});
