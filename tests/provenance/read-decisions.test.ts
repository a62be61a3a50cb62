import { describe, expect, it } from "vitest";
import { type Decision, InvalidDecisions, readDecisions } from "../../src/index.js";

const decision = (action: Decision["action"], reading?: string): Decision => ({
  source: { path: "notes.md", sha256: "0".repeat(64) },
  start: 5,
  end: 8,
  raw: "qnf",
  before: "Only ",
  after: " ships",
  action,
  ...(reading !== undefined && { reading }),
  kinds: ["shift"],
  name: "M. Reader",
  date: "2026-03-31",
});
const rejected = decision("reject");
const corrected = decision("correct", "odd");
const accepted = decision("accept", "old");

describe("readDecisions", () => {
  const file = { schema: 1, tool: "emend 0.1.0", decisions: [rejected, corrected, accepted] };

  it("reads what was written", () => {
    expect(readDecisions(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it.each([
    [{ ...file, schema: 2 }, "schema"],
    [{ ...file, decisions: {} }, "decisions"],
    [{ ...file, decisions: [{ ...corrected, reading: "two\nlines" }] }, "decisions[0].reading"],
    [{ ...file, decisions: [{ ...corrected, reading: "" }] }, "decisions[0].reading"],
    [{ ...file, decisions: [{ ...corrected, end: 1 }] }, "decisions[0].end"],
    [{ ...file, decisions: [corrected, { ...corrected, action: "drop" }] }, "decisions[1].action"],
    [null, "the decisions file"],
  ])("refuses %j", (value, field) => {
    expect(() => readDecisions(value)).toThrow(InvalidDecisions);
    expect(() => readDecisions(value)).toThrow(`${field}: expected`);
  });
});
