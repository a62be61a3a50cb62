import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { errorCodeOf, Failure, failureOf, Refusal } from "./failure.js";
import {
  comparePaths,
  type DocumentKind,
  isDocumentName,
  isInside,
  isOwnFileName,
  isPlainTextName,
  JSON_LINES,
  outputPathOf,
  realPathOf,
  TEXTS,
  withSlashes,
} from "./paths.js";
import { globOf, type Selection, type Selector, selectorOf } from "./selection.js";

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
  /** Files in the folders that are no documents, or are not selected. */
  readonly ignored: number;
  /** Arguments and folders that could not be read. */
  readonly failures: readonly Failure[];
}

/**
 * Finds the documents that files and folders yield. Dotfiles, `node_modules`, emend's own files and `out` are
 * not read. A link is followed only where it stays in the folder. An argument that is no path but a glob stands
 * for the files that it matches, with the folder before its first wildcard as root.
 * @param out the output folder, which need not exist
 * @param selection what of folders is meant
 * @throws {Refusal} where an argument is empty, or is `out` or lies in it
 */
export async function findInputs(
  paths: readonly string[],
  out?: string,
  selection: Selection = {},
): Promise<Inputs> {
  const walk = new Walk(out === undefined ? undefined : await realPathOf(out), selection);
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
  /** What of it is meant. */
  readonly selectors: readonly Selector[];
}

class Walk {
  /** By file and output, so that one document named twice is done once. */
  readonly #documents = new Map<string, Input>();
  readonly #failures: Failure[] = [];
  #ignored = 0;
  /** Documents, those that are named again as well. */
  #found = 0;

  readonly #selector: Selector;

  readonly #kind: DocumentKind;

  /** Whether patterns leave files out. */
  readonly #isSelective: boolean;

  constructor(
    readonly out: string | undefined,
    selection: Selection,
  ) {
    this.#selector = selectorOf(selection);
    this.#kind = selection.kind ?? TEXTS;
    this.#isSelective = [selection.include, selection.exclude].some((patterns = []) => patterns.length > 0);
  }

  inputs(): Inputs {
    const documents = [...this.#documents.values()].sort(
      (a, b) => comparePaths(a.path, b.path) || comparePaths(a.file, b.file),
    );
    return { documents, ignored: this.#ignored, failures: this.#failures };
  }

  async argument(path: string): Promise<void> {
    await this.#attempt(path, async () => {
      const glob = globOf(path);
      const stats = await stat(path).catch((error: unknown) => {
        if (glob && errorCodeOf(error) === "ENOENT") return undefined;
        throw error;
      });
      if (!stats) await this.#root(glob!.folder, path, [this.#selector, glob!.selector]);
      else if (stats.isDirectory()) await this.#root(path, path, [this.#selector]);
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
    if (this.#kind === TEXTS && isDocumentName(path, JSON_LINES)) {
      throw new Failure(path, "is JSON Lines, not a text", "clean it with `emend clean --format jsonl`");
    }
    this.#add(path, basename(path));
  }

  /** @param argument what the user wrote */
  async #root(path: string, argument: string, selectors: readonly Selector[]): Promise<void> {
    const before = this.#found + this.#failures.length;
    const ignoredBefore = this.#ignored;
    await this.#folder(path, { path, real: await realpath(path), selectors }, false);
    if (this.#found + this.#failures.length > before) return;
    const others = this.#ignored - ignoredBefore;
    const count = others === 0 ? "" : ` (other files: ${others})`;
    const holds = argument === path ? "holds" : "matches";
    const what = `${holds} no ${this.#kind.names} file${this.#isSelective ? " that the patterns select" : ""}${count}`;
    const remedy =
      holds === "matches" || this.#isSelective
        ? "patterns count from the folder, and `**/` stands for folders below it"
        : "put texts there or name another folder";
    this.#failures.push(new Failure(argument, what, remedy));
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
      if (isSkippedFolder(entry.name) || !entersFolder(root, file) || (await this.#isOut(file))) return;
      return this.#folder(file, root, throughLink);
    }
    this.#take(file, entry.isFile(), root);
  }

  /**
   * A linked folder is read once more under its second name, but links in it are not followed to further
   * folders: chains and circles of links would multiply the documents without end.
   */
  async #link(file: string, root: Root, throughLink: boolean): Promise<void> {
    const name = basename(file);
    const target = await realpath(file).catch((error: unknown) => {
      if (isDocumentName(name, this.#kind)) throw error;
      return undefined;
    });
    if (target === undefined || !isInside(target, root.real) || (await this.#isOut(target))) {
      this.#ignored++;
      return;
    }
    const stats = await stat(target);
    if (!stats.isDirectory()) return this.#take(file, stats.isFile(), root);
    const isCircle = isInside(await realPathOf(join(file, "..")), target);
    if (throughLink || isCircle || isSkippedFolder(name) || !entersFolder(root, file)) this.#ignored++;
    else await this.#folder(file, root, true);
  }

  #take(file: string, isFile: boolean, root: Root): void {
    const name = basename(file);
    const path = pathIn(root, file);
    const isDocument = isFile && isDocumentName(name, this.#kind) && !name.startsWith(".");
    if (isDocument && root.selectors.every(({ takesFile }) => takesFile(path))) {
      this.#add(file, path);
    } else {
      this.#ignored++;
    }
  }

  #add(file: string, path: string): void {
    const input = { file, path, output: outputPathOf(path, this.#kind), plainText: isPlainTextName(path) };
    this.#found += 1;
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

const pathIn = (root: Root, file: string): string => withSlashes(relative(root.path, file));

const entersFolder = (root: Root, folder: string): boolean =>
  root.selectors.every((selector) => selector.entersFolder(pathIn(root, folder)));

function isSkippedFolder(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || isOwnFileName(name);
}
