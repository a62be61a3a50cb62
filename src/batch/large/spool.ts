import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, failureOf } from "../failure.js";
import { LARGE_BYTES } from "../read.js";

/** A stream that has ended: what it held, or the file that holds it since it was too large. */
export type Spooled = { readonly bytes: Uint8Array } | { readonly file: string; readonly remove: () => void };

/**
 * Why what a stream held could not be worked on, told of the stream and not of the file that holds it.
 * @param name what a failure calls the stream
 */
export function spooledFailure(file: string, name: string, error: unknown): Failure {
  const { path, what, remedy } = failureOf(name, error);
  return new Failure(path === file ? name : path, what, remedy);
}

/**
 * Reads a stream to its end, into a temporary file where it is too large to be held whole.
 * @param name what a failure calls it
 * @throws {Failure} where it cannot be read, or the temporary file cannot be written
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Spooled> {
  const held: Uint8Array[] = [];
  let bytes = 0;
  let folder: string | undefined;
  const remove = (): void => {
    process.off("exit", remove);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const iterator = chunks[Symbol.asyncIterator]();
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      held.push(next.value);
      bytes += next.value.length;
      if (bytes <= LARGE_BYTES) continue;
      // Whoever reads the output may go away, which ends the program at once.
      process.once("exit", remove);
      folder = mkdtempSync(join(tmpdir(), "emend-"));
      const file = join(folder, "input");
      const handle = await open(file, "wx", 0o600);
      try {
        for (const chunk of held) await handle.writeFile(chunk);
        for (next = await iterator.next(); !next.done; next = await iterator.next())
          await handle.writeFile(next.value);
      } finally {
        await handle.close();
      }
      return { file, remove };
    }
    return { bytes: Buffer.concat(held) };
  } catch (error) {
    remove();
    throw failureOf(name, error);
  }
}
