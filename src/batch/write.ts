import { randomUUID } from "node:crypto";
import { lstat, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCodeOf, Failure, failureOf } from "./failure.js";
import { isInside, realPathOf } from "./paths.js";

/**
 * Writes a file so that nobody ever sees half of it: into a temporary file of the same folder, then renamed.
 * A file that stood there before is replaced.
 * @throws {Failure} where it cannot be written or something else than a file stands there; then nothing has changed
 */
export async function writeAtomically(file: string, content: Uint8Array | string): Promise<void> {
  await requireFileOrNothing(file);
  const temporary = join(dirname(file), `.emend-${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { flag: "wx" });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw failureOf(file, error);
  }
}

/**
 * Renaming would put a file in the place of a folder, a device, or a link such as `/dev/stdout`.
 * @throws {Failure} where something else than a file stands at the path
 */
export async function requireFileOrNothing(file: string): Promise<void> {
  const stats = await lstat(file).catch((error: unknown) => {
    if (errorCodeOf(error) === "ENOENT") return undefined;
    throw failureOf(file, error);
  });
  if (!stats || stats.isFile()) return;
  if (stats.isSymbolicLink()) throw new Failure(file, "is a link", "name the file that it leads to");
  const what = stats.isDirectory() ? "is a folder where a file is needed" : "is a device, not a file";
  throw new Failure(file, what, "choose another path");
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
  try {
    await makeWithParents(folder);
  } catch (error) {
    throw failureOf(folder, error);
  }
}

/** Node's own recursive way never ends where a parent exists but takes no folders, such as `/proc`. */
async function makeWithParents(folder: string): Promise<void> {
  if (await makeOne(folder)) return;
  await makeWithParents(dirname(folder));
  await makeOne(folder, true);
}

/** Whether the folder is there now; false where its parent is missing, unless that is an error. */
async function makeOne(folder: string, parentIsThere = false): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return true;
    if (code === "ENOENT" && !parentIsThere && dirname(folder) !== folder) return false;
    throw error;
  }
}
