import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeCode, type Encoding, knownEncodings } from "../../../src/encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../../../src/english/alphabet.js";
import { GAINED, NOT_REACHED, Reach } from "../../../src/recovery/detection/reach.js";
import { EncodingReader } from "../../../src/recovery/detection/readers.js";
import { BLANK_MODES } from "../../../src/recovery/detection/reading-plans.js";
import { beginsWord, type Window, windowOf } from "../../../src/recovery/detection/windows.js";
import { model } from "../../support/model.js";

const reach = Reach.over(model.running)!;
/** Units of entering an encoding, and at which a stretch is given up. */
const ENTRY = 48;
const HOPELESS = -ENTRY - 32;

/** A window in which each code costs so many units as it stands. */
function windowIn(text: string, start: number, standing: number): Window {
  const range = { start, end: text.length };
  return windowOf(
    text,
    range,
    Int32Array.from({ length: text.length - start + 1 }, (_, at) => at * standing),
  );
}

/** What a stretch that begins at a place has gained at each place, up to where it is given up. */
function* sumsFrom({ before, codes, standing }: Window, reader: EncodingReader, start: number) {
  let previous = start > 0 ? codes[start - 1]! : before;
  reader.begin(beginsWord(previous));
  let sum = -ENTRY;
  for (let at = start; at < codes.length; at += 1) {
    sum += standing[at]! - reader.read(codes[at]!, previous);
    if (sum <= HOPELESS) return;
    yield { at, sum };
    previous = codes[at]!;
  }
}

const encodings = knownEncodings();
/** A few signs of text, mostly English, and of anything else. */
const anyText = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom("th", "e", " ", "in", "er", "an", "s", ". ", "ou", " W", "THE", "NS"),
      },
      {
        weight: 2,
        arbitrary: fc.integer({ min: 0x20, max: 0x17f }).map((code) => String.fromCharCode(code)),
      },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((signs) => signs.join(""));

/** A text as an encoding shows it; what it does not show stands for itself. */
function shownBy({ codes }: Encoding, text: string): string {
  const shown = new Map(Array.from(codes, (code, at) => [code, at]));
  return Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at);
    return String.fromCharCode(code === 0 ? 0 : (shown.get(code) ?? code));
  }).join("");
}

it("bounds what any stretch gains, at every place that it comes to", () => {
  let gained = 0;
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom(...encodings),
      fc.constantFrom(...BLANK_MODES),
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 0, max: 90 }),
      (text, encoding, mode, start, standing) => {
        const window = windowIn(shownBy(encoding, text), Math.min(start, text.length - 1), standing);
        const reader = new EncodingReader(model.running, encoding, mode);
        const most = reach.mostIn(window, reader, ENTRY, HOPELESS);
        const told = reach.told().slice();
        for (let from = 0; from < window.codes.length; from += 1) {
          // A stretch begins with a letter.
          if (!isLetterSymbol(SYMBOL_OF_CODE[decodeCode(encoding, window.codes[from]!)]!)) continue;
          for (const { at, sum } of sumsFrom(window, reader, from)) {
            expect(sum).toBeLessThanOrEqual(most);
            expect(told[at]).not.toBe(NOT_REACHED);
            if (sum > 0) expect(told[at]).toBe(GAINED);
            if (sum > 0) gained += 1;
          }
        }
      },
    ),
    { numRuns: 8000 },
  );
  expect(gained).toBeGreaterThan(0);
});

it("reaches nothing in plain text behind a shift that reads none of it", () => {
  const shift = encodings.find(({ family, params }) => family === "shift" && params["offset"] === 70)!;
  const window = windowIn("the harbour was empty", 0, 32);
  const reader = new EncodingReader(model.running, shift, "kept");
  const most = reach.mostIn(window, reader, ENTRY, HOPELESS);
  expect(most).toBeLessThan(0);
  expect(reach.told().every((told) => told === NOT_REACHED)).toBe(true);
});

it("looks at no window that is too long, or shows too many codes beyond its table", () => {
  const [encoding] = encodings;
  const reader = new EncodingReader(model.running, encoding!, "kept");
  const mostIn = (text: string): number => reach.mostIn(windowIn(text, 0, 32), reader, ENTRY, HOPELESS);
  expect(mostIn("a".repeat((1 << 20) + 1))).toBe(Number.POSITIVE_INFINITY);
  const beyond = Array.from({ length: 513 }, (_, at) => String.fromCharCode(0x4e00 + at)).join("");
  expect(mostIn(beyond)).toBe(Number.POSITIVE_INFINITY);
  expect(mostIn(beyond.slice(1))).toBeLessThan(Number.POSITIVE_INFINITY);
});
