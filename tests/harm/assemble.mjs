// `node tests/harm/assemble.mjs FOLDER [ROOT]`: writes healthy text of many kinds into FOLDER. What packages.txt lists is
// taken from below ROOT (default /); what is missing there is skipped with a message. The rest is generated from seeds.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { GENERATED } from "./generated/index.mjs";
import { DEBIAN_SOURCES, NPM_SOURCES } from "./sources.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
/** UTF-8 bytes; longer texts are cut at line ends, so that they can be thinned evenly. */
const PIECE = 64_000;
const LINE_END = 0x0a;
/** What tools keep beside the packages, for one, is not the same on every machine. */
const HIDDEN = /node_modules\/(?:.*\/)?\./;

const [folder, root = "/"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node tests/harm/assemble.mjs FOLDER [ROOT]");
  process.exit(2);
}

const totals = new Map();
rmSync(folder, { recursive: true, force: true });
for (const [kind, sources] of Object.entries(DEBIAN_SOURCES)) {
  for (const [name, source] of Object.entries(sources)) collect(kind, name, root, source);
}
for (const [kind, sources] of Object.entries(NPM_SOURCES)) {
  for (const [name, source] of Object.entries(sources)) collect(kind, name, REPOSITORY, source);
}
for (const [kind, generators] of Object.entries(GENERATED)) {
  for (const [name, generate] of Object.entries(generators)) {
    write(kind, name, [{ name, bytes: Buffer.from(generate()) }], "txt");
  }
}
collectBible();

for (const [kind, bytes] of totals) console.log(`${(bytes / 1e6).toFixed(2).padStart(7)} MB  ${kind}`);
const all = [...totals.values()].reduce((sum, bytes) => sum + bytes, 0);
console.log(`${(all / 1e6).toFixed(2).padStart(7)} MB  in all, in ${folder}`);

function collect(kind, name, base, { folder: from, match, read, most, as }) {
  const start = join(base, from);
  const files = existsSync(start)
    ? filesIn(start).filter((file) => match.test(file) && !HIDDEN.test(relative(base, file)))
    : [];
  const pieces = files.flatMap((file) => {
    const bytes = Buffer.from(read(readFileSync(file)));
    const flat = relative(start, file).split(sep).join("_").replace(/\.gz$/, "");
    return piecesOf(bytes).map((piece, index) => ({ name: `${flat}-${index + 1}`, bytes: piece }));
  });
  if (pieces.length === 0) console.error(`assemble: ${kind}/${name}: nothing found in ${start}: skipped`);
  else write(kind, name, thin(pieces, most), as);
}

/** The King James Bible comes compressed, with a program that prints it. */
function collectBible() {
  const program = join(root, "usr/bin/bible");
  try {
    const arguments_ = ["-p", join(root, "usr/lib/"), "-l76", "gen1:1-rev22:21"];
    const bytes = execFileSync(program, arguments_, { maxBuffer: 1e8 });
    write(
      "english-old",
      "bible",
      thin(
        piecesOf(bytes).map((piece, index) => ({ name: `bible-${index + 1}`, bytes: piece })),
        1_500_000,
      ),
      "txt",
    );
  } catch {
    console.error(`assemble: english-old/bible: ${program} does not run: skipped`);
  }
}

function filesIn(start) {
  return readdirSync(start, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function piecesOf(bytes) {
  const pieces = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, from + PIECE);
    const to = end < 0 ? bytes.length : end + 1;
    pieces.push(bytes.subarray(from, to));
    from = to;
  }
  return pieces;
}

/** Evenly spread pieces, of about `most` bytes together. */
function thin(pieces, most) {
  const all = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (all <= most) return pieces;
  let seen = 0;
  let kept = 0;
  return pieces.filter(({ bytes }) => {
    seen += bytes.length;
    const due = (seen * most) / all;
    if (kept + bytes.length / 2 > due) return false;
    kept += bytes.length;
    return true;
  });
}

function write(kind, name, pieces, as) {
  const target = join(folder, kind, name);
  mkdirSync(target, { recursive: true });
  for (const piece of pieces) {
    writeFileSync(join(target, `${piece.name}.${as}`), piece.bytes);
    totals.set(kind, (totals.get(kind) ?? 0) + piece.bytes.length);
  }
}
