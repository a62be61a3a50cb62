import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodeOf, failureOf } from "./failure.js";
import { type ManifestLine, parseLine } from "./manifest-line.js";
import { isLeftBehind, isOfThisProcess, OWN_NAME, ownName } from "./own-name.js";
import { readOwnFile } from "./read.js";

const JOURNAL_NAME = new RegExp(`^\\.manifest-${OWN_NAME}\\.journal$`);

/**
 * A file beside the manifest to which lines are appended *before* an output is written, so that after a crash emend
 * still knows its own outputs. Every process and thread has one of its own.
 */
export class Journal {
  readonly #file: string;
  readonly #durable: boolean;
  #descriptor: number | undefined;

  /**
   * @param folder must exist when the first line is added
   * @param durable wait until the device has each line
   */
  constructor(folder: string, durable = false) {
    this.#file = join(folder, `.manifest-${ownName()}.journal`);
    this.#durable = durable;
  }

  /** @throws {Failure} where it cannot be written */
  add(line: ManifestLine): void {
    try {
      this.#descriptor ??= openSync(this.#file, "a");
      // The line end comes first: a line that a crash or a full disk cut short then spoils no other one.
      writeFileSync(this.#descriptor, `\n${JSON.stringify(line)}`);
      if (this.#durable) fsyncSync(this.#descriptor);
    } catch (error) {
      throw failureOf(this.#file, error);
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

/** What journals in a folder hold, and which of them nobody writes any more. */
export interface Journals {
  readonly lines: readonly ManifestLine[];
  /** Files. */
  readonly leftBehind: readonly string[];
}

/** @throws {Failure} where one is there but cannot be read */
export function readJournals(folder: string): Journals {
  const now = Date.now();
  const lines: ManifestLine[] = [];
  const leftBehind: string[] = [];
  for (const name of namesIn(folder)) {
    const [, host, pid] = JOURNAL_NAME.exec(name) ?? [];
    if (host === undefined || pid === undefined) continue;
    const file = join(folder, name);
    try {
      for (const text of (readOwnFile(file)?.toString("utf8") ?? "").split("\n")) {
        const line = parseLine(text);
        if (line !== undefined) lines.push(line);
      }
      if (isLeftBehind(host, pid, statSync(file).mtimeMs, now)) leftBehind.push(file);
    } catch (error) {
      // Another run has merged it meanwhile.
      if (errorCodeOf(error) !== "ENOENT") throw failureOf(file, error);
    }
  }
  return { lines, leftBehind };
}

/** Removes the journals of this process, and others by name. */
export function removeJournals(folder: string, others: readonly string[]): void {
  for (const file of others) rmSync(file, { force: true });
  for (const name of namesIn(folder)) {
    const [, host, pid] = JOURNAL_NAME.exec(name) ?? [];
    if (host !== undefined && pid !== undefined && isOfThisProcess(host, pid)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return [];
    throw failureOf(folder, error);
  }
}
