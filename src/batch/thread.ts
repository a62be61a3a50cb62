/** What a thread of the pool runs; loaded by no other module. */
import { workerData } from "node:worker_threads";
import { emend, readModel } from "../index.js";
import {
  type CleanSession,
  type CleanTarget,
  type CleanTask,
  cleanInput,
  type Outcome,
  openSession,
} from "./clean-input.js";
import { type CleanedLines, cleanLines as cleanLinesHere, type Lines } from "./clean-lines.js";
import type { FailureData } from "./failure.js";
import type { ManifestLine } from "./manifest-line.js";
import type { Input } from "./walk.js";

/** How texts are cleaned, without what cannot be sent to another thread. */
export interface Reading {
  readonly tool: string;
  readonly options: Omit<CleanTask["options"], "model">;
}

/** What every thread gets when it starts; the model is shared, not copied. */
export interface ThreadData {
  readonly model: SharedArrayBuffer;
  readonly reading: Reading;
}

/** What became of an input, as it is sent back. */
export type OutcomeData = Omit<Outcome, "failure" | "input"> & {
  readonly failure?: FailureData;
};

const { model: shared, reading } = workerData as ThreadData;
const model = readModel(new Uint8Array(shared));
const settings = { tool: reading.tool, clean: emend, options: { ...reading.options, model } };
const sessions = new Map<string, CleanSession>();

/** Cleans one file into an output folder. */
export async function cleanFile({
  input,
  known,
  target,
}: {
  readonly input: Input;
  readonly known: ManifestLine | undefined;
  readonly target: CleanTarget;
}): Promise<OutcomeData> {
  const run: CleanTask = { ...target, ...settings };
  const session = sessions.get(target.out) ?? openSession(run);
  sessions.set(target.out, session);
  const { line, unchanged, failure } = await cleanInput(input, run, known, session);
  return { line, unchanged, ...(failure && { failure: failure.data }) };
}

/** Cleans some lines of JSON. */
export function cleanLines({ lines, name }: { readonly lines: Lines; readonly name: string }): CleanedLines {
  return cleanLinesHere(lines, name, settings);
}
