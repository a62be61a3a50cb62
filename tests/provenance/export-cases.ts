/** Documents for the exports, with their records. */
import { readdirSync, readFileSync } from "node:fs";
import type { CitableRecord } from "../../src/provenance/citable.js";
import type { Span } from "../../src/provenance/record.js";
import { readProvenance } from "../../src/provenance/validate.js";
import { withoutInsertions } from "../../src/score/notes.js";

export interface ExportCase {
  readonly name: string;
  readonly raw: string;
  readonly clean: string;
  readonly record: CitableRecord;
}

const CITED = { tool: "emend 0.1.0", model: "sha256:0123" };
const readText = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** What `npm start` made of a sample. */
function sample(name: string): ExportCase {
  const record = readProvenance(JSON.parse(readText(`corpus-clean/${name}.provenance.json`)));
  const clean = withoutInsertions(readText(`corpus-clean/${name}.md`), record.insertions);
  return { name, raw: readText(`corpus-raw/${name}.md`), clean, record };
}

function healthy(name: string, raw: string): ExportCase {
  return { name, raw, clean: raw, record: { ...CITED, source: { path: name }, encodings: [], spans: [] } };
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
    record: { ...CITED, source: { path: 'a "b" & <c>/ä#?.md' }, encodings, spans },
  };
}

/** A person corrected one span, and rejected another one on a day, without a name. */
function decided(): ExportCase {
  const raw = "Only qnf ships, and Zkb boats.\n";
  const spans: Span[] = [
    {
      ...SPAN,
      id: "e1",
      action: "emended",
      raw: "qnf",
      text: "old",
      reading: "old",
      start: 5,
      end: 8,
      outStart: 5,
      outEnd: 8,
      by: "reader",
      name: 'M. "<Reader> & Co',
    },
    {
      ...SPAN,
      id: "e2",
      action: "flagged",
      reason: "rejected",
      raw: "Zkb",
      text: "Zkb",
      reading: null,
      start: 20,
      end: 23,
      outStart: 20,
      outEnd: 23,
      by: "reader",
      date: "2026-03-31",
    },
  ];
  const encodings = [{ id: "F1", family: "shift", params: { offset: 2 }, codes: {}, evidence: 90 }];
  const record = { ...CITED, source: { path: "decided.md" }, encodings, spans };
  return { name: "decided", raw, clean: raw.replace("qnf", "old"), record };
}

export const decidedCase: ExportCase = decided();

const SAMPLES = readdirSync(new URL("../../corpus-clean", import.meta.url))
  .filter((file) => file.endsWith(".provenance.json"))
  .map((file) => file.replace(".provenance.json", ""));

export const exportCases: readonly ExportCase[] = [
  handmade(),
  decidedCase,
  healthy("empty", ""),
  healthy("blank", "\n \r\n"),
  healthy("sound", "All is well & good.\nIt stays so.\n\nHere, too."),
  ...SAMPLES.map(sample),
];
