import { expect, test } from "vitest";
import { cleanLines } from "../../src/batch/clean-lines.js";
import { restore } from "../../src/index.js";
import { stubEngine } from "./stub-engine.js";

function clean(content: string | Uint8Array, first = 1) {
  const { bytes, failures } = cleanLines({ bytes: Buffer.from(content), first }, "x.jsonl", {
    clean: stubEngine.emend,
    options: { model: stubEngine.model, notes: "none" },
  });
  return { out: Buffer.from(bytes).toString(), failures };
}

test("cleans the text of each line, tells what was done, and keeps the rest as it is written", () => {
  const { out, failures } = clean('{"text":"well","n":10000000000000000001}\r\n\n{"text":"vjg \\u0065nd"}');
  const lines = out.split("\n");
  expect(failures).toEqual([]);
  expect(lines.slice(0, 2)).toEqual([
    '{"text":"well","n":10000000000000000001,"emend":{"verdict":"healthy","encodings":[],"spans":[],"insertions":[]}}\r',
    "",
  ]);
  const { text, emend } = JSON.parse(lines[2]!);
  expect(text).toBe("the end");
  expect(emend).toMatchObject({ verdict: "emended", spans: [{ raw: "vjg", text: "the" }] });
  expect(restore(text, emend)).toBe("vjg end");
});

test("keeps what it could not read, however often it comes by", () => {
  const once = clean(Buffer.from("no\n[1]\n"), 1);
  expect(once.out).toBe(
    '{"emend":{"error":"is not JSON","line":1,"raw":"no"}}\n{"emend":{"error":"is no JSON object","line":2,"raw":"[1]"}}\n',
  );
  const again = clean(Buffer.from(once.out), 1);
  expect(again.out).toBe(once.out);
  expect(again.failures).toHaveLength(2);
});

test("gives bad lines an error with their number, and does the others", () => {
  const bytes = Buffer.concat([
    Buffer.from('{"text":"\xff"}\n', "latin1"),
    Buffer.from('{"id":7,"text":1}\nno\n{}\n{"text":"well"}\n'),
  ]);
  const { out, failures } = clean(bytes, 11);
  expect(out.split("\n").map((line) => line && JSON.parse(line))).toEqual([
    { emend: { error: "is not UTF-8", line: 11, raw: '{"text":"\udcff"}' } },
    { id: 7, text: 1, emend: { error: 'has no field "text" that is a string', line: 12 } },
    { emend: { error: "is not JSON", line: 13, raw: "no" } },
    { emend: { error: 'has no field "text" that is a string', line: 14 } },
    expect.objectContaining({ text: "well", emend: expect.objectContaining({ verdict: "healthy" }) }),
    "",
  ]);
  expect(clean(Buffer.from(out), 11).out).toBe(out);
  expect(failures.map(({ path }) => path)).toEqual([11, 12, 13, 14].map((line) => `x.jsonl, line ${line}`));
});

test("changes nothing in what it has cleaned, but tries again where it failed", () => {
  const { out } = clean('{"text":"vjg end"}\n{"text":7}\n');
  const [done, failed] = out.split("\n");
  expect(clean(`${done}\n`).out).toBe(`${done}\n`);
  const mended = clean(failed!.replace("7", '"vjg"')).out;
  expect(JSON.parse(mended)).toMatchObject({ text: "the", emend: { verdict: "emended" } });
});

test.each([
  ['{"text":"vjg end","text":"x"}', "text"],
  ['{"\\u0074ext":"vjg end","text":"x"}', "text"],
  ['{"id":1,"id":2,"text":"x"}', "id"],
  ['{"text":"vjg","emend":{"spans":[]},"emend":{"spans":[]}}\r', "emend"],
  ['{"text":"vjg","emend":7,"emend":8} ', "emend"],
])("gives %s, in which one field hides another, an error beside all that it says", (line, field) => {
  const { out, failures } = clean(`${line}\n{"text":"well"}\n`);
  const error = `has two fields ${JSON.stringify(field)}`;
  const failed = line.replace(/\}(\s*)$/, `,"emend":${JSON.stringify({ error, line: 1 })}}$1`);
  expect(out.split("\n")[0]).toBe(failed);
  expect(out.split("\n")[1]).toContain('"verdict":"healthy"');
  expect(failures).toMatchObject([{ path: "x.jsonl, line 1", what: error }]);
  expect(clean(`${failed}\n`).out, "again").toBe(`${failed}\n`);
});

test("takes fields of the same names further in, and in strings, for what they are", () => {
  const line =
    '{"text":"say \\"text\\": \\u0041","x":{"text":"text","id":1,"emend":2},"id":"\\"id\\"","y":["id"]}';
  expect(clean(line)).toMatchObject({ failures: [], out: expect.stringContaining(line.slice(0, -1)) });
});

test("loses nothing of a line that is nested too deeply, however often it is tried", () => {
  const line = `{"text":"vjg","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const once = clean(line).out;
  expect(once).toBe(line.replace(/\}$/, ',"emend":{"error":"is nested too deeply","line":1}}'));
  expect(clean(once).out).toBe(once);
});

test.each([
  ["UTF-8", ""],
  ["a line that is not", "\xff\n"],
])("takes a byte order mark away at the start of every line, among %s", (_, other) => {
  const marked = `\uFEFF{"text":"one"}\n\uFEFF\n\uFEFF{"text":"\uFEFFtwo"}\n`;
  const { out, failures } = clean(Buffer.concat([Buffer.from(other, "latin1"), Buffer.from(marked)]));
  expect(failures).toHaveLength(other === "" ? 0 : 1);
  const [one, blank, two] = out.split("\n").slice(other === "" ? 0 : 1);
  expect([one, blank]).toEqual([expect.stringMatching(/^\{"text":"one"/), ""]);
  expect(two).toMatch(/^\{"text":"\uFEFFtwo"/);
});
