import { describe, expect, it } from "vitest";
import { withoutInsertions, withoutNotes } from "../../src/score/notes.js";

const HASH = "0".repeat(64);
const MARKER = `<!-- emend:sha256:${HASH} -->`;

describe("withoutInsertions", () => {
  it("takes out exactly the ranges of the record", () => {
    const insertions = [
      { outStart: 3, outEnd: 8 },
      { outStart: 12, outEnd: 20 },
    ];
    expect(withoutInsertions("one[^e1] two\n\n[^e1]:", insertions)).toBe("one two");
  });
});

describe("withoutNotes", () => {
  it("takes out footnotes and the marker", () => {
    const text = `The lamp[^e1] was lit[^7].\n\n[^7]: In 1902.\n\n[^e1]: read from \`nc or\`\n[^e2]: line 4\n\n${MARKER}\n`;
    expect(withoutNotes(text)).toBe("The lamp was lit[^7].\n\n[^7]: In 1902.\n");
  });

  it("takes out the longer labels and leaves the text's own", () => {
    const text = `Own[^e1] and ours[^emend-1].\n\n[^e1]: own note\n\n[^emend-1]: read from \`qwtu\`\n\n${MARKER}\n`;
    expect(withoutNotes(text)).toBe("Own[^e1] and ours.\n\n[^e1]: own note\n");
  });

  it("takes out comments", () => {
    expect(withoutNotes(`The lamp<!-- emend e1 {"raw":"nc or"} --> was lit.\n\n${MARKER}\n`)).toBe(
      "The lamp was lit.\n",
    );
  });

  it("leaves a text without notes as it is", () => {
    const text = "A regular expression: [^e1] matches.\n\n\n";
    expect(withoutNotes(text)).toBe(text);
  });
});
