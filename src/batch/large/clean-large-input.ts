import { dirname } from "node:path";
import type { CleanSession, CleanTask } from "../clean-input.js";
import { failureOf } from "../failure.js";
import { hashLarge } from "../hash.js";
import type { ManifestLine } from "../manifest-line.js";
import { cleanedLine, failedOutcome, isSame, makeFolderOnce, type Origin, type Outcome } from "../outcome.js";
import { Target } from "../target.js";
import type { Input } from "../walk.js";
import { AtomicFile } from "../write.js";
import { cleanLarge, type LargeSource } from "./clean-large.js";
import { formOfFile } from "./parts.js";

/** A document that was given up, since its run was interrupted. */
class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/**
 * Cleans one document that is too large to be held whole into the output folder, without exports and decisions, which need all
 * of it.
 * @param known what the manifest says of its output so far
 * @throws {Interrupted} where the run is; nothing has changed then
 */
export async function cleanLargeInput(
  input: Input,
  run: CleanTask,
  known: ManifestLine | undefined,
  { options, journal, folders }: CleanSession,
): Promise<Outcome> {
  const { file, path, plainText } = input;
  const origin: Origin = { tool: run.tool, model: run.options.model.hash, options };
  let source: ManifestLine["source"];
  let output: AtomicFile | undefined;
  try {
    const large: LargeSource = { file, path, plainText, form: formOfFile(file), sha256: hashLarge(file) };
    let target = await Target.look(run.out, input.output, undefined);
    const isAsked = run.redo === true || run.force === true;
    if (!isAsked && known?.source && target.holds(known)) {
      const now = { path, source: { sha256: large.sha256, bytes: known.source.bytes }, ...origin };
      if (isSame(known, now)) return { input, line: known, unchanged: true };
    }
    if (!run.dryRun) {
      await makeFolderOnce(dirname(target.file), run.out, folders);
      output = await AtomicFile.begin(target.file, run.durable);
    }
    const cleaning = cleanLarge(large, run);
    let step = cleaning.next();
    for (; !step.done; step = cleaning.next()) {
      if (step.value !== undefined) output?.write(step.value);
      // Signals have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      if (run.signal?.aborted) throw new Interrupted();
    }
    const provenance = step.value;
    // Minutes have passed, in which somebody may have edited what stands there.
    target = await Target.look(run.out, input.output, undefined);
    source = { sha256: large.sha256, bytes: provenance.source.bytes };
    const { sha256 } = provenance.output!;
    const line = cleanedLine(input, source, provenance, { sha256 }, origin);
    if (!run.force) target.protect({ sha256, provenance }, undefined, known);
    target.requireNames(file, line.verdict, undefined);
    if (output !== undefined) {
      journal.add(line);
      await target.finish(output, provenance, line.verdict, run.durable);
    }
    return { input, line, unchanged: false };
  } catch (error) {
    output?.discard();
    if (error instanceof Interrupted) throw error;
    return failedOutcome(input, known, origin, failureOf(file, error), source);
  }
}
