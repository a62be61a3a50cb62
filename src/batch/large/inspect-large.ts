import type { LongProvenance } from "../../provenance/record.js";
import type { CleanSettings } from "../clean-document.js";
import { hashLarge } from "../hash.js";
import { cleanLarge } from "./clean-large.js";
import { formOfFile } from "./parts.js";

/**
 * What cleaning would do to a text that is too large to be held whole; writes nothing.
 *
 * @param path the text's path in its record
 * @throws {Failure} as `cleanLarge`
 */
export function inspectLarge(
  file: string,
  path: string,
  plainText: boolean,
  settings: CleanSettings,
): Omit<LongProvenance, "output"> {
  const source = { file, path, plainText, form: formOfFile(file), sha256: hashLarge(file) };
  const cleaning = cleanLarge(source, { ...settings, options: { ...settings.options, notes: "none" } });
  let step = cleaning.next();
  while (!step.done) step = cleaning.next();
  const { output: _, ...record } = step.value;
  return record;
}
