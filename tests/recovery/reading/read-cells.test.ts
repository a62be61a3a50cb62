import { expect, it } from "vitest";
import { emend, restore } from "../../../src/index.js";
import { characterErrorRate, countErrors } from "../../../src/score/error-rates.js";
import { model } from "../../support/model.js";
import { cleanProse } from "../../support/prose.js";

/** More than is searched at once, on one line. */
const LENGTH = 10_000;

it("reads a line that is longer than one search as one span", () => {
  const prose = cleanProse().map(({ text }) => text);
  const truth = prose
    .join(" ")
    .replace(/[^A-Za-z,.]+/g, " ")
    .slice(0, LENGTH)
    .trim();
  const raw = truth.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 2));
  const { text, record } = emend(raw, { model, plainText: true });
  expect(record.spans).toHaveLength(1);
  expect(characterErrorRate(countErrors(text, truth))).toBeLessThan(0.005);
  expect(restore(text, record)).toBe(raw);
});
