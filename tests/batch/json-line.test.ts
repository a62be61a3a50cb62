import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseObject, withFields } from "../../src/batch/json-line.js";

const replace = (line: string, values: Record<string, string>) => withFields(line, parseObject(line), values);

describe("withFields", () => {
  test.each([
    ['{"text":"a"}', '{"text":"b","emend":1}'],
    [
      ' {"id": 12345678901234567890 , "text" : "a" }\r',
      ' {"id": 12345678901234567890 , "text" : "b" ,"emend":1}\r',
    ],
    ['{"emend":{"text":[{}]},"n":1.50e+400,"text":"a"}', '{"emend":1,"n":1.50e+400,"text":"b"}'],
    [
      '{"x":{"text":"no","emend":0},"\\u0074ext":"\\u0061"}',
      '{"x":{"text":"no","emend":0},"\\u0074ext":"b","emend":1}',
    ],
    ['{"x":[[{"text":1}]],"text":null,"emend":true}', '{"x":[[{"text":1}]],"text":"b","emend":1}'],
  ])("changes %s into %s", (line, expected) => {
    expect(replace(line, { text: '"b"', emend: "1" })).toBe(expected);
  });

  test("means the same as setting the fields, whatever else there is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (rest, text) => {
        const object = { ...rest, text };
        const changed = replace(JSON.stringify(object), { text: '"b"', emend: "{}" });
        expect(JSON.parse(changed)).toEqual(JSON.parse(JSON.stringify({ ...object, text: "b", emend: {} })));
      }),
    );
  });

  test("refuses what has a field twice, or is nested too deeply to be scanned", () => {
    expect(() => replace('{"text":"a","text":"b"}', { text: "1" })).toThrow('has two fields "text"');
    const deep = `{"text":"a","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(() => replace(deep, { text: "1" })).toThrow("is nested too deeply");
  });
});

test.each([
  ["", "is not JSON"],
  ["{", "is not JSON"],
  ["[1]", "is no JSON object"],
  ["null", "is no JSON object"],
])("parseObject says of %j that it %s", (line, reason) => {
  expect(() => parseObject(line)).toThrow(reason);
});
