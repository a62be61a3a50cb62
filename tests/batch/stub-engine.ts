import type { Engine } from "../../src/commands/context.js";
import type { EmendationRecord, EmendOptions, Insertion, Model, Span } from "../../src/index.js";

/** Small enough to read: `vjg` was `the`, shifted by two; `@@@` is debris. */
const DAMAGE = /vjg|@@@/g;
const NOTE = "\n<!-- emended -->\n";

function emend(text: string, { notes = "footnotes" }: Partial<EmendOptions>) {
  const spans: Span[] = [];
  let output = "";
  let done = 0;
  for (const { index, 0: raw } of text.matchAll(DAMAGE)) {
    output += text.slice(done, index);
    spans.push(spanOf(text, index, raw, output.length, spans.length + 1));
    output += spans.at(-1)!.text;
    done = index + raw.length;
  }
  output += text.slice(done);
  const insertions: Insertion[] = [];
  if (notes !== "none" && spans.some(({ action }) => action === "emended")) {
    insertions.push({ outStart: output.length, outEnd: output.length + NOTE.length });
    output += NOTE;
  }
  const record: EmendationRecord = { encodings: [], spans, insertions };
  return { text: output, record };
}

function spanOf(text: string, start: number, raw: string, outStart: number, number: number): Span {
  const isDebris = raw === "@@@";
  const lines = text.slice(0, start).split("\n");
  const read = isDebris ? raw : "the";
  return {
    id: `e${number}`,
    action: isDebris ? "flagged" : "emended",
    ...(isDebris && { reason: "debris" as const }),
    start,
    end: start + raw.length,
    line: lines.length,
    column: lines.at(-1)!.length + 1,
    raw,
    text: read,
    reading: isDebris ? null : read,
    outStart,
    outEnd: outStart + read.length,
    kinds: ["shift"],
    steps: [],
    confidence: { damaged: 0.999, exact: 0.75 },
    doubtful: [],
    gaps: [],
  };
}

/** A stand-in for the engine: damage that a reader of a test can see. */
export const stubEngine: Engine = {
  emend,
  inspect: (text, options) => emend(text, { ...options, notes: "none" }).record,
  model: { hash: "sha256:stub" } as Model,
};
