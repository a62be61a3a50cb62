import { describe, expect, it, vi } from "vitest";
import { emend, restore } from "../src/index.js";
import type { Finding } from "../src/provenance/record.js";
import type { Recovery } from "../src/recovery/recover.js";
import { model } from "./support/model.js";

/** What recovery finds in these tests, wherever it stands. */
const found = vi.hoisted(() => ({ rules: [] as (readonly [RegExp, string])[] }));

vi.mock("../src/recovery/recover.js", () => ({
  recover: (text: string): Recovery => ({
    encodings: [],
    findings: found.rules
      .flatMap(([raw, reading]) => [...text.matchAll(raw)].map((match) => findingOf(match, reading)))
      .sort((a, b) => a.start - b.start),
  }),
}));

function findingOf({ 0: raw, index }: RegExpExecArray, reading: string): Finding {
  const [start, end] = [index, index + raw.length];
  return {
    action: "emended",
    start,
    end,
    raw,
    reading,
    kinds: ["spacing"],
    steps: [{ stage: "repair", rule: "spurious blank", start: 0, end: raw.length, from: raw, to: reading }],
    confidence: { damaged: 0.99, exact: 0.99 },
    doubtful: [],
    gaps: [],
  };
}

const SOURCE = "s s and b b c oo.";

function emendedWith(rules: readonly (readonly [RegExp, string])[]): string {
  found.rules = [[/s s/g, "ss"], [/b b c/g, "bba"], ...rules];
  const { text, record } = emend(SOURCE, { model, plainText: true });
  expect(restore(text, record)).toBe(SOURCE);
  expect(emend(text, { model, plainText: true }).text).toBe(text);
  return text;
}

describe("a finding that reaches into what was read before it", () => {
  it("is read without that, where all comes to rest so", () => {
    expect(
      emendedWith([
        [/a oo/g, "aoo"],
        [/(?<=\n) oo/g, " OO"],
      ]),
    ).toBe("ss and bba OO.");
  });

  it("leaves all as it is where nothing comes to rest", () => {
    expect(emendedWith([[/a oo/g, "aoo"]])).toBe(SOURCE);
  });
});
