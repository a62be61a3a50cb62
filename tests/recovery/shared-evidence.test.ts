import { describe, expect, test } from "vitest";
import { emend, inspect } from "../../src/index.js";
import {
  evidenceOf,
  joinEvidence,
  type OwnEvidence,
  shareEvidence,
} from "../../src/recovery/shared-evidence.js";
import { model } from "../support/model.js";

const shifted = (text: string, offset: number): string =>
  [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) + offset)).join("");

const LONG = shifted("The keeper had lit the lamp before the storm came up from the south.", 2);
/** Too short to be read alone. */
const SHORT = `She wrote that ${shifted("weather", 2)} went home.`;

const own = (text: string): OwnEvidence => evidenceOf(text, inspect(text, { model }), model);

describe("what a text proves", () => {
  test("are encodings that emended some of it, and names of its healthy parts", () => {
    const { encodings, names } = own(`Kervandal met Kervandal, and Kervandals did not. ${LONG}\n`);
    expect(encodings.map(({ family, params }) => ({ family, params }))).toEqual([
      { family: "shift", params: { offset: 2 } },
    ]);
    expect(names).toEqual({ Kervandal: 2, Kervandals: 1 });
  });

  test("is nothing where it is healthy, or its damage is too short to tell", () => {
    expect(own("All is well at home.").encodings).toEqual([]);
    expect(own(SHORT).encodings).toEqual([]);
  });
});

test("texts prove together what they prove alone, whatever their order", () => {
  const all = [own(`${LONG} Kervandal`), own("Kervandal and Ostrelung"), own(`Well. ${LONG}`)];
  const shared = shareEvidence(all);
  expect(shareEvidence([...all].reverse())).toEqual(shared);
  expect(shared.names).toEqual(["Kervandal"]);
  const [encoding] = shared.encodings;
  expect(encoding).toMatchObject({ family: "shift", params: { offset: 2 }, documents: 2 });
  expect(encoding!.evidence).toBeCloseTo(all[0]!.encodings[0]!.evidence + all[2]!.encodings[0]!.evidence);
});

test("parts of a text prove for others what they prove together, as one text", () => {
  const parts = [own(`${LONG} Kervandal`), own("Kervandal and Ostrelung"), own(`Well. ${LONG}`)];
  const { encodings, names } = joinEvidence(parts);
  expect(names).toEqual({ Kervandal: 2, Ostrelung: 1 });
  expect(encodings).toHaveLength(1);
  const [shared] = shareEvidence([joinEvidence(parts)]).encodings;
  expect(shared).toEqual({ ...shareEvidence(parts).encodings[0], documents: 1 });
});

describe("an encoding that is known from elsewhere", () => {
  const known = { model, notes: "none", encodings: [{ family: "shift", params: { offset: 2 } }] } as const;

  test("reads what would be too short alone", () => {
    expect(emend(SHORT, { ...known, encodings: [] }).text).toBe(SHORT);
    expect(emend(SHORT, known).text).toBe("She wrote that weather went home.");
  });

  test("changes nothing in healthy text, in quotations, or by another encoding", () => {
    const quoted = `The clerk typed "${shifted("weather", 2)}" and laughed.`;
    for (const text of [
      "All is well at home.",
      quoted,
      SHORT.replace(shifted("weather", 2), shifted("weather", 5)),
    ]) {
      expect(emend(text, known).text).toBe(text);
    }
  });
});
