import { Failure } from "./failure.js";
import { foldPath, provenancePathOf } from "./paths.js";
import type { Input } from "./walk.js";

/**
 * Every input that would meet another one in the output folder: in one file, in one provenance file, or in a
 * file where the other one needs a folder. Compared without case and in NFC, as some file systems do.
 */
export function findCollisions(inputs: readonly Input[]): Failure[] {
  const owners = new Map<string, Input>();
  const failures: Failure[] = [];
  for (const input of inputs) {
    // Equal outputs have equal provenance files, but not the other way round: `y.md` and `y`.
    const key = foldPath(provenancePathOf(input.output));
    const owner = owners.get(key);
    if (owner) failures.push(collision(input, owner));
    else owners.set(key, input);
  }
  const files = new Map(inputs.map((input) => [foldPath(input.output), input]));
  for (const input of inputs) {
    const owner = parentsOf(foldPath(input.output))
      .map((parent) => files.get(parent))
      .find((found) => found !== undefined);
    if (owner) failures.push(collision(input, owner));
  }
  return failures;
}

function collision(input: Input, owner: Input): Failure {
  const what = `would meet ${owner.file} in the output ${input.output}`;
  return new Failure(input.file, what, "rename one of them or clean them into different folders");
}

function parentsOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join("/"));
}
