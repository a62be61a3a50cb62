import { access } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Provenance } from "../provenance/record.js";
import { restore } from "../provenance/restore.js";
import { decodeAs } from "../source/decode.js";
import { encodeSource } from "../source/encode.js";
import { Failure } from "./failure.js";
import { sha256 } from "./hash.js";
import { Manifest } from "./manifest.js";
import { MANIFEST_NAME, provenancePathOf, withSlashes } from "./paths.js";
import { readProvenanceFile } from "./provenance-file.js";
import { readBytes } from "./read.js";

/** The provenance file that belongs to a cleaned file. */
export function provenanceFileOf(file: string): string {
  return join(dirname(file), provenancePathOf(basename(file)));
}

/**
 * Makes the raw bytes from a cleaned file and its provenance file; where there is none, the cleaned file is
 * the raw one if the manifest of its output folder calls it healthy.
 * @throws {Failure} where the cleaned file or its record has changed, or there is none
 */
export async function restoreFile(file: string): Promise<Uint8Array> {
  const bytes = await readBytes(file);
  const provenance = await readProvenanceFile(provenanceFileOf(file));
  if (provenance) return restoreBytes(file, bytes, provenance);
  await requireHealthy(file, sha256(bytes));
  return bytes;
}

/**
 * @param file what a failure calls the cleaned file
 * @throws {Failure} where the cleaned bytes or the record have changed
 */
export function restoreBytes(file: string, bytes: Uint8Array, provenance: Provenance): Uint8Array {
  const { source, output } = provenance;
  if (!output) {
    throw new Failure(file, "has a record without output beside it", "clean the document again");
  }
  if (!isHash(output.sha256, bytes)) throw changed(file);
  const restored = restoredBytes(file, bytes, provenance);
  if (!isHash(source.sha256, restored)) {
    throw new Failure(file, "does not restore to the source that its record tells of", RECORD_REMEDY);
  }
  return restored;
}

const RECORD_REMEDY = "its provenance file has been changed: clean the document again";

function restoredBytes(file: string, bytes: Uint8Array, provenance: Provenance): Uint8Array {
  try {
    // In the form that the record tells: an output can look like another one, since its length has changed.
    return encodeSource(restore(decodeAs(bytes, provenance.source).text, provenance), provenance.source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(file, `does not fit its record (${message})`, RECORD_REMEDY);
  }
}

async function requireHealthy(file: string, hash: string): Promise<void> {
  const folder = await findManifestFolder(resolve(file));
  const remedy = "restore needs the provenance file that was written with it";
  if (folder === undefined) {
    throw new Failure(file, "has no provenance file, and no manifest stands above it", remedy);
  }
  const { lines } = await Manifest.read(folder);
  const line = lines.get(withSlashes(relative(folder, resolve(file))));
  if (!line) throw new Failure(file, `has no provenance file, and ${MANIFEST_NAME} does not know it`, remedy);
  if (line.verdict === "failed") {
    const what = `has no provenance file, and its last cleaning failed${line.reason === undefined ? "" : `: it ${line.reason}`}`;
    throw new Failure(file, what, "clean its source again");
  }
  if (line.verdict !== "healthy") {
    throw new Failure(file, `has no provenance file, but its verdict was ${line.verdict}`, remedy);
  }
  if (line.output.sha256 !== hash) throw changed(file);
}

function changed(file: string): Failure {
  return new Failure(
    file,
    "has been changed since it was cleaned",
    "undo the change or clean the source again",
  );
}

/** The nearest folder, from the file's own upwards, that holds a manifest. */
async function findManifestFolder(file: string): Promise<string | undefined> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const isThere = await access(join(folder, MANIFEST_NAME)).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isHash(hash: string, bytes: Uint8Array): boolean {
  return hash.replace(/^sha256:/, "") === sha256(bytes);
}
