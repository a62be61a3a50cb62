import { describe, expect, it } from "vitest";
import type { Provenance } from "../../src/index.js";
import { sarifLog } from "../../src/report/sarif.js";
import { stubEngine } from "../batch/stub-engine.js";

function provenance(text: string): Provenance {
  const record = stubEngine.inspect(text, { model: stubEngine.model });
  const source = { path: "x.md", sha256: "0", bytes: 0, encoding: "utf-8", bom: false } as const;
  return { schema: 1, tool: "emend", model: "", source, ...record };
}

describe("sarifLog", () => {
  const [run] = sarifLog(
    [{ file: "my docs/x#1.md", provenance: provenance("one\nand vjg @@@") }],
    "1.2.3",
  ).runs;

  it("tells place, message, rule and repair of what would be emended", () => {
    const [damaged] = run!.results!;
    const region = { startLine: 2, startColumn: 5, endLine: 2, endColumn: 8 };
    expect(damaged).toMatchObject({ ruleId: "shift", level: "warning" });
    expect(damaged!.message.text).toContain("vjg → the");
    expect(damaged!.locations![0]!.physicalLocation).toEqual({
      artifactLocation: { uri: "my%20docs/x%231.md" },
      region,
    });
    expect(damaged!.fixes![0]!.artifactChanges[0]!.replacements).toEqual([
      { deletedRegion: region, insertedContent: { text: "the" } },
    ]);
  });

  it("takes no text of a document for a link or a place for an argument", () => {
    const record = provenance("vjg");
    const text = "[click](https://example.com) {0} [a]\\(b)";
    const spans = [{ ...record.spans[0]!, reading: text, text }];
    const [result] = sarifLog([{ file: "x.md", provenance: { ...record, spans } }], "1").runs[0]!.results!;
    expect(result!.message.text).toContain("[click] (https://example.com) {{0}} [a]\\(b) (");
    expect(result!.fixes![0]!.artifactChanges[0]!.replacements[0]!.insertedContent).toEqual({ text });
  });

  it("only notes what is flagged", () => {
    expect(run!.results![1]).toMatchObject({ level: "note" });
    expect(run!.results![1]!.fixes).toBeUndefined();
  });

  it("names every rule that a result refers to", () => {
    const rules = run!.tool.driver.rules!.map(({ id }) => id);
    for (const { ruleId } of run!.results!) expect(rules).toContain(ruleId);
  });
});
