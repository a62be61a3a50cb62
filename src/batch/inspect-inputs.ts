import pLimit from "p-limit";
import type { EmendOptions } from "../index.js";
import type { EmendationRecord, LongProvenance } from "../provenance/record.js";
import { attempt, type Clean, sourceRecord } from "./clean-document.js";
import { readDocument } from "./document.js";
import { type Failure, failureOf } from "./failure.js";
import { isLarge } from "./read.js";
import type { Input } from "./walk.js";

/** Finds damage in a text: the library's `inspect`. */
export type Inspect = (text: string, options: EmendOptions) => EmendationRecord;

interface InspectRun {
  readonly inputs: readonly Input[];
  readonly inspect: Inspect;
  /** Cleans the parts of what is too large to be inspected whole. */
  readonly clean: Clean;
  readonly options: EmendOptions;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
}

/** One document's record, or why there is none. */
type Inspection =
  | { readonly input: Input; readonly provenance: LongProvenance }
  | { readonly input: Input; readonly failure: Failure };

/** Documents that are read, and records that wait for their turn. */
const AT_A_TIME = 4;

/** Inspects documents and yields what was found in the order of the inputs. Writes nothing. */
export async function* inspectInputs(run: InspectRun): AsyncGenerator<Inspection> {
  const limit = pLimit(AT_A_TIME);
  const waiting: Promise<Inspection>[] = [];
  for (const input of run.inputs) {
    waiting.push(limit(() => inspectInput(input, run)));
    if (waiting.length === AT_A_TIME) yield await waiting.shift()!;
  }
  for (const inspection of waiting) yield await inspection;
}

async function inspectInput(input: Input, run: InspectRun): Promise<Inspection> {
  const { file, path, plainText } = input;
  const { inspect, options, tool } = run;
  try {
    if (isLarge(file)) {
      const { inspectLarge } = await import("./large/inspect-large.js");
      return { input, provenance: inspectLarge(file, path, plainText, run) };
    }
    const document = await readDocument(file);
    const record = attempt(file, () => inspect(document.source.text, { ...options, plainText }));
    const provenance: LongProvenance = {
      schema: 1,
      tool,
      model: options.model.hash,
      source: sourceRecord(document, path),
      encodings: record.encodings,
      spans: record.spans,
      insertions: record.insertions,
    };
    return { input, provenance };
  } catch (error) {
    return { input, failure: failureOf(file, error) };
  }
}
