import { describe, expect, it } from "vitest";
import { placeDecisions } from "../../src/provenance/anchors.js";
import type { Decision } from "../../src/provenance/decisions.js";
import { surroundingsOf } from "../../src/provenance/surroundings.js";

const CONTEXT = 12;

/** Decisions about what stands between ⟦ and ⟧, the reading behind a |; without one the raw text stays. */
function decisionsOf(marked: string, sha256 = "0"): Decision[] {
  const text = marked.replace(/⟦([^|⟧]*)(?:\|[^⟧]*)?⟧/g, "$1");
  const decisions: Decision[] = [];
  let added = 0;
  for (const { 0: whole, 1: raw, 2: reading, index } of marked.matchAll(/⟦([^|⟧]*)(?:\|([^⟧]*))?⟧/g)) {
    const start = index - added;
    const end = start + raw!.length;
    added += whole.length - raw!.length;
    decisions.push({
      source: { path: "notes.md", sha256 },
      start,
      end,
      raw: raw!,
      before: text.slice(Math.max(0, start - CONTEXT), start),
      after: text.slice(end, end + CONTEXT),
      action: reading === undefined ? "reject" : "correct",
      ...(reading !== undefined && { reading }),
    });
  }
  return decisions;
}

const around = (decisions: readonly Decision[]) => surroundingsOf(decisions, [...decisions.keys()]);

describe("what stands around a decision", () => {
  it("is the source with the decisions about its neighbours carried out", () => {
    const [first, second, third] = around(decisionsOf("a ⟦vjg|the⟧ b ⟦ecv⟧ c ⟦fqi|dog⟧ d"));
    expect(first!.after[2]).toBe(" b ecv c dog");
    expect(second!.before[2]).toBe("a the b ");
    expect(second!.after[2]).toBe(" c dog d");
    expect(third!.before[2]).toBe("the b ecv c ");
  });

  it("knows nothing of what was decided about another document", () => {
    const [first, other] = around([
      ...decisionsOf("a ⟦vjg⟧ b vjg"),
      ...decisionsOf("a vjg b ⟦vjg|the⟧", "1"),
    ]);
    expect(first!.after).toEqual([" b vjg", " b vjg", " b vjg"]);
    expect(other!.before).toEqual(["a vjg b ", "a vjg b ", "a vjg b "]);
  });

  it("of two decisions about one span has the later one", () => {
    const [earlier] = decisionsOf("a ⟦vjg|she⟧ b ecv");
    const [later, neighbour] = decisionsOf("a ⟦vjg|the⟧ b ⟦ecv⟧");
    const order = [0, 1, 2];
    expect(surroundingsOf([earlier!, later!, neighbour!], order)[2]!.before[2]).toBe("a the b ");
  });

  it("stays the source beside a decision that overlaps it or lies out of sight", () => {
    const [wide] = decisionsOf("a ⟦vjg ecv|the cat⟧ b");
    const [narrow] = decisionsOf("a vjg ⟦ecv|cat⟧ b");
    expect(around([wide!, narrow!]).map(({ before, after }) => [before[2], after[2]])).toEqual([
      ["a ", " b"],
      ["a vjg ", " b"],
    ]);
    const [far] = around(decisionsOf("a ⟦vjg⟧ 0123456789x ⟦ecv|cat⟧ b"));
    expect(far!.after[2]).toBe(" 0123456789x");
  });

  it("leads to what stays where only that tells its place", () => {
    const decisions = decisionsOf("**⟦vjgvjgvj⟧,** ⟦ecv ecv ecv ecv|the old lantern⟧");
    const { placed, unplaced } = placeDecisions("**vjgvjgvj,** the old lantern", decisions);
    expect(placed).toEqual([{ decision: decisions[0], start: 2, end: 10 }]);
    expect(unplaced).toEqual([]);
  });
});
