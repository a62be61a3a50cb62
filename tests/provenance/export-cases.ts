/** Documents for the exports, with their records. */
import { emend } from "../../src/index.js";
import type { CitableRecord } from "../../src/provenance/citable.js";
import type { Span } from "../../src/provenance/record.js";
import { damagedSamples } from "../support/damage-corpus.js";
import { model } from "../support/model.js";

export interface ExportCase {
  readonly name: string;
  readonly raw: string;
  readonly clean: string;
  readonly record: CitableRecord;
}

const cited = (path: string) => ({ tool: "emend 0.1.0", model: model.hash, source: { path } });

function emended(name: string, raw: string): ExportCase {
  const { text, record } = emend(raw, { model, notes: "none" });
  return { name, raw, clean: text, record: { ...cited(`${name}.md`), ...record } };
}

const SPAN: Omit<
  Span,
  "raw" | "text" | "start" | "end" | "action" | "id" | "outStart" | "outEnd" | "reading"
> = {
  line: 1,
  column: 1,
  kinds: ["shift", "ligature"],
  encoding: "F1",
  steps: [],
  confidence: { damaged: 0.99, exact: 0.6 },
  doubtful: [],
  gaps: [],
};

/** Everything that a record can hold, beside everything that makes XML and JSON-LD difficult. */
function handmade(): ExportCase {
  const raw =
    'A\u{1f4dc} <b> &amp; "x"\r\r\n \t\r\n]]> vjg\u0003qnf\u0003oc\u0085r\u007f by\udc80te \ud83d\udc1f\ufffe\rdebris Zkb\n\n';
  const start = raw.indexOf("vjg");
  const end = raw.indexOf(" by");
  const flagged = raw.indexOf("debris");
  const last = raw.indexOf("Zkb");
  const text = "the old & <the> map";
  const spans: Span[] = [
    {
      ...SPAN,
      id: "e1",
      action: "emended",
      raw: raw.slice(start, end),
      text,
      reading: text,
      start,
      end,
      outStart: start,
      outEnd: start + text.length,
      doubtful: [
        {
          start: start + 4,
          end: start + 7,
          text: "old",
          confidence: 0.7,
          alternatives: [{ text: "odd<", confidence: 0.2 }],
        },
        // Stands twice in the reading, so that nobody can tell which one is doubtful.
        { start, end: start + 3, text: "the", confidence: 0.6, alternatives: [] },
        { start: start + 8, end, text: "map", confidence: 0.3, alternatives: [] },
      ],
      gaps: [
        { at: start + 3, what: "digits" },
        { at: end, what: "digits" },
      ],
    },
    {
      ...SPAN,
      id: "e2",
      action: "flagged",
      reason: "debris",
      raw: "debris",
      text: "debris",
      reading: null,
      start: flagged,
      end: flagged + 6,
      outStart: 0,
      outEnd: 0,
    },
    {
      ...SPAN,
      id: "e3",
      action: "flagged",
      reason: "uncertain",
      raw: "Zkb",
      text: "Zkb",
      reading: "Why\u0001",
      start: last,
      end: last + 3,
      outStart: 0,
      outEnd: 0,
    },
  ];
  const encodings = [
    {
      id: "F1",
      family: "shift",
      params: { offset: 2 },
      codes: { "\u0007<": [{ text: "fi", count: 2 }] },
      evidence: 90,
    },
  ];
  return {
    name: "handmade",
    raw,
    clean: raw.slice(0, start) + text + raw.slice(end),
    record: { ...cited('a "b" & <c>/ä#?.md'), encodings, spans },
  };
}

const PARTS = ["memorandum-of-conversation", "harbour-board-minutes"];

export const exportCases: readonly ExportCase[] = [
  handmade(),
  emended("empty", ""),
  emended("blank", "\n \r\n"),
  emended("healthy", "All is well & good.\nIt stays so.\n\nHere, too."),
  ...damagedSamples()
    .filter(({ name }) => PARTS.includes(name))
    .map(({ name, damaged }) => emended(name, damaged)),
];
