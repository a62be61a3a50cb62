import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { errorCodeOf, Failure, failureOf } from "./failure.js";
import { OWN_NAME, ownName } from "./own-name.js";
import { isInside, realPathOf } from "./paths.js";

// Synchronous calls take a third of the time of asynchronous ones, and each thread has one document in hand.

/** Matches the names of temporary files: the host and the process that made them. */
export const TEMPORARY_NAME = new RegExp(`^\\.emend-${OWN_NAME}\\.tmp$`);

/**
 * Writes a file so that nobody ever sees half of it: into a temporary file of the same folder, then renamed.
 * A file that stood there before is replaced.
 * @param durable wait until the device has it, so that a power failure cannot take it back
 * @throws {Failure} where it cannot be written or something else than a file stands there; then nothing has changed
 */
export async function writeAtomically(
  file: string,
  content: Uint8Array | string,
  durable = false,
): Promise<void> {
  const whole = await AtomicFile.begin(file, durable);
  whole.write(content);
  whole.finish();
}

/** A file that is written bit by bit into a temporary one of the same folder, and then takes its place. */
export class AtomicFile {
  #isClosed = false;

  private constructor(
    readonly file: string,
    private readonly temporary: string,
    private readonly descriptor: number,
    private readonly durable: boolean,
  ) {}

  /** @throws {Failure} where nothing can be written there, or something else than a file stands there */
  static async begin(file: string, durable = false): Promise<AtomicFile> {
    await requireFileOrNothing(file);
    const temporary = join(dirname(file), `.emend-${ownName()}.tmp`);
    const descriptor = attemptAt(file, () => {
      try {
        return openSync(temporary, "wx");
      } catch (error) {
        if (errorCodeOf(error) !== "ENOENT") throw error;
        throw new Failure(
          file,
          "cannot be written: its folder is not there",
          "make the folder or choose another",
        );
      }
    });
    return new AtomicFile(file, temporary, descriptor, durable);
  }

  /** @throws {Failure} where it cannot be written; then it is given up */
  write(content: Uint8Array | string): void {
    this.#orDiscard(() => writeFileSync(this.descriptor, content));
  }

  /** Puts it in its place. @throws {Failure} as `write` */
  finish(): void {
    this.#orDiscard(() => {
      if (this.durable) fsyncSync(this.descriptor);
      this.#close();
      renameSync(this.temporary, this.file);
      if (this.durable) flushFolder(dirname(this.file));
    });
  }

  /** Gives it up; nothing has changed. */
  discard(): void {
    for (const step of [() => this.#close(), () => rmSync(this.temporary, { force: true })]) {
      try {
        step();
      } catch {
        // What made writing fail is told; the next run removes the rest.
      }
    }
  }

  /** Once: soon the number may be that of another file. */
  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.descriptor);
  }

  #orDiscard(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.discard();
      throw failureOf(this.file, error);
    }
  }
}

/** A renamed file is only safe once its folder is. */
function flushFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Renaming would put a file in the place of a folder, a device, or a link such as `/dev/stdout`.
 * @throws {Failure} where something else than a file stands at the path
 */
export async function requireFileOrNothing(file: string): Promise<void> {
  const stats = attemptAt(file, () => lstatSync(file, { throwIfNoEntry: false }));
  if (!stats || stats.isFile()) return;
  if (stats.isSymbolicLink()) throw new Failure(file, "is a link", "name the file that it leads to");
  const what = stats.isDirectory()
    ? "is a folder where a file is needed"
    : "is a pipe, a socket or a device, not a file";
  throw new Failure(file, what, "choose another path");
}

/** Whether no file can have this name. Its folder must exist. */
export function isNameTooLong(file: string): boolean {
  try {
    lstatSync(file, { throwIfNoEntry: false });
    return false;
  } catch (error) {
    return errorCodeOf(error) === "ENAMETOOLONG";
  }
}

/** @throws {Failure} where anything stands at the path */
export async function requireNothing(file: string): Promise<void> {
  if (!attemptAt(file, () => lstatSync(file, { throwIfNoEntry: false }))) return;
  throw new Failure(file, "is there already", "move it away, or use --force to overwrite it");
}

/**
 * Makes a folder and those above it.
 * @param within the folder that it must not leave through a link
 * @throws {Failure} where it cannot be made, or a link leads out of `within`
 */
export async function makeFolder(folder: string, within: string): Promise<void> {
  if (!isInside(await realPathOf(folder), await realPathOf(within))) {
    throw new Failure(folder, `leads out of ${within} through a link`, "remove the link");
  }
  attemptAt(folder, () => makeWithParents(folder));
}

/** Node's own recursive way never ends where a parent exists but takes no folders, such as `/proc`. */
function makeWithParents(folder: string): void {
  if (makeOne(folder)) return;
  makeWithParents(dirname(folder));
  makeOne(folder, true);
}

/** Whether the folder is there now; false where its parent is missing, unless that is an error. */
function makeOne(folder: string, parentIsThere = false): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "EEXIST" && statSync(folder).isDirectory()) return true;
    if (code === "ENOENT" && !parentIsThere && dirname(folder) !== folder) return false;
    throw error;
  }
}

function attemptAt<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw failureOf(path, error);
  }
}
