import { expect, test } from "vitest";
import { withoutAccents } from "../../src/repairs/base-letters.js";

test.each([
  ["café", "cafe"],
  ["Łódź", "Lodz"],
  ["Straße", "Strasse"],
  ["Ærø", "Aero"],
  ["Þór", "Thor"],
  ["mill", "mill"],
])("%s is %s without accents", (word, plain) => {
  expect(withoutAccents(word)).toBe(plain);
});
