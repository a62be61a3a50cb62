import { describe, expect, it } from "vitest";
import { emend } from "../src/index.js";
import { model } from "./support/model.js";
import { SCANS_FOLDER, scans } from "./support/scans.js";
import { scoreScan } from "./support/score-scan.js";

/** Edits per character of the true text, at most. */
const MOST_CHARACTER_ERRORS = 0.022;
/** Share of regions that are exactly right, at least. */
const LEAST_EXACT = 0.5;
/** Share of the words given without doubt that are right, at least. */
const LEAST_UNDOUBTED = 0.97;

const all = scans();
if (all.length === 0)
  console.info(`no scans in ${SCANS_FOLDER}: set EMEND_SCANS to try the engine on real ones`);

describe.skipIf(all.length === 0)("real scans", () => {
  it.each(all)("$name is restored", (scan) => {
    const score = scoreScan(scan, emend(scan.text, { model, notes: "none" }));
    console.info(scan.name, score);
    expect.soft(score.changedElsewhere).toBe(0);
    expect.soft(score.characterErrorRate).toBeLessThanOrEqual(MOST_CHARACTER_ERRORS);
    expect.soft(score.exact / score.regions).toBeGreaterThanOrEqual(LEAST_EXACT);
    expect.soft(score.undoubtedRight / score.undoubtedWords).toBeGreaterThanOrEqual(LEAST_UNDOUBTED);
  });
});
