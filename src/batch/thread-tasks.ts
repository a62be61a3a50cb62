/** What the threads of the pool can be asked to do; loaded by no other module. */
import { workerData } from "node:worker_threads";
import { emend, readModel } from "../index.js";
import type { Decision } from "../provenance/decisions.js";
import type { OwnEvidence } from "../recovery/shared-evidence.js";
import { type Cleaned, cleanDocument } from "./clean-document.js";
import {
  type CleanSession,
  type CleanTarget,
  type CleanTask,
  cleanInput,
  openSession,
} from "./clean-input.js";
import { type CleanedLines, cleanLines as cleanLinesHere, type Lines } from "./clean-lines.js";
import { DecisionBook } from "./decision-book.js";
import { documentOf } from "./document.js";
import { type FailureData, failureOf } from "./failure.js";
import { gatherHere } from "./folder-evidence.js";
import type { ManifestLine } from "./manifest-line.js";
import type { Outcome } from "./outcome.js";
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
  /** What people decided about the documents. */
  readonly decisions?: readonly Decision[] | undefined;
}

/** What became of an input, as it is sent back. */
export type OutcomeData = Omit<Outcome, "failure" | "input"> & {
  readonly failure?: FailureData;
};

const { model: shared, reading, decisions: allDecisions = [] } = workerData as ThreadData;
const wholeBook = new DecisionBook(allDecisions);
const model = readModel(new Uint8Array(shared));
const sessions = new Map<string, CleanSession>();
/** A worker of a queue meets many folders and options in its life. */
const MOST_SESSIONS = 64;

function closeSessions(): void {
  for (const { journal } of sessions.values()) journal.close();
  sessions.clear();
}

/** Other options than those that the thread began with. */
interface Settings {
  /** Stands for the options. */
  readonly id: string;
  readonly options: Reading["options"];
}

const settingsFor = (settings: Settings | undefined) => ({
  tool: reading.tool,
  clean: emend,
  options: { ...(settings?.options ?? reading.options), model },
});

/** Cleans one file into an output folder. */
export async function cleanFile({
  input,
  known,
  target,
  settings,
  decisions,
}: {
  readonly input: Input;
  readonly known: ManifestLine | undefined;
  readonly target: CleanTarget;
  readonly settings?: Settings;
  /** About this document, where not all are known to the thread. */
  readonly decisions?: readonly Decision[] | undefined;
}): Promise<OutcomeData> {
  const book = decisions ? new DecisionBook(decisions) : wholeBook;
  const run: CleanTask = { ...target, ...settingsFor(settings), decisions: book };
  const key = `${settings?.id ?? ""} ${target.out}`;
  const session = sessions.get(key) ?? openSession(run);
  if (sessions.size > MOST_SESSIONS) closeSessions();
  sessions.set(key, session);
  const { input: _, failure, ...outcome } = await cleanInput(input, run, known, session);
  return { ...outcome, ...(failure && { failure: failure.data }) };
}

/** Cleans files into an output folder, one after another. */
export async function cleanFiles({
  inputs,
  target,
}: {
  readonly inputs: readonly { readonly input: Input; readonly known: ManifestLine | undefined }[];
  readonly target: CleanTarget;
}): Promise<OutcomeData[]> {
  const outcomes: OutcomeData[] = [];
  for (const { input, known } of inputs) outcomes.push(await cleanFile({ input, known, target }));
  return outcomes;
}

/** What a file proves for those beside it. */
export async function gather({ input }: { readonly input: Input }): Promise<OwnEvidence | undefined> {
  return gatherHere(input, emend, settingsFor(undefined).options);
}

/** Cleans the bytes of one document. */
export async function cleanText({
  bytes,
  input,
  settings,
  decisions = [],
}: {
  readonly bytes: Uint8Array;
  readonly input: Input;
  readonly settings: Settings;
  readonly decisions?: readonly Decision[] | undefined;
}): Promise<Cleaned | { readonly failure: FailureData }> {
  const { options, ...rest } = settingsFor(settings);
  try {
    return cleanDocument(documentOf(input.file, bytes), input.file, input.path, {
      ...rest,
      options: { ...options, plainText: input.plainText, ...(decisions.length > 0 && { decisions }) },
    });
  } catch (error) {
    return { failure: failureOf(input.file, error).data };
  }
}

/** Cleans some lines of JSON. */
export function cleanLines({ lines, name }: { readonly lines: Lines; readonly name: string }): CleanedLines {
  return cleanLinesHere(lines, name, settingsFor(undefined));
}
