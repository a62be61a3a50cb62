import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import retextEnglish from "retext-english";
import retextRepeatedWords from "retext-repeated-words";
import retextStringify from "retext-stringify";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";
import { restore } from "../src/index.js";
import emendUnified, { type UnifiedOptions } from "../src/unified.js";
import { model } from "./support/model.js";

const GARBLED = 'vjg"jctdqwt"ycu"htq|gp';
const READ = "the harbour was frozen";
const MARKDOWN = `# A letter\n\nShe wrote that ${GARBLED} and went *home*.\n`;

const remark = unified().use(remarkParse).use(remarkStringify);

describe("with remark", () => {
  it("attaches a message with place, ruleId, actual and expected, and leaves the text", async () => {
    const file = await remark()
      .use(emendUnified, { model })
      .process(new VFile({ path: "a.md", value: MARKDOWN }));
    expect(String(file)).toBe(MARKDOWN);
    expect(file.messages).toHaveLength(1);
    const [message] = file.messages;
    const offset = MARKDOWN.indexOf(GARBLED);
    expect(message).toMatchObject({
      name: "a.md:3:16-3:38",
      place: { start: { line: 3, column: 16, offset }, end: { line: 3, column: 38, offset: offset + 22 } },
      source: "emend",
      ruleId: "shift",
      actual: GARBLED,
      expected: [READ],
      fatal: false,
      reason: `Unexpected damaged text \`${GARBLED}\`, expected \`${READ}\` (shift)`,
    });
  });

  it("goes on with the restored text where asked to, and other plugins see it", async () => {
    const seen: unknown[] = [];
    const file = await remark()
      .use(emendUnified, { model, fix: true })
      .use(() => (tree) => void seen.push(tree))
      .process(MARKDOWN);
    expect(String(file)).toBe(MARKDOWN.replace(GARBLED, READ));
    expect(file.messages).toHaveLength(1);
    expect(JSON.stringify(seen)).toContain(READ);
    expect(JSON.stringify(seen)).not.toContain("vjg");
  });

  it("gives the record, from which the raw text can be had back", () => {
    const file = new VFile(MARKDOWN);
    const processor = remark().use(emendUnified, { model, fix: true }).freeze();
    processor.runSync(processor.parse(file), file);
    expect(restore(String(file), file.data.emend!)).toBe(MARKDOWN);
  });

  it("says nothing of healthy text, and parses nothing anew", async () => {
    const value = "All is well, and the harbour was frozen.\n";
    const before: unknown[] = [];
    const after: unknown[] = [];
    const file = await remark()
      .use(() => (tree) => void before.push(tree))
      .use(emendUnified, { model, fix: true })
      .use(() => (tree) => void after.push(tree))
      .process(value);
    expect(file.messages).toEqual([]);
    expect(after[0]).toBe(before[0]);
  });

  it("counts a byte order mark as the file does", async () => {
    const value = `\ufeffShe wrote that ${GARBLED} and went home.\n`;
    const file = await remark().use(emendUnified, { model }).process(value);
    const { place } = file.messages[0]!;
    expect(place).toMatchObject({ start: { line: 1, column: 17, offset: value.indexOf(GARBLED) } });
  });
});

it("asks for the word model in words, for callers without types", () => {
  expect(() =>
    remark()
      .use(emendUnified, {} as UnifiedOptions)
      .freeze(),
  ).toThrow(/^a word model is needed/);
});

describe("with retext", () => {
  const retext = unified().use(retextEnglish).use(retextStringify);
  const text = `She wrote wrote that ${GARBLED} and went home.\n`;

  it("stands beside other plugins", async () => {
    const file = await retext()
      .use(emendUnified, { model, plainText: true })
      .use(retextRepeatedWords)
      .process(text);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(["shift", "wrote"]);
  });

  it("restores, and the others check what it restored", async () => {
    const garbledTwice = text
      .replace("that that", "that")
      .replace("and went", 'vjg"vjg"octmgf"ejcppgn and went');
    const file = await retext()
      .use(emendUnified, { model, plainText: true, fix: true })
      .use(retextRepeatedWords)
      .process(garbledTwice);
    expect(String(file)).toContain(READ);
    expect(file.messages.map(({ source }) => source)).toContain("retext-repeated-words");
  });
});

it("flags what it cannot read, with nothing expected, and shows control characters", async () => {
  const value =
    "The page ends here.\n\n)-37(he )-37 TJ/-1.266 -.316 TDd[(\u0007)-37(he )-37 TJ/-1.266 -.316 TDd[\n";
  const file = await remark().use(emendUnified, { model, fix: true }).process(value);
  const [message] = file.messages;
  expect(message).toMatchObject({ ruleId: "debris", expected: [], note: "Left as it stands." });
  expect(message!.reason).toMatch(/^Unexpected damaged text `[^\u0007]*`, which cannot be read$/);
});
