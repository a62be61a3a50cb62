/** What the fuzzer calls, and what must hold whatever it comes with; anything thrown here is a defect. */
import assert from "node:assert/strict";
import {
  emend,
  InvalidDecisions,
  type NoteStyle,
  RecordMismatch,
  readDecisions,
  restore,
  toAnnotations,
  toTei,
} from "../../src/index.js";
import { loadModel } from "../../src/node.js";
import { InvalidProvenance, readProvenance } from "../../src/provenance/validate.js";
import { editsOfRecord } from "../../src/report/diff/edits.js";
import { wordDiff } from "../../src/report/diff/words.js";
import { inspectionLines } from "../../src/report/inspection.js";
import { reviewPage } from "../../src/report/review/page.js";
import { looksBinary } from "../../src/source/binary.js";
import { decodeAs, decodeSource } from "../../src/source/decode.js";
import { encodeSource } from "../../src/source/encode.js";
import { BYTE_ORDER_MARKS, type SourceForm } from "../../src/source/source.js";

const model = loadModel();
const STYLES: readonly NoteStyle[] = ["footnotes", "comments", "none"];
const FORMS: readonly SourceForm[] = (["utf-8", "utf-16le", "utf-16be"] as const).flatMap((encoding) => [
  { encoding, bom: false },
  { encoding, bom: true },
]);
/** What moves a terminal's cursor but to the next line, colours it, or hides text. */
const RAW_CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;
const PATH = "\u001b[2J</script><script>.md";

/** A document: restored exactly, stable, and the same without notes. The first byte chooses how it is cleaned. */
function document(data: Uint8Array): void {
  const choice = data[0] ?? 0;
  const { text } = decodeSource(data.subarray(1));
  const plainText = choice % 4 === 3;
  const options = { model, notes: STYLES[choice % 4] ?? "none", plainText };
  const cleaned = emend(text, options);
  assert.equal(restore(cleaned.text, cleaned.record), text);
  assert.equal(emend(cleaned.text, options).text, cleaned.text);
  const bare = emend(text, { ...options, notes: "none" });
  assert.equal(restore(bare.text, bare.record), text);
  assert.deepEqual(
    bare.record.spans.map(({ start, end, text: written }) => [start, end, written]),
    cleaned.record.spans.map(({ start, end, text: written }) => [start, end, written]),
  );
}

/** Any bytes: read as text and written back as they were. */
function bytes(data: Uint8Array): void {
  const source = decodeSource(data);
  assert.deepEqual(encodeSource(source.text, source), Uint8Array.from(data));
  looksBinary(data, source);
  for (const form of FORMS) {
    const marked = Uint8Array.from([...(form.bom ? BYTE_ORDER_MARKS[form.encoding] : []), ...data]);
    if (form.encoding !== "utf-8" && marked.length % 2 === 1) continue;
    assert.deepEqual(encodeSource(decodeAs(marked, form).text, form), marked);
  }
}

/** JSON, a line end, and the text that it claims to be about: what is read of it can be used, or is refused. */
function readers(data: Uint8Array): void {
  const whole = new TextDecoder().decode(data);
  const end = whole.indexOf("\n");
  const value = parsed(end < 0 ? whole : whole.slice(0, end));
  const text = end < 0 ? "" : whole.slice(end + 1);
  const record = refused(InvalidProvenance, () => readProvenance(value));
  if (record !== undefined) {
    refused(RecordMismatch, () => restore(text, record));
    assert.doesNotMatch(toTei(text, record), /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
    JSON.parse(toAnnotations(text, record));
    editsOfRecord(record, text, true);
    assert.doesNotMatch([...inspectionLines(PATH, record)].join(""), RAW_CONTROL);
  }
  const read = refused(InvalidDecisions, () => readDecisions(value));
  if (read === undefined) return;
  const cleaned = emend(text, { model, decisions: read.decisions });
  assert.equal(restore(cleaned.text, cleaned.record), text);
  assert.equal(emend(cleaned.text, { model, decisions: read.decisions }).text, cleaned.text);
}

/** A document as it is shown: nothing of it is markup on the page, or an order to a terminal. */
function views(data: Uint8Array): void {
  const { text } = decodeSource(data);
  const { record } = emend(text, { model, notes: "none" });
  const { encodings, spans } = record;
  const shown = { path: PATH, sha256: "0".repeat(64), text, encodings, spans };
  const page = reviewPage({ tool: text, key: text, documents: [shown] }, { script: "1", style: "" });
  assert.equal(page.match(/<script/gi)!.length, 2);
  assert.equal(page.match(/<\/script/gi)!.length, 2);
  assert.equal(page.match(/<!--/g), null);
  const inner = page.slice(page.indexOf('id="data">') + 10, page.indexOf("</script>"));
  assert.equal(JSON.parse(inner).documents[0].text, text);
  const edits = editsOfRecord(record, text, false);
  const labels = { raw: PATH, cleaned: text };
  assert.doesNotMatch(wordDiff(text, edits, labels, { context: 1, colour: false }), RAW_CONTROL);
  assert.doesNotMatch([...inspectionLines(PATH, record)].join(""), RAW_CONTROL);
}

/** Undefined where the error is the one that says so. */
function refused<T>(error: new (message?: string) => Error, read: () => T): T | undefined {
  try {
    return read();
  } catch (caught) {
    if (caught instanceof error) return undefined;
    throw caught;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What `npm run fuzz` tries, by name. */
export const TARGETS = { document, readers, views, bytes };
