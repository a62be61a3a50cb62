/**
 * Clean English prose for damage and for tests of harm: the true texts of the samples and, where the environment
 * variable EMEND_PROSE names a folder, the plain text files in it. None of it is text that the word model was trained on.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the samples' true texts. */
const TRUTH_FOLDER = fileURLToPath(new URL("../../fixtures/corpus/truth", import.meta.url));

interface Prose {
  readonly name: string;
  readonly text: string;
}

/** All clean texts, by name. */
export function cleanProse(): Prose[] {
  const { EMEND_PROSE } = process.env;
  return [...readFolder(TRUTH_FOLDER, ".md"), ...(EMEND_PROSE ? readFolder(EMEND_PROSE, ".txt") : [])];
}

/** The true text of one sample, by the name of its file without extension. */
export function sampleTruth(name: string): string {
  return readFileSync(join(TRUTH_FOLDER, `${name}.md`), "utf8");
}

function readFolder(folder: string, extension: string): Prose[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => ({
      name: file.slice(0, -extension.length),
      text: readFileSync(join(folder, file), "utf8"),
    }));
}
