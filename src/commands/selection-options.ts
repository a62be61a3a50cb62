import { type Command, InvalidArgumentError } from "commander";
import type { Selection } from "../batch/selection.js";

/** Which files of folders are meant, as given. */
export interface SelectionOptions {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Adds the options that every command takes that walks folders selectively. */
export function addSelectionOptions(command: Command): Command {
  return command
    .option("--include <GLOB>", "of folders, only files that match; may be given more than once", collect)
    .option(
      "--exclude <GLOB>",
      "leave out files and folders that match; may be given more than once",
      collect,
    );
}

export function selectionOf({ include, exclude }: SelectionOptions): Selection {
  return { ...(include && { include }), ...(exclude && { exclude }) };
}

function collect(glob: string, earlier: readonly string[] = []): readonly string[] {
  if (glob === "") throw new InvalidArgumentError("Give a pattern such as '*.md'.");
  return [...earlier, glob];
}
