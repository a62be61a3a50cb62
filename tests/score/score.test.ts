import { describe, expect, it } from "vitest";
import { scoreDocument, totalScore } from "../../src/score/score.js";
import { scoreTable } from "../../src/score/table.js";
import { damagedSamples } from "../support/damage-corpus.js";
import { cleanProse } from "../support/prose.js";
import { BULLETIN_DAMAGE, simulate } from "../support/simulator.js";

describe("scoreDocument", () => {
  it("counts characters as code points and words between white space", () => {
    const { asIs } = scoreDocument("a 🂡 d", "a 🂢 c d").output;
    expect(asIs).toMatchObject({ characterEdits: 3, characters: 7, wordEdits: 2, words: 4 });
    expect(asIs.cer).toBeCloseTo(3 / 7);
    expect(asIs.wer).toBe(0.5);
  });

  it("folds quotes and white space", () => {
    const { output } = scoreDocument("“It’s\nlate”", '"It\'s late" ');
    expect(output.asIs.characterEdits).toBe(5);
    expect(output.folded.characterEdits).toBe(0);
  });

  it("gives the error reduction, and none where there were no errors", () => {
    expect(scoreDocument("abcd", "abcd", "abxy").repair?.errorReduction.asIs).toBe(1);
    expect(scoreDocument("axyz", "abcd", "abcx").repair?.errorReduction.asIs).toBe(-2);
    expect(scoreDocument("abcd", "abcd", "abcd").repair?.errorReduction.asIs).toBeNull();
  });

  it("bears empty texts", () => {
    expect(scoreDocument("", "", "").output.asIs).toMatchObject({ cer: 0, wer: 0 });
    expect(scoreDocument("ab", "").output.asIs.cer).toBe(2);
  });

  it.each(damagedSamples().filter(({ regions }) => regions.length > 0))(
    "finds the damage of $name and nothing else",
    ({ damaged, truth, regions }) => {
      const { output, repair } = scoreDocument(truth, truth, damaged);
      expect(output.asIs.cer).toBe(0);
      expect(repair?.errorReduction.asIs).toBe(1);
      expect(repair?.harm.changed).toBe(0);
      expect(repair?.regions.exact).toBe(repair?.regions.total);
      // Regions that touch in the text are one for the score.
      expect(repair?.regions.total).toBeLessThanOrEqual(regions.length * 1.5);
      const unrepaired = scoreDocument(damaged, truth, damaged).repair;
      expect(unrepaired).toMatchObject({
        regions: { exact: 0 },
        harm: { changed: 0 },
        errorReduction: { asIs: 0 },
      });
    },
  );

  it("scores 200 kB with an eighth of it damaged", () => {
    const prose = cleanProse()
      .map(({ text }) => text)
      .join("\n\n");
    const text = Array.from({ length: Math.ceil(200_000 / prose.length) }, () => prose).join("\n\n");
    const { damaged, truth } = simulate(text, { ...BULLETIN_DAMAGE, regions: 450 }, 5);
    const { output } = scoreDocument(damaged, truth, damaged);
    expect(output.asIs.cer).toBeGreaterThan(0.08);
  });
});

describe("totalScore", () => {
  it("weighs documents by their length", () => {
    const long = scoreDocument("aaaaaaaaa", "aaaaaaaaa", "aaaaaaaab");
    const short = scoreDocument("b", "a", "c");
    const total = totalScore([long, short]);
    expect(total.output.asIs.cer).toBeCloseTo(0.1);
    expect(total.repair?.errorReduction.asIs).toBeCloseTo(0.5);
    expect(total.repair?.regions).toEqual({ total: 2, exact: 1, exactFolded: 1 });
  });

  it("is empty for no documents", () => {
    expect(totalScore([]).output.asIs.cer).toBe(0);
  });
});

describe("scoreTable", () => {
  it("has one line a document and one for all", () => {
    const documents = [
      { path: "a.md", ...scoreDocument("abcd", "abcd", "abxy") },
      { path: "b.md", ...scoreDocument("abcx", "abcd", "abxy") },
    ];
    expect(scoreTable(documents, totalScore(documents))).toMatchInlineSnapshot(`
      "          CER       WER  CER folded  WER folded  raw CER  errors gone  regions exact  exact folded  harm
      a.md   0.00 %    0.00 %      0.00 %      0.00 %  50.00 %      100.0 %            1/1           1/1     0
      b.md  25.00 %  100.00 %     25.00 %    100.00 %  50.00 %       50.0 %            0/1           0/1     0
      all   12.50 %   50.00 %     12.50 %     50.00 %  50.00 %       75.0 %            1/2           1/2     0
      "
    `);
  });
});
