import type { Decision } from "../provenance/decisions.js";
import { InvalidDecisions, readDecisions } from "../provenance/read-decisions.js";
import { readDocument } from "./document.js";
import { Failure } from "./failure.js";
import { foldPath, outputPathOf } from "./paths.js";

/** What became of decisions about one document. */
export interface DecisionUse {
  /** Those that may hold in it. */
  readonly asked: readonly Decision[];
  /** Those of them that have no place in it, as far as is known. */
  readonly unplaced: readonly Decision[];
}

/** What people decided about the documents of a run, and what became of it. */
export class DecisionBook {
  readonly #bySource = new Map<string, number[]>();
  /** In how many documents each decision that was asked for has its place, as far as is known; by what it says. */
  readonly #places = new Map<string, number>();

  constructor(readonly decisions: readonly Decision[]) {
    for (const [index, { source }] of decisions.entries()) {
      for (const key of [hashKey(source.sha256), pathKey(source.path)]) {
        const indexes = this.#bySource.get(key) ?? [];
        indexes.push(index);
        this.#bySource.set(key, indexes);
      }
    }
  }

  get isEmpty(): boolean {
    return this.decisions.length === 0;
  }

  /**
   * Decisions that may hold in a document, in the order of the file: those made for these bytes, and those made for
   * a document of this name, which may have changed since. A document without a name may be any of them.
   */
  about(sha256: string, path?: string): Decision[] {
    const ofBytes = this.#bySource.get(hashKey(sha256)) ?? [];
    const ofName = path === undefined ? [] : (this.#bySource.get(pathKey(path)) ?? []);
    const anything = path === undefined && ofBytes.length === 0;
    const indexes = anything ? this.decisions.keys() : new Set([...ofBytes, ...ofName]);
    return [...indexes].sort((a, b) => a - b).map((index) => this.decisions[index]!);
  }

  /** Remembers what became of decisions about a document, wherever it was cleaned. */
  tell({ asked, unplaced }: DecisionUse): void {
    for (const decision of asked) this.#count(decision, 1);
    for (const decision of unplaced) this.#count(decision, -1);
  }

  #count(decision: Decision, more: number): void {
    const key = JSON.stringify(decision);
    this.#places.set(key, (this.#places.get(key) ?? 0) + more);
  }

  /** Decisions about documents of the run that no longer find their place. */
  get unplaced(): readonly Decision[] {
    return this.decisions.filter((decision) => this.#places.get(JSON.stringify(decision)) === 0);
  }

  /** Decisions about documents that were not in the run. */
  get unasked(): readonly Decision[] {
    return this.decisions.filter((decision) => !this.#places.has(JSON.stringify(decision)));
  }
}

const hashKey = (sha256: string): string => `sha256 ${sha256.replace(/^sha256:/, "")}`;
const pathKey = (path: string): string => `path ${foldPath(outputPathOf(path))}`;

/**
 * Reads a decisions file, which may come from anywhere.
 * @throws {Failure} where it cannot be read or is no decisions file
 */
export async function readDecisionsFile(file: string): Promise<readonly Decision[]> {
  const { source } = await readDocument(file);
  try {
    return readDecisions(JSON.parse(source.text)).decisions;
  } catch (error) {
    if (!(error instanceof InvalidDecisions || error instanceof SyntaxError)) throw error;
    const why = error instanceof InvalidDecisions ? error.message : "it is not JSON";
    throw new Failure(file, `is no decisions file (${why})`, "export it anew from the review page");
  }
}
