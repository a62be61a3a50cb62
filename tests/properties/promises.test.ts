import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Emendation,
  type EmendOptions,
  emend,
  type Insertion,
  inspect,
  restore,
  type Span,
} from "../../src/index.js";
import { replaced } from "../../src/markdown/settle.js";
import { loadModel } from "../../src/node.js";
import { placesOf } from "../../src/provenance/lines.js";
import { applySteps } from "../../src/provenance/steps.js";
import { withoutInsertions } from "../../src/score/notes.js";
import { structure } from "../markdown/oracle.js";
import { model } from "../support/model.js";
import { cleanDocuments, documents } from "./documents.js";

/** Set PROPERTY_RUNS for a longer search, and PROPERTY_SEED for other documents. */
const { PROPERTY_RUNS = "50" } = process.env;
const parameters = { numRuns: Number(PROPERTY_RUNS) };
const MANNERS: readonly (Omit<EmendOptions, "model"> & { readonly manner: string })[] = [
  { manner: "with footnotes", notes: "footnotes" },
  { manner: "with comments", notes: "comments" },
  { manner: "without notes", notes: "none" },
  { manner: "as plain text", plainText: true },
];
/** Milliseconds: some seconds a run at the most, on any machine. */
const TIME = 600_000 + 5000 * Number(PROPERTY_RUNS);
/** What no span contains: a line end, or what stands for an undecodable byte. */
const LINE_END_OR_BYTE = /[\r\n]|(?<![\ud800-\udbff])[\udc80-\udcff]/;

const isEmended = ({ action }: Span): boolean => action === "emended";

/** Where spans stand in the output without its insertions. */
const rangesWithout = (insertions: readonly Insertion[], spans: readonly Span[]) =>
  spans.map(({ outStart, outEnd }) => {
    const before = insertions.filter((insertion) => insertion.outEnd <= outStart);
    const inserted = before.reduce((sum, insertion) => sum + insertion.outEnd - insertion.outStart, 0);
    return { start: outStart - inserted, end: outEnd - inserted };
  });

describe.each(MANNERS)("$manner", ({ manner: _, ...options }) => {
  /** What became of a document; every promise is about the same ones. */
  const emendations = new Map<string, Emendation>();

  function emended(text: string): Emendation {
    const known = emendations.get(text) ?? emend(text, { model, ...options });
    emendations.set(text, known);
    return known;
  }

  const always = (promise: (text: string, result: Emendation) => void, texts = documents): void =>
    fc.assert(
      fc.property(texts, (text) => {
        promise(text, emended(text));
      }),
      parameters,
    );

  it("restores the raw text unit for unit", { timeout: TIME }, () => {
    always((raw, { text, record }) => expect(restore(text, record)).toBe(raw));
  });

  it("leaves all text outside emended spans and insertions as it was", { timeout: TIME }, () => {
    always((raw, { text, record }) => {
      const bare = withoutInsertions(text, record.insertions);
      expect(bare).toBe(replaced(raw, record.spans.filter(isEmended)));
    });
  });

  it("leaves text without damage as it was", { timeout: TIME }, () => {
    always((raw, { text }) => expect(text).toBe(raw), cleanDocuments);
  });

  it("changes nothing in what it has cleaned", { timeout: TIME }, () => {
    always((_, { text }) => expect(emend(text, { model, ...options }).text).toBe(text));
  });

  // Notes are written after all is decided, so that one style of them tells of the others.
  it.skipIf(options.notes === "comments" || options.notes === "none")(
    "gives the same result again, with a model read anew",
    { timeout: TIME },
    () => {
      const again = loadModel();
      always((raw, result) => expect(emend(raw, { model: again, ...options })).toEqual(result));
    },
  );

  it.skipIf(options.plainText)("keeps the structure of Markdown", { timeout: TIME }, () => {
    always((raw, { text, record: { spans, insertions } }) => {
      const bare = withoutInsertions(text, insertions);
      const written = rangesWithout(insertions, spans.filter(isEmended));
      expect(structure(bare, written)).toBe(structure(raw, spans.filter(isEmended)));
    });
  });

  it("says of every span what was there and what became of it", { timeout: TIME }, () => {
    always((raw, { text, record }) => {
      for (const span of record.spans) {
        expect(span.raw).toBe(raw.slice(span.start, span.end));
        expect(text.slice(span.outStart, span.outEnd)).toBe(span.text);
        if (!isEmended(span)) expect(span.text).toBe(span.raw);
        else expect(applySteps(span.raw, span.steps)).toBe(span.text);
        const decided = span.steps.filter(({ stage }) => stage !== "markdown");
        if (span.reading !== null) expect(applySteps(span.raw, decided)).toBe(span.reading);
      }
    });
  });

  it("lists spans in order, apart, each in one line", { timeout: TIME }, () => {
    always((raw, { record: { spans } }) => {
      let end = 0;
      const places = placesOf(
        raw,
        spans.map(({ start }) => start),
      );
      for (const [index, span] of spans.entries()) {
        expect(span.id).toBe(`e${index + 1}`);
        expect({ line: span.line, column: span.column }).toEqual(places[index]);
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.raw).not.toMatch(LINE_END_OR_BYTE);
        end = span.end;
      }
    });
  });

  // What `inspect` reports is without notes, whatever is asked for.
  it.runIf(options.notes === "none")("reports the same where it only inspects", { timeout: TIME }, () => {
    always((raw, { record }) => expect(inspect(raw, { model })).toEqual(record));
  });

  it("knows the encoding of every span that names one", { timeout: TIME }, () => {
    always((_, { record: { encodings, spans } }) => {
      expect(encodings.map(({ id }) => id)).toEqual(encodings.map((_, index) => `F${index + 1}`));
      for (const { encoding } of spans) {
        if (encoding !== undefined) expect(encodings.map(({ id }) => id)).toContain(encoding);
      }
    });
  });
});
