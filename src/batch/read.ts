import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats, statSync } from "node:fs";
import { devNull } from "node:os";
import { isatty } from "node:tty";
import { errorCodeOf, Failure, failureOf } from "./failure.js";

/** Larger files are refused: a text is held whole, and a string of the engine has a bound of its own. */
const MOST_BYTES = 256 * 2 ** 20;

/** Larger files are cleaned part by part, so that memory stays bounded. */
export const LARGE_BYTES = 3 * 2 ** 17;

const CHUNK_BYTES = 2 ** 16;
const LARGE_CHUNK_BYTES = 2 ** 18;

/** Whether a file is too large to be held whole; what is no file, or cannot be asked, is not. */
export function isLarge(file: string): boolean {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size > LARGE_BYTES;
  } catch {
    // Whoever reads it says why.
    return false;
  }
}

/**
 * The bytes of a file, or of a pipe such as `/dev/stdin`.
 * @param most bytes that it may have
 * @throws {Failure} where it cannot be read, is a device or is too large
 */
export async function readBytes(file: string, most = MOST_BYTES): Promise<Uint8Array> {
  try {
    const descriptor = openSync(file, "r");
    try {
      const stats = fstatSync(descriptor);
      if (isDevice(stats) && !isNull(stats) && !isatty(descriptor)) {
        throw new Failure(file, "is a device, not a file", "name a file that holds the text");
      }
      const bytes = stats.size > most ? undefined : readWhole(descriptor, stats, most);
      if (bytes === undefined) throw tooLarge(file, most);
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw failureOf(file, error);
  }
}

/**
 * The bytes of a stream, which may never end.
 * @param name what a failure calls it
 * @param most bytes that it may have
 * @throws {Failure} where it cannot be read or is too large
 */
export async function readStream(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  most = MOST_BYTES,
): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(name, most);
      read.push(chunk);
    }
  } catch (error) {
    throw failureOf(name, error);
  }
  return Buffer.concat(read);
}

function tooLarge(name: string, most: number): Failure {
  return new Failure(name, `is larger than ${most / 2 ** 20} MiB`, "split it");
}

/**
 * The bytes of a file that emend itself may have written; undefined where there is none. A pipe in its place is not
 * opened: that would wait for ever, and no signal could end it.
 * @throws {Failure} where it cannot be read, or something else than a file stands there
 */
export const readOwnFile = (file: string): Buffer | undefined => ofOwnFile(file, () => readFileSync(file));

/** The first bytes of such a file and its last, of each so many at most. */
export function readOwnEnds(file: string, most: number): { start: Buffer; end: Buffer } | undefined {
  return ofOwnFile(file, ({ size }) => {
    const descriptor = openSync(file, "r");
    try {
      const readFrom = (place: number): Buffer => {
        const bytes = Buffer.allocUnsafe(Math.min(most, size));
        return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, place));
      };
      return { start: readFrom(0), end: readFrom(Math.max(0, size - most)) };
    } finally {
      closeSync(descriptor);
    }
  });
}

function ofOwnFile<Read>(file: string, read: (stats: Stats) => Read): Read | undefined {
  try {
    // Asked first, since hardly any file is there: an error costs more than the question.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (!stats.isFile() && !stats.isDirectory()) {
      throw new Failure(
        file,
        "is a pipe, a socket or a device, not a file",
        "move it away or choose another path",
      );
    }
    return read(stats);
  } catch (error) {
    // No file can have a name that is too long: whoever needs one there is told when it is written.
    if (["ENOENT", "ENAMETOOLONG"].includes(errorCodeOf(error) ?? "")) return undefined;
    throw failureOf(file, error);
  }
}

/** The bytes of a file, chunk by chunk: each only until the next is asked for. */
export function* readChunks(file: string): Generator<Buffer> {
  const descriptor = openSync(file, "r");
  const chunk = Buffer.allocUnsafe(LARGE_CHUNK_BYTES);
  try {
    for (;;) {
      const count = readSync(descriptor, chunk);
      if (count === 0) return;
      yield chunk.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}

function isDevice(stats: Stats): boolean {
  return stats.isCharacterDevice() || stats.isBlockDevice();
}

/** The null device is empty; git names it in the place of a file that is not there. */
function isNull({ rdev }: Stats): boolean {
  return statSync(devNull).rdev === rdev;
}

/** Undefined where there is more. */
function readWhole(descriptor: number, stats: Stats, most: number): Uint8Array | undefined {
  if (stats.isFile() && stats.size > 0) return readFileSync(descriptor);
  // Pipes and what the system itself makes tell no size: they may never end.
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = readSync(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks);
    bytes += count;
    if (bytes > most) return undefined;
    chunks.push(chunk.subarray(0, count));
  }
}
