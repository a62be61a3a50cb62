import { realPathOf } from "../batch/paths.js";
import { provenanceFileOf, restoreFile } from "../batch/restore-file.js";
import { writeAtomically } from "../batch/write.js";
import { type Context, UsageError } from "./context.js";
import { printDocument } from "./print.js";
import type { RestoreOptions } from "./restore.js";

/** Restores one cleaned file to standard output or into another file. */
export async function restorePath(file: string, { out }: RestoreOptions, context: Context): Promise<void> {
  if (out !== undefined) await refuseOwnFiles(file, out);
  const bytes = await restoreFile(file);
  if (out === undefined) await printDocument(context, bytes);
  else await writeAtomically(out, bytes);
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
