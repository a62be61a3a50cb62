import pLimit from "p-limit";
import {
  evidenceOf,
  type OwnEvidence,
  type SharedEvidence,
  shareEvidence,
} from "../recovery/shared-evidence.js";
import { attempt, type Clean } from "./clean-document.js";
import type { CleanTask } from "./clean-input.js";
import { readDocument } from "./document.js";
import { Failure } from "./failure.js";
import { isLarge } from "./read.js";
import type { Input } from "./walk.js";

/** Reads one document for what it proves by itself. */
export type Gather = (input: Input) => Promise<OwnEvidence | undefined>;

/**
 * What the documents of a run prove together, whatever their order.
 * @param atATime how many are read at a time
 */
export async function folderEvidence(
  inputs: readonly Input[],
  gather: Gather,
  atATime: number,
  signal: AbortSignal,
): Promise<SharedEvidence> {
  const limit = pLimit(atATime);
  const gathered = inputs.map((input) => limit(() => (signal.aborted ? undefined : gather(input))));
  return shareEvidence((await Promise.all(gathered)).filter((own) => own !== undefined));
}

/** What one document proves; undefined where it cannot be read, which is told of when it is to be cleaned. */
export async function gatherHere(
  input: Input,
  clean: Clean,
  options: CleanTask["options"],
): Promise<OwnEvidence | undefined> {
  const { file, plainText } = input;
  try {
    if (isLarge(file)) {
      const { evidenceOfLarge } = await import("./large/inspect-large.js");
      return evidenceOfLarge(file, plainText, { clean, options });
    }
    const { source } = await readDocument(file);
    const own = { ...options, plainText, notes: "none" as const };
    const { record } = attempt(file, () => clean(source.text, own));
    return evidenceOf(source.text, record, options.model);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
