import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { errorCodeOf } from "./failure.js";

/** What is looked for in folders. */
export interface DocumentKind {
  /** Of files; any case. */
  readonly extension: RegExp;
  /** The same in words. */
  readonly names: string;
  /** In place of the extension. */
  readonly outputExtension?: string;
}

/**
 * Texts become `.md`; any other name, which only a file argument can bring, stays as it is.
 */
export const TEXTS: DocumentKind = {
  extension: /\.(md|markdown|txt)$/i,
  names: ".md, .markdown or .txt",
  outputExtension: ".md",
};

export const JSON_LINES: DocumentKind = { extension: /\.(jsonl|ndjson)$/i, names: ".jsonl or .ndjson" };
const PROVENANCE_SUFFIX = ".provenance.json";

/** The manifest's name in an output folder. */
export const MANIFEST_NAME = "manifest.jsonl";

/** Whether a file of this name in an input folder is a document. */
export function isDocumentName(name: string, { extension }: DocumentKind): boolean {
  return extension.test(name) && !isOwnFileName(name);
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

/** Where a document stands in the output folder; both paths relative, with `/`. */
export function outputPathOf(path: string, { extension, outputExtension }: DocumentKind = TEXTS): string {
  return outputExtension === undefined ? path : path.replace(extension, outputExtension);
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
    return realpathSync.native(absolute);
  } catch (error) {
    const parent = dirname(absolute);
    if (parent === absolute || errorCodeOf(error) !== "ENOENT") return absolute;
    return join(await realPathOf(parent), basename(absolute));
  }
}
