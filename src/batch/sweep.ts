import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { isLeftBehind, isOfThisProcess } from "./own-name.js";
import { TEMPORARY_NAME } from "./write.js";

/**
 * Removes the temporary files that killed runs left in folders, but none of a run that may still go on.
 * @param withOwn those of this process, too: where nothing of it is being written any more
 */
export function sweep(folders: Iterable<string>, withOwn = false): void {
  const now = Date.now();
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      const [, host, pid] = TEMPORARY_NAME.exec(name) ?? [];
      if (host === undefined || pid === undefined) continue;
      const file = join(folder, name);
      const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (changed === undefined) continue;
      const isGone = isLeftBehind(host, pid, changed, now) || (withOwn && isOfThisProcess(host, pid));
      if (isGone) rmSync(file, { force: true });
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there yet, or not ours to read: whoever writes there will be told why that fails.
    return [];
  }
}
