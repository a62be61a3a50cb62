// `npm run harm -- FOLDER…`: cleans texts that are known to be healthy and prints every change. Runs the built program.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { emend } from "../../dist/index.js";
import { loadModel } from "../../dist/node.js";
import { visible } from "../../dist/report/visible.js";
import { looksBinary } from "../../dist/source/binary.js";
import { decodeSource } from "../../dist/source/decode.js";

/** Larger files are cut where a blank line or, failing that, a line ends: evidence is shared within a document. */
const MOST_BYTES = 100_000;

const paths = process.argv.slice(2);
const missing = paths.filter((path) => !existsSync(path));
for (const path of missing) console.error(`harm: ${path}: there is no such file or folder`);
if (paths.length === 0) console.error("usage: npm run harm -- FOLDER…");
if (paths.length === 0 || missing.length > 0) process.exit(2);

const model = loadModel();
const totals = { files: 0, documents: 0, bytes: 0, seconds: 0, spans: 0, characters: 0, flagged: 0 };
for (const file of paths.flatMap(filesIn)) checkFile(file);

const speed = totals.seconds > 0 ? totals.bytes / 1e6 / totals.seconds : 0;
console.log(
  `${totals.files} files in ${totals.documents} documents, ${(totals.bytes / 1e6).toFixed(2)} MB, ${speed.toFixed(2)} MB/s: ` +
    `${totals.spans} spans of ${totals.characters} characters changed, ${totals.flagged} flagged`,
);
process.exitCode = totals.spans > 0 ? 1 : 0;

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function checkFile(file) {
  const bytes = readFileSync(file);
  const source = decodeSource(bytes);
  if (looksBinary(bytes, source) !== undefined) return;
  totals.files += 1;
  totals.bytes += bytes.length;
  const plainText = !/\.(md|markdown)$/i.test(file);
  let offset = 0;
  for (const text of documentsOf(source.text)) {
    checkDocument(file, text, offset, plainText);
    offset += text.length;
  }
}

function checkDocument(file, text, offset, plainText) {
  const before = performance.now();
  const { record } = emend(text, { model, notes: "none", plainText });
  totals.seconds += (performance.now() - before) / 1000;
  totals.documents += 1;
  for (const span of record.spans) {
    if (span.action === "flagged") {
      totals.flagged += 1;
      continue;
    }
    totals.spans += 1;
    totals.characters += span.raw.length;
    const encoding = record.encodings.find(({ id }) => id === span.encoding);
    const how = encoding ? `${encoding.family} ${JSON.stringify(encoding.params)}` : span.kinds.join("+");
    const confidence = `damaged ${span.confidence.damaged.toFixed(4)}, exact ${span.confidence.exact.toFixed(4)}`;
    console.log(
      visible(`${file}:${offset + span.start}  ${how}  ${span.raw} → ${span.text}  (${confidence})`),
    );
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
