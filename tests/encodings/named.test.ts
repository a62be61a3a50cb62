import { describe, expect, test } from "vitest";
import { decodeText, knownEncodings } from "../../src/encodings/index.js";
import { namedEncodings, nameOf, withoutNamed } from "../../src/encodings/named.js";
import { rangedShift } from "../../src/encodings/ranged-shift.js";
import { substitutionEncoding } from "../../src/encodings/solver/found-encoding.js";

describe("an encoding is found again by its name", () => {
  test("where it is one of the table", () => {
    for (const encoding of knownEncodings()) {
      expect(namedEncodings(JSON.parse(JSON.stringify(encoding)))).toContain(encoding);
    }
  });

  test.each([
    ["ranges", rangedShift({ lower: 5, upper: -2 }, 0x25), "It is so."],
    [
      "a substitution",
      substitutionEncoding(
        [..."abcdefgh"].map((letter, index) => {
          return { shown: letter.charCodeAt(0), meant: "hgfedcba".charCodeAt(index), sureness: 1 };
        }),
      ),
      "abc head",
    ],
  ])("%s", (_, encoding, shown) => {
    const { family, params } = encoding;
    const found = namedEncodings(JSON.parse(JSON.stringify({ family, params })));
    expect(found).toHaveLength(1);
    expect(decodeText(found[0]!, shown)).toBe(decodeText(encoding, shown));
    expect(decodeText(found[0]!, shown)).not.toBe(shown);
  });

  test.each([
    { family: "shift", params: { offset: 1000 } },
    { family: "ranged-shift", params: { middle: 1 } },
    { family: "ranged-shift", params: { lower: 1.5 } },
    { family: "ranged-shift", params: {} },
    { family: "substitution", params: { pairs: "abc" } },
    { family: "substitution", params: { pairs: "abc\n" } },
    { family: "substitution", params: { pairs: "abc\u001b" } },
    { family: "substitution", params: { pairs: "abc\ud800" } },
    { family: "substitution", params: { pairs: "abc\u202e" } },
    { family: "other", params: {} },
  ])("and nothing is for %j", (name) => {
    expect(namedEncodings(name)).toEqual([]);
  });

  test("whatever the order of its parameters", () => {
    expect(nameOf({ family: "f", params: { a: 1, b: 2 } })).toBe(
      nameOf({ family: "f", params: { b: 2, a: 1 } }),
    );
    const [first, ...others] = knownEncodings();
    expect(withoutNamed(knownEncodings(), [first!])).toEqual(
      others.filter((other) => nameOf(other) !== nameOf(first!)),
    );
  });
});
