import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256, sha256OfText } from "../../src/provenance/sha256.js";

const trusted = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("agrees with the platform's implementation", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(trusted(bytes));
    }),
  );
});

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 100_003])(
  "agrees at the block edges: %i bytes",
  (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) & 255);
    expect(sha256(bytes)).toBe(trusted(bytes));
  },
);

test("hashes text as UTF-8", () => {
  expect(sha256OfText("Łódź")).toBe(trusted(Buffer.from("Łódź")));
});
