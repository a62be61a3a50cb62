import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Encoding, knownEncodings } from "../../../src/encodings/index.js";
import { type Gain, gainsOf } from "../../../src/recovery/detection/gains.js";
import { Reach } from "../../../src/recovery/detection/reach.js";
import { EncodingReader } from "../../../src/recovery/detection/readers.js";
import { BLANK_MODES, type BlankMode } from "../../../src/recovery/detection/reading-plans.js";
import { stayCosts } from "../../../src/recovery/detection/stay.js";
import { explain, type Window, windowOf } from "../../../src/recovery/detection/windows.js";
import { damage } from "../../support/arbitraries.js";
import { model } from "../../support/model.js";

const windowIn = (text: string): Window =>
  windowOf(text, { start: 0, end: text.length }, stayCosts(text, 0, text.length, model));

const reach = Reach.over(model.running)!;
const gainsIn = (window: Window, encoding: Encoding, mode: BlankMode, isBounded: boolean): Gain[] =>
  gainsOf(
    [window],
    new EncodingReader(model.running, encoding, mode),
    () => true,
    () => (isBounded ? reach : undefined),
  );

const encodings = knownEncodings();
const anyEncoding = fc.constantFrom(...encodings);
const anyMode = fc.constantFrom(...BLANK_MODES);

/** An encoding that takes each code for some other, as a search may find one. */
const anySubstitution: fc.Arbitrary<Encoding> = fc
  .tuple(anyEncoding, fc.uint16Array({ minLength: 96, maxLength: 96, max: 0x17f }))
  .map(([encoding, codes]) => {
    const all = encoding.codes.slice();
    all.set(codes, 0x20);
    return { ...encoding, family: "substitution", codes: all };
  });

/** What a text of any kind may hold: letters mostly, and whatever else. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(..."etaoinshrdlu TNS.,") },
      { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      },
    ),
    { minLength: 65, maxLength: 400 },
  )
  .map((signs) => signs.join(""));

describe("stretches that gain", () => {
  it("are found in what a shift garbled", () => {
    const shift = encodings.find(({ family, params }) => family === "shift" && params["offset"] === 2)!;
    const text = `${"It was a quiet night, and nobody came. ".repeat(3)}yjgp"vjg"yqtnf"yqmg"wr,${" It was late.".repeat(3)}`;
    const [gain, ...others] = gainsIn(windowIn(text), shift, "shifted", true);
    expect(others).toEqual([]);
    expect(text.slice(gain!.start, gain!.end)).toBe(
      'yjgp"vjg"yqtnf"yqmg"wr,'.slice(0, gain!.end - gain!.start),
    );
    expect(gain!.end - gain!.start).toBeGreaterThan(18);
  });

  it("are the same where they are looked for only where they may be", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          damage().map(({ damaged }) => damaged),
          anyText,
        ),
        fc.array(fc.oneof({ weight: 3, arbitrary: anyEncoding }, { weight: 1, arbitrary: anySubstitution }), {
          minLength: 1,
          maxLength: 12,
        }),
        anyMode,
        fc.boolean(),
        (text, some, mode, isExplained) => {
          const window = windowIn(text);
          if (isExplained) explain(window, { start: text.length >> 2, end: text.length >> 1 });
          for (const encoding of some) {
            const gains = gainsIn(window, encoding, mode, false);
            found += gains.length;
            expect(gainsIn(window, encoding, mode, true)).toEqual(gains);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(0);
  });
});
