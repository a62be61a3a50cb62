import { describe, expect, it, test } from "vitest";
import { emend } from "../../src/index.js";
import { learnedCodes } from "../../src/recovery/findings.js";
import type { Move } from "../../src/recovery/moves.js";
import { model } from "../support/model.js";
import { readingOf } from "../support/readings.js";

const PROOF = 'Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0';
const PROSE =
  "The clerk opened the minutes, read them aloud, and asked whether anybody had seen the key that day.";

/** What becomes of the parts of a text that are found damaged, by their raw text. */
function found(text: string): Record<string, readonly (string | null | undefined)[]> {
  const { record } = emend(text, { model, notes: "none" });
  return Object.fromEntries(
    record.spans.map(({ raw, action, reason, reading }) => [raw, [action, reason, reading]]),
  );
}

describe("where a text proves an encoding elsewhere", () => {
  it("a word of which more than half is healthy is emended", () => {
    const text = `${PROSE} ${PROOF}\n\n${PROSE} The settleogpv was quiet.\n`;
    expect(found(text)).toMatchObject({ ogpv: ["emended", undefined, "ment"] });
  });

  it("what it quotes elsewhere is flagged, if nothing else proves it", () => {
    const quoted = `${PROSE} He wrote “${PROOF}” on the wall, and nobody knew what it meant.\n`;
    expect(Object.values(found(quoted)).map(([action]) => action)).not.toContain("emended");
    expect(Object.values(found(quoted.replace(/[“”]/g, ""))).map(([action]) => action)).toEqual(["emended"]);
  });
});

test("codes are learned from ligatures and quotation marks, the commonest reading first", () => {
  const move = (start: number, to: string, rule: Move["rule"]): Move => ({ start, end: start + 1, to, rule });
  const moves = [
    move(0, "fi", "ligature"),
    move(1, "”", "quotation mark"),
    move(2, "fl", "ligature"),
    move(3, "fl", "ligature"),
    move(4, "a", "confused letter"),
  ];
  const reading = { ...readingOf("-----", {}, "ŁöŁŁx"), moves };
  const other = { ...readingOf("-", {}, "ö"), moves: [move(0, "“", "quotation mark")] };
  expect(Object.entries(learnedCodes([reading, other]))).toEqual([
    [
      "ö",
      [
        { text: "“", count: 1 },
        { text: "”", count: 1 },
      ],
    ],
    [
      "Ł",
      [
        { text: "fl", count: 2 },
        { text: "fi", count: 1 },
      ],
    ],
  ]);
});
