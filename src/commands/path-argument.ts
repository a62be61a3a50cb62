import { InvalidArgumentError } from "commander";

/** A path, as given. An empty one, as of a variable of the shell that is not set, would mean the current folder. */
export function parsePath(value: string): string {
  if (value === "") throw new InvalidArgumentError("Give a path.");
  return value;
}

/** One of several paths, as given. */
export function parsePaths(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, parsePath(value)];
}
