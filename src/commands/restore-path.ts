import { realPathOf } from "../batch/paths.js";
import { provenanceFileOf, restoreFile } from "../batch/restore-file.js";
import { AtomicFile } from "../batch/write.js";
import { type Context, UsageError } from "./context.js";
import { printDocument } from "./print.js";
import type { RestoreOptions } from "./restore.js";

/** Restores one cleaned file to standard output or into another file. */
export async function restorePath(file: string, { out }: RestoreOptions, context: Context): Promise<void> {
  if (out !== undefined) await refuseOwnFiles(file, out);
  const pieces = await restoreFile(file);
  if (out === undefined) {
    for (const piece of pieces) await printDocument(context, piece);
    return;
  }
  const raw = await AtomicFile.begin(out);
  try {
    for (const piece of pieces) raw.write(piece);
    raw.finish();
  } catch (error) {
    raw.discard();
    throw error;
  }
}

/** Writing there would destroy what the raw text is made from. */
async function refuseOwnFiles(file: string, out: string): Promise<void> {
  const target = await realPathOf(out);
  for (const own of [file, provenanceFileOf(file)]) {
    if (target === (await realPathOf(own))) {
      throw new UsageError(`${out}: is what the raw text is restored from`, "choose another file with -o");
    }
  }
}
