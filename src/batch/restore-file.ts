import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Provenance } from "../provenance/record.js";
import { restore } from "../provenance/restore.js";
import { decodeAs } from "../source/decode.js";
import { encodeSource } from "../source/encode.js";
import { Failure } from "./failure.js";
import { hashLarge, sha256 } from "./hash.js";
import { Manifest } from "./manifest.js";
import { MANIFEST_NAME, provenancePathOf, withSlashes } from "./paths.js";
import { readProvenanceFile } from "./provenance-file.js";
import { isLarge, readBytes, readChunks } from "./read.js";

/** The provenance file that belongs to a cleaned file. */
export function provenanceFileOf(file: string): string {
  return join(dirname(file), provenancePathOf(basename(file)));
}

/**
 * Makes the raw bytes from a cleaned file and its provenance file; where there is none, the cleaned file is
 * the raw one if the manifest of its output folder calls it healthy. Large ones are made anew, piece by piece, once it is
 * sure that they are right.
 * @throws {Failure} where the cleaned file or its record has changed, or there is none
 */
export async function restoreFile(file: string): Promise<Iterable<Uint8Array>> {
  const large = isLarge(file);
  const bytes = large ? undefined : await readBytes(file);
  const hash = bytes === undefined ? hashLarge(file) : sha256(bytes);
  const provenance = await readProvenanceFile(provenanceFileOf(file));
  if (provenance === undefined) {
    await requireHealthy(file, hash);
    return bytes === undefined ? readChunks(file) : [bytes];
  }
  if (bytes !== undefined) return [restoreBytes(file, bytes, provenance)];
  return restoreLargeFile(file, hash, provenance);
}

async function restoreLargeFile(
  file: string,
  hash: string,
  provenance: Provenance,
): Promise<Iterable<Uint8Array>> {
  const { source, output } = provenance;
  if (!output) throw withoutOutput(file);
  if (!isHash(output.sha256, hash)) throw changed(file);
  const { restoreLarge } = await import("./large/restore-large.js");
  const made = createHash("sha256");
  try {
    for (const piece of restoreLarge(file, provenance)) made.update(piece);
  } catch (error) {
    throw doesNotFit(file, error);
  }
  if (!isHash(source.sha256, made.digest("hex"))) throw restoresOtherwise(file);
  return restoreLarge(file, provenance);
}

/**
 * @param file what a failure calls the cleaned file
 * @throws {Failure} where the cleaned bytes or the record have changed
 */
export function restoreBytes(file: string, bytes: Uint8Array, provenance: Provenance): Uint8Array {
  const { source, output } = provenance;
  if (!output) throw withoutOutput(file);
  if (!isHash(output.sha256, sha256(bytes))) throw changed(file);
  const restored = restoredBytes(file, bytes, provenance);
  if (!isHash(source.sha256, sha256(restored))) throw restoresOtherwise(file);
  return restored;
}

const RECORD_REMEDY = "its provenance file has been changed: clean the document again";

const withoutOutput = (file: string): Failure =>
  new Failure(file, "has a record without output beside it", "clean the document again");

const restoresOtherwise = (file: string): Failure =>
  new Failure(file, "does not restore to the source that its record tells of", RECORD_REMEDY);

function doesNotFit(file: string, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(file, `does not fit its record (${message})`, RECORD_REMEDY);
}

function restoredBytes(file: string, bytes: Uint8Array, provenance: Provenance): Uint8Array {
  try {
    // In the form that the record tells: an output can look like another one, since its length has changed.
    return encodeSource(restore(decodeAs(bytes, provenance.source).text, provenance), provenance.source);
  } catch (error) {
    throw doesNotFit(file, error);
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

const isHash = (told: string, hash: string): boolean => told.replace(/^sha256:/, "") === hash;
