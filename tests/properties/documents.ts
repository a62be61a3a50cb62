/** Documents to keep promises about: damaged prose, arbitrary Unicode, Markdown, and all of it mixed. */
import fc from "fast-check";
import { markdown } from "../markdown/arbitraries.js";
import { damage, passages } from "../support/arbitraries.js";
import { cleanProse } from "../support/prose.js";

/** Longest document: long enough for several damaged stretches, short enough for hundreds of runs. */
const LONGEST = 1500;

/** UTF-16 units that programs trip over: control characters, halves of surrogate pairs, stand-ins for undecodable bytes. */
const ODD_UNITS = [
  "\0",
  "\u0001",
  "\u0003",
  "\b",
  "\t",
  "\n",
  "\v",
  "\f",
  "\r",
  "\u001b",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u00ad",
  "\u200b",
  "\u2028",
  "\u2029",
  "\ud800",
  "\udbff",
  "\udc00",
  "\udc80",
  "\udcff",
  "\ufeff",
  "\ufffd",
  "\uffff",
  "é",
  "e\u0301",
  "Ł",
  "ﬁ",
  "\u{1f600}",
];
const oddUnit = fc.constantFrom(...ODD_UNITS);
const anyUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
const unicode = fc
  .array(fc.oneof(anyUnit, oddUnit, fc.constantFrom(..."vjgVJG\"'.,0 ")), { maxLength: 300 })
  .map((units) => units.join(""));

const prose = fc.oneof(
  damage().map(({ damaged }) => damaged),
  passages(),
);
const shortProse = prose.map((text) => text.slice(0, LONGEST));

const lineEnds = fc.constantFrom<readonly string[]>(["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]);

/** Prose with foreign pieces put in anywhere, and with line ends of any kind. */
const mixed = fc
  .tuple(
    shortProse,
    fc.array(fc.tuple(fc.nat(), fc.oneof(markdown, oddUnit)), { maxLength: 8 }),
    lineEnds,
    fc.nat(),
  )
  .map(([text, pieces, ends, first]) => {
    let broken = text;
    for (const [at, piece] of pieces) {
      const offset = at % (broken.length + 1);
      broken = broken.slice(0, offset) + piece + broken.slice(offset);
    }
    let line = first;
    return broken.replace(/\n/g, () => ends[line++ % ends.length]!);
  });

const short = fc
  .oneof(
    { arbitrary: shortProse, weight: 3 },
    { arbitrary: mixed, weight: 5 },
    { arbitrary: unicode, weight: 1 },
    { arbitrary: markdown, weight: 1 },
  )
  .map((text) => text.slice(0, LONGEST));

/** UTF-16 units of healthy text in which what stands by itself is judged otherwise. */
const LONG = 10_000;
const healthy = cleanProse()
  .map(({ text }) => text)
  .join("\n\n")
  .slice(0, LONG);

/** Any document; some are long, and healthy for the most part. */
export const documents = fc.oneof(
  { arbitrary: short, weight: 19 },
  { arbitrary: short.map((text) => `${healthy}\n\n${text}`), weight: 1 },
);

/** Clean English prose, any line ends. */
export const cleanDocuments = fc
  .tuple(passages(), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([text, end]) => text.slice(0, LONGEST).replaceAll("\n", end));
