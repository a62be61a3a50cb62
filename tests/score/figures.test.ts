import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareFigures, type DocumentFigures, type Figures } from "../../src/score/figures.js";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "../commands/run.js";

const document = (changes: Partial<DocumentFigures>): DocumentFigures => ({
  truth: "t",
  raw: "r",
  characterErrors: 4,
  wordErrors: 2,
  harm: 0,
  regions: [
    { start: 0, end: 3, exact: true, kinds: ["shift"] },
    { start: 5, end: 8, exact: false, kinds: ["ligature", "shift"] },
    { start: 9, end: 12, exact: false, kinds: [] },
  ],
  ...changes,
});
const figures = (changes: Partial<DocumentFigures>, path = "a.md"): Figures => ({
  schema: 1,
  documents: { [path]: document(changes) },
});
const exactly = (...exact: boolean[]) => ({
  regions: document({}).regions!.map((region, index) => ({ ...region, exact: exact[index]! })),
});

describe("compareFigures", () => {
  it("finds no regression where nothing changed", () => {
    const { regressions, changes, notCompared } = compareFigures(figures({}), figures({}));
    expect({ regressions, changes, notCompared }).toEqual({ regressions: [], changes: [], notCompared: [] });
  });

  it("counts a region under each of its kinds, and one that nothing was found in as not found", () => {
    const { kinds, changes, regressions } = compareFigures(figures({}), figures(exactly(false, true, true)));
    expect(kinds).toEqual([
      { kind: "ligature", regions: 1, exactBefore: 0, exactNow: 1, better: 1, worse: 0 },
      { kind: "not found", regions: 1, exactBefore: 0, exactNow: 1, better: 1, worse: 0 },
      { kind: "shift", regions: 2, exactBefore: 1, exactNow: 1, better: 1, worse: 1 },
    ]);
    expect(changes.map(({ start, better }) => [start, better])).toEqual([
      [0, false],
      [5, true],
      [9, true],
    ]);
    expect(regressions).toEqual([]);
  });

  it("names the kind by what was found before, so that a missed region is worse in its kind", () => {
    const missed = {
      regions: document({}).regions!.map((region) => ({ ...region, exact: false, kinds: [] })),
    };
    expect(compareFigures(figures({}), figures(missed)).regressions).toEqual(["fewer regions exact: shift"]);
  });

  it.each<[string, Partial<DocumentFigures>]>([
    ["more character errors", { characterErrors: 5 }],
    ["more word errors", { wordErrors: 3 }],
    ["harm in a.md", { harm: 1 }],
    ["fewer regions exact: shift", exactly(false, false, false)],
  ])("calls a regression: %s", (regression, changes) => {
    expect(compareFigures(figures({}), figures(changes)).regressions).toEqual([regression]);
    expect(compareFigures(figures(changes), figures({})).regressions).toEqual([]);
  });

  it("lets no document make good the harm in another", () => {
    const both = (a: number, b: number): Figures => ({
      schema: 1,
      documents: { "a.md": document({ harm: a }), "b.md": document({ harm: b }) },
    });
    expect(compareFigures(both(5, 0), both(0, 1)).regressions).toEqual(["harm in b.md"]);
  });

  it("compares only documents whose texts are the same", () => {
    const { notCompared, regressions } = compareFigures(figures({}), figures({ truth: "other", harm: 9 }));
    expect({ notCompared, regressions }).toEqual({
      notCompared: ["a.md"],
      regressions: ["nothing could be compared"],
    });
    expect(compareFigures(figures({}), figures({}, "constructor")).notCompared).toEqual([
      "a.md",
      "constructor",
    ]);
  });
});

describe("emend score --against", () => {
  const FILES = { "truth/a.md": "the end, the end", "raw/a.md": "vjg end, vjg end" };
  const BEFORE = { ...FILES, "out/a.md": "the end, thy end" };

  async function scored(files: Readonly<Record<string, string>>) {
    const folder = await temporaryFolder(files);
    const [out, truth, raw] = ["out", "truth", "raw"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const score = (...more: string[]) => run(["score", out, "--against", truth, "--raw", raw, ...more]);
    return { folder, score };
  }

  it("records figures, compares with them, and exits with 1 on a regression", async () => {
    const { folder, score } = await scored(BEFORE);
    expect((await score("--record")).code).toBe(0);
    expect((await score()).out).toContain("\nno regression\n");
    await writeFile(join(folder, "out/a.md"), "thy end, thy ends");
    const { code, out } = await score();
    expect(code).toBe(1);
    expect(out).toContain("not found        2             1    0       0      1\n");
    expect(out).toContain("\nharm: 0 before, 1 now\nworse: a.md: the (not found)\n");
    expect(out).toMatch(
      /\nregression: more character errors; .*harm in a\.md; fewer regions exact: not found\n$/,
    );
    const { comparison } = JSON.parse((await score("--json")).out);
    expect(comparison.regressions).toHaveLength(4);
    await writeFile(join(folder, "out/a.md"), "the end, the end");
    expect(await score()).toMatchObject({
      code: 0,
      out: expect.stringContaining("better: a.md: the (not found)\n"),
    });
  });

  it("forgives a regression that is recorded, but records nothing where a document failed", async () => {
    const { folder, score } = await scored(BEFORE);
    await score("--record");
    const stored = await readFile(join(folder, "truth/figures.json"), "utf8");
    await writeFile(join(folder, "out/a.md"), "thy end, thy end");
    await writeFile(join(folder, "truth/b.md"), "alone");
    expect((await score("--record")).code).toBe(3);
    expect(await readFile(join(folder, "truth/figures.json"), "utf8")).toBe(stored);
    await writeFile(join(folder, "out/b.md"), "alone");
    await writeFile(join(folder, "raw/b.md"), "alone");
    expect((await score("--record")).code).toBe(0);
    expect((await score()).code).toBe(0);
  });

  it("asks for the raw texts that figures were recorded with", async () => {
    const { folder, score } = await scored(BEFORE);
    await score("--record");
    const without = ["score", join(folder, "out"), "--against", join(folder, "truth")];
    expect(await run(without)).toMatchObject({
      code: 2,
      err: "emend: the figures were recorded with raw texts; name those with --raw again\n",
    });
  });

  it("says what is missing", async () => {
    const { folder, score } = await scored(BEFORE);
    const truth = join(folder, "truth");
    expect(await score()).toMatchObject({
      code: 2,
      err: `emend: no figures are recorded in ${truth}; record those of a run with --record\n`,
    });
    await writeFile(join(truth, "figures.json"), '{"schema":1,"documents":{"a.md":{}}}');
    expect(await score()).toMatchObject({
      code: 3,
      err: `emend: ${truth}/figures.json: holds no recorded figures; move it away and record them anew\n`,
    });
    expect((await run(["score", "a", "b", "--against", "c"])).code).toBe(2);
    expect((await run(["score", "a"])).code).toBe(2);
    expect((await run(["score", "a", "b", "--record"])).err).toContain("use --against FOLDER");
  });
});
