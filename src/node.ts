/** What the library needs from Node.js: reading the word model from the disk. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Model, readModel } from "./english/model.js";

/** The model that `npm run build` makes; the same place seen from `src` and from `dist`. */
const BUILT_MODEL = new URL("../dist/english.model", import.meta.url);

/**
 * Reads the English word model, synchronously.
 * @param path another model than the one that comes with the package
 * @throws {Error} where the file is missing or is no word model
 */
export function loadModel(path: string | URL = BUILT_MODEL): Model {
  return readModel(readModelFile(path));
}

function readModelFile(path: string | URL): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const shown = typeof path === "string" ? path : fileURLToPath(path);
    throw new Error(`there is no word model at ${shown}: run "npm run build"`, { cause: error });
  }
}

/**
 * The model that comes with the package, in memory that threads can share.
 * @throws {Error} where the file is missing or is no word model
 * @internal
 */
export function readSharedModel(): { readonly model: Model; readonly bytes: SharedArrayBuffer } {
  const descriptor = openSync(BUILT_MODEL, "r");
  try {
    const bytes = new SharedArrayBuffer(fstatSync(descriptor).size);
    readSync(descriptor, new Uint8Array(bytes));
    return { model: readModel(new Uint8Array(bytes)), bytes };
  } finally {
    closeSync(descriptor);
  }
}
