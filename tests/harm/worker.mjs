// Cleans the files it is sent, one at a time, and tells what it would change or flag in them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const load = (file) => import(pathToFileURL(join(workerData.dist, file)).href);
const { emend } = await load("index.js");
const { loadModel } = await load("node.js");
const { visible } = await load("report/visible.js");
const { looksBinary } = await load("source/binary.js");
const { decodeSource } = await load("source/decode.js");

/** Larger files are cut where a blank line or, failing that, a line ends: evidence is shared within a document. */
const MOST_BYTES = 100_000;

const model = loadModel();

parentPort.on("message", (task) => {
  if (task === null) parentPort.close();
  else parentPort.postMessage({ index: task.index, result: checkFile(task.file) });
});

function checkFile(file) {
  const result = {
    files: 0,
    documents: 0,
    bytes: 0,
    seconds: 0,
    changed: 0,
    characters: 0,
    flagged: 0,
    lines: [],
  };
  const bytes = readFileSync(file);
  const source = decodeSource(bytes);
  if (looksBinary(bytes, source) !== undefined) return result;
  result.files = 1;
  result.bytes = bytes.length;
  const plainText = !/\.(md|markdown)$/i.test(file);
  let offset = 0;
  for (const text of documentsOf(source.text)) {
    checkDocument(text, offset, plainText, result);
    offset += text.length;
  }
  return result;
}

function checkDocument(text, offset, plainText, result) {
  const before = performance.now();
  const { record } = emend(text, { model, notes: "none", plainText });
  result.seconds += (performance.now() - before) / 1000;
  result.documents += 1;
  for (const span of record.spans) {
    if (span.action === "flagged") {
      result.flagged += 1;
    } else {
      result.changed += 1;
      result.characters += span.raw.length;
    }
    const encoding = record.encodings.find(({ id }) => id === span.encoding);
    const how = encoding ? `${encoding.family} ${JSON.stringify(encoding.params)}` : span.kinds.join("+");
    const confidence = `damaged ${span.confidence.damaged.toFixed(4)}, exact ${span.confidence.exact.toFixed(4)}`;
    const reading = span.reading === null ? (span.reason ?? "") : `→ ${span.reading}`;
    const line = visible(`${how}  ${span.raw} ${reading}  (${confidence})`);
    result.lines.push({ action: span.action, at: offset + span.start, line });
  }
}

/** A text in parts of at most 100 kB, as far as its lines allow it. */
function documentsOf(text) {
  const documents = [];
  let document = [];
  let size = 0;
  for (const block of text.split(/(?<=\n\n)/).flatMap(linesOfLong)) {
    const length = Buffer.byteLength(block);
    if (size > 0 && size + length > MOST_BYTES) {
      documents.push(document.join(""));
      document = [];
      size = 0;
    }
    document.push(block);
    size += length;
  }
  return [...documents, document.join("")];
}

function linesOfLong(block) {
  return Buffer.byteLength(block) > MOST_BYTES ? block.split(/(?<=\n)/) : [block];
}
