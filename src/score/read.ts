/** The documents that a score is asked for, read from files and folders. */
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure, failureOf, Refusal } from "../batch/failure.js";
import { sha256 } from "../batch/hash.js";
import { outputPathOf, provenancePathOf } from "../batch/paths.js";
import { readProvenanceFile } from "../batch/provenance-file.js";
import { readBytes } from "../batch/read.js";
import { findInputs } from "../batch/walk.js";
import type { Span } from "../provenance/record.js";
import { decodeSource } from "../source/decode.js";
import { withoutInsertions, withoutNotes } from "./notes.js";

/** The files that belong to one document. */
interface ScoringTask {
  /** Relative to the folder of true texts, with `/`; the name of a single file. */
  readonly path: string;
  readonly output: string;
  readonly truth: string;
  readonly raw?: string;
}

/** What the command was given: three files, or three folders. */
export interface ScoringPaths {
  readonly output: string;
  readonly truth: string;
  readonly raw?: string | undefined;
}

interface ScoringTasks {
  /** Sorted by path. */
  readonly tasks: readonly ScoringTask[];
  readonly failures: readonly Failure[];
}

/**
 * Matches files by their paths in the folders; a text format's extension does not count, since outputs have their own.
 * A true text without output or raw text is a failure; an output without true text is not asked about.
 * @throws {Failure} where an argument cannot be read
 * @throws {Refusal} where files and folders are mixed
 */
export async function findTasks(paths: ScoringPaths): Promise<ScoringTasks> {
  const given = Object.values(paths).filter((path): path is string => path !== undefined);
  const areFolders = await Promise.all(given.map(isFolder));
  if (areFolders.some((it) => it !== areFolders[0])) {
    const file = given[areFolders.indexOf(false)]!;
    throw new Refusal([new Failure(file, "is a file among folders", "give files only, or folders only")]);
  }
  if (areFolders[0]) return matchFolders(paths);
  const { output, truth, raw } = paths;
  return { tasks: [{ path: basename(output), output, truth, ...(raw && { raw }) }], failures: [] };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw failureOf(path, error);
  }
}

async function matchFolders({ output, truth, raw }: ScoringPaths): Promise<ScoringTasks> {
  const truths = await findInputs([truth]);
  const outputs = await filesIn(output);
  const raws = raw === undefined ? undefined : await filesIn(raw);
  const failures = [...truths.failures, ...outputs.failures, ...(raws?.failures ?? [])];
  const tasks: ScoringTask[] = [];
  for (const document of truths.documents) {
    const outputFile = outputs.files.get(document.output);
    const rawFile = raws?.files.get(document.output);
    if (outputFile === undefined) {
      failures.push(noPartner(document.file, output, document.output));
    } else if (raws && rawFile === undefined) {
      failures.push(noPartner(document.file, raw ?? "", document.path));
    } else {
      const files = { output: outputFile, truth: document.file, ...(rawFile && { raw: rawFile }) };
      tasks.push({ path: document.path, ...files });
    }
  }
  return { tasks, failures };
}

/** Files by the path that their output has. */
async function filesIn(
  folder: string,
): Promise<{ files: Map<string, string>; failures: readonly Failure[] }> {
  const { documents, failures } = await findInputs([folder]);
  return { files: new Map(documents.map(({ output, file }) => [output, file])), failures };
}

function noPartner(truth: string, folder: string, path: string): Failure {
  return new Failure(truth, `there is no ${join(folder, path)} to go with it`, "check the folders");
}

/** The texts of one document; the output without its notes. */
export interface ScoringTexts {
  readonly output: string;
  readonly truth: string;
  readonly raw?: string;
  /** What the record beside the output tells of, at offsets of the raw text; none where there is no record. */
  readonly spans: readonly Span[];
}

/** @throws {Failure} where a file cannot be read */
export async function readTexts({ output, truth, raw }: ScoringTask): Promise<ScoringTexts> {
  return {
    ...(await readOutput(output)),
    truth: decodeSource(await readBytes(truth)).text,
    ...(raw !== undefined && { raw: decodeSource(await readBytes(raw)).text }),
  };
}

/** The record knows where the notes stand, unless the text was edited since. */
async function readOutput(file: string): Promise<Pick<ScoringTexts, "output" | "spans">> {
  const bytes = await readBytes(file);
  const { text } = decodeSource(bytes);
  const record = await readProvenanceFile(provenancePathOf(outputPathOf(file)));
  return {
    output:
      record?.output?.sha256 === sha256(bytes)
        ? withoutInsertions(text, record.insertions)
        : withoutNotes(text),
    spans: record?.spans ?? [],
  };
}
