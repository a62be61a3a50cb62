import type { LongProvenance } from "../../provenance/record.js";
import type { OwnEvidence } from "../../recovery/shared-evidence.js";
import type { CleanSettings } from "../clean-document.js";
import { hashLarge } from "../hash.js";
import { cleanLarge } from "./clean-large.js";
import { formOfFile } from "./parts.js";
import { survey } from "./survey.js";

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
  const options = { ...settings.options, notes: "none" as const };
  const { output: _, ...record } = endOf(cleanLarge(source, { ...settings, options }));
  return record;
}

/**
 * What such a text proves for those beside it.
 *
 * @throws {Failure} as `survey`
 */
export function evidenceOfLarge(
  file: string,
  plainText: boolean,
  settings: Pick<CleanSettings, "clean" | "options">,
): OwnEvidence {
  return endOf(survey({ file, plainText, form: formOfFile(file) }, settings)).own;
}

/** What a generator gives in the end. */
function endOf<Value>(steps: Generator<unknown, Value>): Value {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
