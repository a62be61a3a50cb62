import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { errorCodeOf } from "./failure.js";

/** Extensions that a folder yields; any case. */
const TEXT_EXTENSION = /\.(md|markdown|txt)$/i;
const PROVENANCE_SUFFIX = ".provenance.json";

/** The manifest's name in an output folder. */
export const MANIFEST_NAME = "manifest.jsonl";

/** Whether a file of this name in an input folder is a document. */
export function isDocumentName(name: string): boolean {
  return TEXT_EXTENSION.test(name);
}

/** Whether nothing in the file is protected as Markdown. */
export function isPlainTextName(name: string): boolean {
  return /\.txt$/i.test(name);
}

/** Whether emend itself uses this name beside its outputs. */
export function isOwnFileName(name: string): boolean {
  const folded = foldPath(name);
  return folded === MANIFEST_NAME || folded.endsWith(PROVENANCE_SUFFIX);
}

/**
 * Where a document stands in the output folder; both paths relative, with `/`. Text formats become `.md`;
 * any other name, which only a file argument can bring, stays as it is.
 */
export function outputPathOf(path: string): string {
  return path.replace(TEXT_EXTENSION, ".md");
}

/** The provenance file that belongs to an output: `y.provenance.json` beside `y.md`. */
export function provenancePathOf(output: string): string {
  return output.replace(/\.md$/, "") + PROVENANCE_SUFFIX;
}

/** Two names that one file could have on a file system without case or with decomposed letters compare equal. */
export function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase().normalize("NFC");
}

/** Orders by UTF-16 units: the same everywhere, whatever the locale. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A system path as it stands in records. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

/** Whether `path` is `folder` or lies in it; both absolute and free of links. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

/** The path without links; parts that do not exist yet are kept as they are. */
export async function realPathOf(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch (error) {
    const parent = dirname(absolute);
    if (parent === absolute || errorCodeOf(error) !== "ENOENT") return absolute;
    return join(await realPathOf(parent), basename(absolute));
  }
}
