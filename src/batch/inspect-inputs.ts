import pLimit from "p-limit";
import type { EmendOptions } from "../index.js";
import type { EmendationRecord, Provenance } from "../provenance/record.js";
import { attempt, sourceRecord } from "./clean-document.js";
import { readDocument } from "./document.js";
import { type Failure, failureOf } from "./failure.js";
import type { Input } from "./walk.js";

/** Finds damage in a text: the library's `inspect`. */
export type Inspect = (text: string, options: EmendOptions) => EmendationRecord;

interface InspectRun {
  readonly inputs: readonly Input[];
  readonly inspect: Inspect;
  readonly options: EmendOptions;
  /** For example `emend 0.1.0`. */
  readonly tool: string;
}

/** One document's record, or why there is none. */
type Inspection =
  | { readonly input: Input; readonly provenance: Provenance }
  | { readonly input: Input; readonly failure: Failure };

const AT_A_TIME = 4;

/** Inspects documents and yields what was found in the order of the inputs. Writes nothing. */
export async function* inspectInputs(run: InspectRun): AsyncGenerator<Inspection> {
  const limit = pLimit(AT_A_TIME);
  const inspections = run.inputs.map((input) => limit(() => inspectInput(input, run)));
  for (const inspection of inspections) yield await inspection;
}

async function inspectInput(input: Input, { inspect, options, tool }: InspectRun): Promise<Inspection> {
  try {
    const document = await readDocument(input.file);
    const record = attempt(input.file, () =>
      inspect(document.source.text, { ...options, plainText: input.plainText }),
    );
    const provenance: Provenance = {
      schema: 1,
      tool,
      model: options.model.hash,
      source: sourceRecord(document, input.path),
      encodings: record.encodings,
      spans: record.spans,
      insertions: record.insertions,
    };
    return { input, provenance };
  } catch (error) {
    return { input, failure: failureOf(input.file, error) };
  }
}
