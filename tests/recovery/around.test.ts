import { describe, expect, it, test } from "vitest";
import type { EncodingRecord, Finding } from "../../src/provenance/record.js";
import { isOutside, type Recover, recoverAround } from "../../src/recovery/around.js";

/** Finds runs of capitals and dots, each as one finding of an encoding that is named by the run's first letter. */
const recoverCapitals: Recover = (text) => {
  const found = [...text.matchAll(/[A-Z.]+/g)];
  const families = [...new Set(found.map(({ 0: raw }) => raw[0]!))];
  const findings = found.map(
    ({ 0: raw, index }): Finding => ({
      action: "emended",
      start: index,
      end: index + raw.length,
      raw,
      reading: raw.toLowerCase(),
      kinds: ["shift"],
      ...(raw[0] !== "." && { encoding: `F${families.indexOf(raw[0]!) + 1}` }),
      steps: [],
      confidence: { damaged: 1, exact: 1 },
      doubtful: [],
      gaps: [],
    }),
  );
  const encodings = families.map(
    (letter, index): EncodingRecord => ({
      id: `F${index + 1}`,
      family: "shift",
      params: { letter },
      codes: {},
      evidence: 30,
    }),
  );
  return { encodings, findings };
};

/** What is found in a text around the parts between ⟦ and ⟧. */
function found(marked: string): readonly string[] {
  const settled = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(({ index, 1: part }, nth) => {
    const start = index - 2 * nth;
    return { start, end: start + part!.length };
  });
  const text = marked.replace(/[⟦⟧]/g, "");
  const { findings } = recoverAround(text, settled, recoverCapitals);
  for (const { start, end, raw } of findings) expect(text.slice(start, end)).toBe(raw);
  return findings.map(({ raw }) => raw);
}

describe("around what a person settled, recovery finds", () => {
  it.each<[string, string, readonly string[]]>([
    ["all where nothing is settled", "a BCD e FG", ["BCD", "FG"]],
    ["what lies apart", "a BCD ⟦e⟧ FG", ["BCD", "FG"]],
    ["what is just the same", "a ⟦BCD⟧ e FG", ["BCD", "FG"]],
    ["nothing within", "a ⟦xBCDx⟧ e FG", ["FG"]],
    ["nothing that begins with it", "a ⟦BCDx⟧ e FG", ["FG"]],
    ["nothing that ends with it", "a ⟦xBCD⟧ e FG", ["FG"]],
    ["the rest of what reaches beyond", "a BC⟦DE⟧F g HI", ["BC", "F", "HI"]],
    ["the rest before", "a BC⟦DE⟧ g HI", ["BC", "HI"]],
    ["the rest after", "a ⟦BC⟧DE g HI", ["DE", "HI"]],
    ["the rest between two", "a ⟦BC⟧DE⟦FG⟧ h", ["DE"]],
    ["what is right beside", "a BC⟦d⟧EF", ["BC", "EF"]],
    ["the same beside what reaches beyond, in order", "a ⟦MN⟧ BC⟦DE⟧ ⟦XY⟧ HI", ["MN", "BC", "XY", "HI"]],
  ])("%s", (_, marked, expected) => {
    expect(found(marked)).toEqual(expected);
  });

  it("as if a line ended where it begins", () => {
    const texts: string[] = [];
    const recoverText: Recover = (text) => {
      texts.push(text);
      return recoverCapitals(text);
    };
    recoverAround("a BCDEF g", [{ start: 4, end: 6 }], recoverText);
    expect(texts).toEqual(["a BCDEF g", "a BC\n\nF g"]);
  });

  it("nothing else in the rest than lay in what reaches beyond", () => {
    const recoverText: Recover = (text) =>
      text.includes("\n") ? recoverCapitals(text.replace("xy", "XY")) : recoverCapitals(text);
    const { findings } = recoverAround("xy BCD ef", [{ start: 4, end: 5 }], recoverText);
    expect(findings.map(({ raw }) => raw)).toEqual(["B", "D"]);
  });

  it("encodings whose ids fit its findings", () => {
    const { encodings, findings } = recoverAround("BCDE .F GH", [{ start: 1, end: 3 }], recoverCapitals);
    const letterOf = (id?: string) => encodings.find((one) => one.id === id)?.params["letter"];
    expect(findings.map(({ raw, encoding }) => [raw, letterOf(encoding)])).toEqual([
      ["B", "B"],
      ["E", "E"],
      [".F", undefined],
      ["GH", "G"],
    ]);
  });
});

test("a range is outside others where it shares no character with them", () => {
  const ranges = [
    { start: 2, end: 4 },
    { start: 7, end: 9 },
  ];
  expect(isOutside(ranges, { start: 0, end: 2 })).toBe(true);
  expect(isOutside(ranges, { start: 4, end: 7 })).toBe(true);
  expect(isOutside(ranges, { start: 9, end: 12 })).toBe(true);
  expect(isOutside(ranges, { start: 0, end: 3 })).toBe(false);
  expect(isOutside(ranges, { start: 3, end: 5 })).toBe(false);
  expect(isOutside(ranges, { start: 5, end: 8 })).toBe(false);
  expect(isOutside([], { start: 5, end: 8 })).toBe(true);
});
