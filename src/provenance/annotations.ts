/** The record as W3C Web Annotations (JSON-LD): one collection a document. */
import { type CitableRecord, requireCitable } from "./citable.js";
import type { Span } from "./record.js";

/** How much of the text around a span is quoted on each side, in UTF-16 units. */
const CONTEXT = 32;

/**
 * Writes source and record as an AnnotationCollection with all its annotations on one page. Each has the source as its
 * target, with a TextQuoteSelector and a TextPositionSelector, which counts code points after the byte order mark.
 * `editing` annotations replace what they select; `questioning` ones doubt it and change nothing.
 *
 * @param source the raw text, after its byte order mark
 * @throws {TypeError} where the record does not say where it comes from
 */
export function toAnnotations(source: string, record: CitableRecord): string {
  requireCitable(record);
  const codePoints = codePointCounter(source);
  const creator = { type: "Software", name: record.tool };
  const items = record.spans.map((span) => ({
    id: `#${span.id}`,
    type: "Annotation",
    motivation: span.action === "emended" ? "editing" : "questioning",
    creator:
      span.by === undefined
        ? creator
        : { type: "Person", ...(span.name !== undefined && { name: span.name }) },
    body: bodiesOf(span, record),
    target: {
      source: iriOf(record.source.path),
      selector: [
        {
          type: "TextQuoteSelector",
          exact: span.raw,
          prefix: around(source, span.start - CONTEXT, span.start),
          suffix: around(source, span.end, span.end + CONTEXT),
        },
        { type: "TextPositionSelector", start: codePoints(span.start), end: codePoints(span.end) },
      ],
    },
  }));
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "#collection",
    type: "AnnotationCollection",
    label: `Damage found in ${record.source.path}, with word model ${record.model}`,
    creator,
    total: items.length,
    ...(items.length > 0 && {
      first: { id: "#page", type: "AnnotationPage", partOf: "#collection", startIndex: 0, items },
    }),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** A relative path with `/` as a relative IRI reference; half surrogates, which no file name needs, are replaced. */
const iriOf = (path: string): string =>
  path
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");

/** What is said of a span: the text in its place, the kinds of damage, and the probabilities. */
function bodiesOf(span: Span, { encodings }: CitableRecord): object[] {
  const { action, reason, text, reading, kinds, encoding: id, confidence, doubtful, gaps } = span;
  const offered = action === "emended" ? text : reading;
  const encoding = encodings.find((known) => known.id === id);
  const facts = {
    confidence,
    ...(reason !== undefined && { reason }),
    // Only the day is known of it, and the model's own field for it wants the time.
    ...(span.date !== undefined && { date: span.date }),
    ...(encoding && { encoding: { family: encoding.family, params: encoding.params } }),
    ...(doubtful.length > 0 && {
      doubtful: doubtful.map((word) => ({
        text: word.text,
        confidence: word.confidence,
        alternatives: word.alternatives,
      })),
    }),
    ...(gaps.length > 0 && { gaps: gaps.map(({ what }) => what) }),
  };
  return [
    ...(offered === null
      ? []
      : [
          {
            type: "TextualBody",
            value: offered,
            format: offered === reading ? "text/plain" : "text/markdown",
            language: "en",
            purpose: action === "emended" ? "editing" : "commenting",
          },
        ]),
    ...kinds.map((kind) => ({ type: "TextualBody", value: kind, purpose: "tagging" })),
    {
      type: "TextualBody",
      value: JSON.stringify(facts),
      format: "application/json",
      purpose: "describing",
    },
  ];
}

/** A part of the text that halves no character. */
function around(source: string, from: number, to: number): string {
  const start = Math.max(0, from);
  const end = Math.min(source.length, to);
  return source.slice(splitsPair(source, start) ? start + 1 : start, splitsPair(source, end) ? end - 1 : end);
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const splitsPair = (text: string, at: number): boolean =>
  isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/** Turns UTF-16 offsets into counts of code points; asked in order, it reads the text once. */
function codePointCounter(text: string): (offset: number) => number {
  let at = 0;
  let count = 0;
  return (offset) => {
    if (offset < at) [at, count] = [0, 0];
    // A record that lies about its offsets must not keep us counting.
    for (; at < Math.min(offset, text.length); at += 1) if (!splitsPair(text, at + 1)) count += 1;
    return count;
  };
}
