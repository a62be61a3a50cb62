import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { Failure, failureOf, Refusal } from "./failure.js";
import {
  comparePaths,
  isDocumentName,
  isInside,
  isOwnFileName,
  isPlainTextName,
  outputPathOf,
  realPathOf,
  withSlashes,
} from "./paths.js";

/** One document to read. */
export interface Input {
  /** Where it is, as the user would write it. */
  readonly file: string;
  /** Relative to its root, with `/`; a file argument's own name. */
  readonly path: string;
  /** Where its output stands in the output folder, with `/`. */
  readonly output: string;
  readonly plainText: boolean;
}

export interface Inputs {
  /** Sorted by path. */
  readonly documents: readonly Input[];
  /** Files in the folders that are no documents. */
  readonly ignored: number;
  /** Arguments and folders that could not be read. */
  readonly failures: readonly Failure[];
}

/**
 * Finds the documents that files and folders yield. Dotfiles, `node_modules`, emend's own files and `out` are
 * not read. A link is followed only where it stays in the folder.
 * @param out the output folder, which need not exist
 * @throws {Refusal} where an argument is empty, or is `out` or lies in it
 */
export async function findInputs(paths: readonly string[], out?: string): Promise<Inputs> {
  const walk = new Walk(out === undefined ? undefined : await realPathOf(out));
  await refuse(paths, walk.out, out);
  for (const path of paths) await walk.argument(path);
  return walk.inputs();
}

async function refuse(paths: readonly string[], realOut: string | undefined, out = ""): Promise<void> {
  const failures: Failure[] = [];
  for (const path of paths) {
    if (path === "") failures.push(new Failure("''", "is an empty path", "name a file or a folder"));
    else if (realOut !== undefined && isInside(await realPathOf(path), realOut)) {
      failures.push(new Failure(path, `lies in the output folder ${out}`, "choose another folder with -o"));
    }
  }
  if (failures.length > 0) throw new Refusal(failures);
}

/** A folder argument, as given and free of links. */
interface Root {
  readonly path: string;
  readonly real: string;
}

class Walk {
  /** By file and output, so that one document named twice is done once. */
  readonly #documents = new Map<string, Input>();
  readonly #failures: Failure[] = [];
  #ignored = 0;

  constructor(readonly out: string | undefined) {}

  inputs(): Inputs {
    const documents = [...this.#documents.values()].sort(
      (a, b) => comparePaths(a.path, b.path) || comparePaths(a.file, b.file),
    );
    return { documents, ignored: this.#ignored, failures: this.#failures };
  }

  async argument(path: string): Promise<void> {
    await this.#attempt(path, async () => {
      const stats = await stat(path);
      if (stats.isDirectory()) await this.#root(path);
      else this.#fileArgument(path, stats);
    });
  }

  #fileArgument(path: string, stats: Stats): void {
    if (!stats.isFile()) {
      throw new Failure(path, "is neither a file nor a folder", "use `-` to read standard input");
    }
    if (isOwnFileName(basename(path))) {
      throw new Failure(path, "is a file that emend wrote about documents, not a document", "name a text");
    }
    this.#add(path, basename(path));
  }

  async #root(path: string): Promise<void> {
    const before = this.#documents.size + this.#failures.length;
    const ignoredBefore = this.#ignored;
    await this.#folder(path, { path, real: await realpath(path) }, false);
    if (this.#documents.size + this.#failures.length > before) return;
    const others = this.#ignored - ignoredBefore;
    const count = others === 0 ? "" : ` (other files: ${others})`;
    const what = `holds no .md, .markdown or .txt file${count}`;
    this.#failures.push(new Failure(path, what, "put texts there or name another folder"));
  }

  async #folder(folder: string, root: Root, throughLink: boolean): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => comparePaths(a.name, b.name))) {
      const file = join(folder, entry.name);
      await this.#attempt(file, () => this.#entry(file, entry, root, throughLink));
    }
  }

  async #entry(file: string, entry: Dirent, root: Root, throughLink: boolean): Promise<void> {
    if (entry.isSymbolicLink()) return this.#link(file, root, throughLink);
    if (entry.isDirectory()) {
      if (isSkippedFolder(entry.name) || (await this.#isOut(file))) return;
      return this.#folder(file, root, throughLink);
    }
    this.#found(file, entry.isFile(), root);
  }

  /**
   * A linked folder is read once more under its second name, but links in it are not followed to further
   * folders: chains and circles of links would multiply the documents without end.
   */
  async #link(file: string, root: Root, throughLink: boolean): Promise<void> {
    const name = basename(file);
    const target = await realpath(file).catch((error: unknown) => {
      if (isDocumentName(name)) throw error;
      return undefined;
    });
    if (target === undefined || !isInside(target, root.real) || (await this.#isOut(target))) {
      this.#ignored++;
      return;
    }
    const stats = await stat(target);
    if (!stats.isDirectory()) return this.#found(file, stats.isFile(), root);
    const isCircle = isInside(await realPathOf(join(file, "..")), target);
    if (throughLink || isCircle || isSkippedFolder(name)) this.#ignored++;
    else await this.#folder(file, root, true);
  }

  #found(file: string, isFile: boolean, root: Root): void {
    const name = basename(file);
    if (isFile && isDocumentName(name) && !name.startsWith(".")) {
      this.#add(file, withSlashes(relative(root.path, file)));
    } else {
      this.#ignored++;
    }
  }

  #add(file: string, path: string): void {
    const input = { file, path, output: outputPathOf(path), plainText: isPlainTextName(path) };
    this.#documents.set(`${resolve(file)}\0${input.output}`, input);
  }

  async #isOut(path: string): Promise<boolean> {
    return this.out !== undefined && isInside(await realPathOf(path), this.out);
  }

  async #attempt(path: string, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#failures.push(failureOf(path, error));
    }
  }
}

function isSkippedFolder(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || isOwnFileName(name);
}
