import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isLeftBehind, OWN_NAME, ownName } from "../own-name.js";
import { makeFolder } from "../write.js";

const RUN_NAME = new RegExp(`^\\.queue-${OWN_NAME}\\.run$`);

/**
 * A run's name in the queue, kept in the output folder until the run is done: started again after a crash it goes on
 * with the same name, and finds what workers have done meanwhile.
 */
export class RunMark {
  id: string = ownName();
  readonly #file: string;

  constructor(
    readonly folder: string,
    readonly isDry: boolean,
  ) {
    this.#file = join(folder, `.queue-${this.id}.run`);
  }

  async begin(): Promise<void> {
    if (this.isDry) return;
    await makeFolder(this.folder, this.folder);
    const now = Date.now();
    for (const name of readdirSync(this.folder)) {
      const [, host, pid] = RUN_NAME.exec(name) ?? [];
      if (host === undefined || pid === undefined) continue;
      const file = join(this.folder, name);
      if (!isLeftBehind(host, pid, statSync(file).mtimeMs, now)) continue;
      this.id = readFileSync(file, "utf8").trim() || this.id;
      rmSync(file);
    }
    writeFileSync(this.#file, `${this.id}\n`);
  }

  end(): void {
    if (!this.isDry) rmSync(this.#file, { force: true });
  }
}
