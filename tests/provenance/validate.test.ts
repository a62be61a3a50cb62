import fc from "fast-check";
import { expect, test } from "vitest";
import type { Provenance } from "../../src/provenance/record.js";
import { InvalidProvenance, readProvenance } from "../../src/provenance/validate.js";

const hash = `sha256:${"0f".repeat(32)}`;
const provenance: Provenance = {
  schema: 1,
  tool: "emend 0.1.0",
  model: hash,
  source: { path: "a/b.md", sha256: hash, bytes: 12, encoding: "utf-8", bom: false },
  output: { sha256: hash },
  encodings: [
    {
      id: "F1",
      family: "shift",
      params: { offset: 2 },
      codes: { Ł: [{ text: "fi", count: 53 }] },
      evidence: 12.5,
    },
  ],
  spans: [
    {
      id: "e1",
      action: "flagged",
      reason: "other-language",
      start: 0,
      end: 3,
      line: 1,
      column: 1,
      raw: "vjg",
      text: "vjg",
      reading: null,
      outStart: 0,
      outEnd: 3,
      kinds: ["shift"],
      encoding: "F1",
      steps: [{ stage: "decode", rule: "F1", start: 0, end: 3, from: "vjg", to: "the" }],
      confidence: { damaged: 0.5, exact: 0 },
      doubtful: [
        { start: 0, end: 3, text: "the", confidence: 0.7, alternatives: [{ text: "The", confidence: 0.2 }] },
      ],
      gaps: [{ at: 3, what: "a digit" }],
      language: "pol",
    },
  ],
  insertions: [{ outStart: 3, outEnd: 9 }],
};

/** The file with another value at a path of keys. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(provenance);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return copy;
}

test("reads what was written", () => {
  expect(readProvenance(JSON.parse(JSON.stringify(provenance)))).toEqual(provenance);
});

test("leaves out fields that it does not know", () => {
  expect(readProvenance(changed(["spans", 0, "colour"], "red"))).toEqual(provenance);
});

test.each<[(string | number)[], unknown, string]>([
  [["schema"], 2, "schema: expected 1, the version that this program reads, found 2"],
  [["tool"], undefined, "tool: expected a string, found nothing"],
  [["source", "bytes"], -1, "source.bytes: expected a whole number from 0, found -1"],
  [
    ["source", "encoding"],
    "latin1",
    'source.encoding: expected one of utf-8, utf-16le, utf-16be, found "latin1"',
  ],
  [["source", "sha256"], "abc", 'source.sha256: expected a SHA-256 in hexadecimal digits, found "abc"'],
  [["spans"], {}, "spans: expected a list, found an object"],
  [["spans", 0], [], "spans[0]: expected an object, found a list"],
  [["spans", 0, "start"], "0", 'spans[0].start: expected a whole number from 0, found "0"'],
  [["spans", 0, "reading"], undefined, "spans[0].reading: expected a string, found nothing"],
  [
    ["spans", 0, "kinds", 0],
    "magic",
    /^spans\[0\]\.kinds\[0\]: expected one of shift, .*, found "magic"$/ as never,
  ],
  [
    ["spans", 0, "confidence", "exact"],
    1.5,
    "spans[0].confidence.exact: expected a number from 0 to 1, found 1.5",
  ],
  [
    ["encodings", 0, "params", "x"],
    null,
    'encodings[0].params["x"]: expected a number, a string or true or false, found null',
  ],
  [
    ["insertions", 0, "outEnd"],
    1e20,
    "insertions[0].outEnd: expected a whole number from 0, found 100000000000000000000",
  ],
])("names the field that is wrong: %j", (path, value, message) => {
  expect(() => readProvenance(changed(path, value))).toThrow(message);
  expect(() => readProvenance(changed(path, value))).toThrow(InvalidProvenance);
});

test("keeps a code named __proto__ as a code", () => {
  const codes = JSON.parse('{"__proto__": [{"text": "fi", "count": 1}]}') as unknown;
  const read = readProvenance(changed(["encodings", 0, "codes"], codes)).encodings[0]!.codes;
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(Object.keys(read)).toEqual(["__proto__"]);
});

test("does not take fields from the prototype", () => {
  const file = JSON.parse('{"__proto__": {"schema": 1}}') as unknown;
  expect(() => readProvenance(file)).toThrow("schema: expected 1");
});

test("says in one line what is wrong with anything at all", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      try {
        readProvenance(value);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidProvenance);
        expect((error as Error).message).not.toMatch(/[\r\n]/);
        return;
      }
      throw new Error("was read");
    }),
  );
});
