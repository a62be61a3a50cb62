import fc from "fast-check";
import { expect, it } from "vitest";
import { unwrap } from "../../src/encodings/unwrap.js";
import { findEncodings } from "../../src/recovery/detection/find-encodings.js";
import { findOddPlaces } from "../../src/recovery/detection/screen.js";
import { PROVEN } from "../../src/recovery/detection/segment.js";
import { cutPieces } from "../../src/recovery/pieces/pieces.js";
import type { Range } from "../../src/recovery/range.js";
import { damage, passages } from "../support/arbitraries.js";
import { model } from "../support/model.js";

const { PROPERTY_RUNS = "25" } = process.env;
const TIME = 600_000 + 5000 * Number(PROPERTY_RUNS);

const namesIn = (text: string, suspects: readonly Range[], evidence: number): string[] =>
  findEncodings(text, suspects, model)
    .filter((candidate) => candidate.determined && candidate.evidence >= evidence)
    .map(({ encoding: { family, params } }) => JSON.stringify([family, params["offset"]]));

/** Documents with a shift of any offset, whose blanks are shifted or kept. */
const shifted = fc
  .tuple(
    fc.integer({ min: -95, max: 95 }).filter((offset) => offset !== 0),
    fc.constantFrom("shifted" as const, "kept" as const),
    fc.constantFrom(0, 0.01),
  )
  .chain(([offset, blank, noise]) =>
    damage(passages(), fc.constant({ offsets: [offset], blank, noise, regions: 4, lengths: ["printed"] })),
  );

it(
  "the screen hides no encoding that the whole text proves",
  () => {
    fc.assert(
      fc.property(shifted, ({ damaged }) => {
        const { glyphs } = unwrap(damaged);
        const proven = namesIn(glyphs, [{ start: 0, end: glyphs.length }], PROVEN);
        const { suspects } = findOddPlaces(glyphs, cutPieces(glyphs, model.words), model);
        expect(namesIn(glyphs, suspects, 0)).toEqual(expect.arrayContaining(proven));
      }),
      { numRuns: Number(PROPERTY_RUNS) },
    );
  },
  TIME,
);
