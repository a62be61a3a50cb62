import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { after, formOfFile, readParts, START } from "../../../src/batch/large/parts.js";
import { placesOf } from "../../../src/provenance/lines.js";
import { decodeSource } from "../../../src/source/decode.js";
import { temporaryFolder } from "../temporary-folder.js";

const LINES = [
  "All is well here.",
  "",
  "```",
  "code vjg",
  "- item",
  "  more",
  "---",
  "> quoted",
  "é \u{1F600}",
  "<div>",
  "a".repeat(90),
];

const bytesOfText = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...LINES), fc.constantFrom("\n", "\n", "\r\n", "\r"))
        .map((pair) => Buffer.from(pair.join(""))),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => Buffer.concat(pieces));

const textsOf = (file: string, plainText: boolean, units: number): string[] =>
  [...readParts(file, formOfFile(file), plainText, undefined, units)].map(({ text }) => text);

test("parts are the text, whatever its bytes and its form", async () => {
  const file = join(await temporaryFolder(), "x.md");
  fc.assert(
    fc.property(bytesOfText, fc.boolean(), fc.boolean(), (raw, isWide, plainText) => {
      const bytes = isWide ? Buffer.from(`\uFEFF${raw.toString("latin1")}`, "utf16le") : raw;
      writeFileSync(file, bytes);
      const parts = textsOf(file, plainText, 50);
      expect(parts.join("")).toBe(decodeSource(bytes).text);
    }),
    { numRuns: 500 },
  );
});

test("a part ends between blocks, and none begins like front matter", async () => {
  const fenced = `${"```\n"}${"code with vjg in it\n\n".repeat(4)}${"```\n"}`;
  const text = `One paragraph of text.\n\n---\n\n${fenced}\nAnother paragraph.\n\nAnd the last one.\n`;
  const long = await temporaryFolder({ "x.md": text.repeat(90) });
  const many = textsOf(join(long, "x.md"), false, 1000);
  expect(many.length).toBeGreaterThan(2);
  for (const part of many) {
    expect(part.startsWith("---")).toBe(false);
    expect(part.split("```").length % 2).toBe(1);
  }
});

test("parts are no longer than they are asked to be, however much is read at once", async () => {
  const folder = await temporaryFolder({ "long.md": "All is well here.\n\n".repeat(30_000) });
  const units = 140_000;
  const lengths = textsOf(join(folder, "long.md"), false, units).map((part) => part.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(units);
  expect(lengths.length).toBeLessThanOrEqual(5);
});

test("what has no place to cut it is cut at a line, a blank, or between two characters", async () => {
  const folder = await temporaryFolder({
    "lines.md": "```\n".concat("a line of code\n".repeat(2_000)),
    "blanks.md": "word ".repeat(6_000),
    "characters.md": "\u{1F600}".repeat(9_000),
  });
  const ends = (name: string): Set<string> =>
    new Set(
      textsOf(join(folder, name), false, 1000)
        .slice(0, -1)
        .map((part) => part.slice(-1)),
    );
  expect(ends("lines.md")).toEqual(new Set(["\n"]));
  expect(ends("blanks.md")).toEqual(new Set([" "]));
  for (const part of textsOf(join(folder, "characters.md"), false, 1000))
    expect(part).toMatch(/[\udc00-\udfff]$/);
});

test("blank lines stand in the part before them, unless they are too many to be held", async () => {
  const blank = "\n".repeat(3 * 2 ** 19);
  const folder = await temporaryFolder({ "few.md": `Text.${"\n".repeat(5000)}`, "many.md": `Text.${blank}` });
  expect(textsOf(join(folder, "few.md"), false, 1000)).toHaveLength(1);
  const many = textsOf(join(folder, "many.md"), false, 2 ** 17);
  expect(many.join("")).toBe(`Text.${blank}`);
  for (const { length } of many) expect(length).toBeLessThanOrEqual(2 ** 20);
});

test("where a part begins is where it stands in the whole", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "bb", "\n", "\r\n", "\r", "é")), fc.nat(), (pieces, seed) => {
      const text = pieces.join("");
      let cut = text.length === 0 ? 0 : seed % (text.length + 1);
      if (text.startsWith("\r\n", cut - 1)) cut += 1;
      const { offset, lines, column } = after(after(START, text.slice(0, cut)), text.slice(cut));
      const [place] = placesOf(text, [text.length]);
      expect({ offset, line: lines + 1, column: column + 1 }).toEqual({ offset: text.length, ...place });
    }),
  );
});
