import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { FIXTURES_FOLDER } from "../support/fixtures.js";
import { TARGETS } from "./targets.js";

/** Inputs that once broke a promise, as `npm run fuzz` has kept them. */
const FOUND = join(FIXTURES_FOLDER, "fuzz");

const inputsOf = (target: string): string[] => {
  const folder = join(FOUND, target);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};

describe.each(Object.entries(TARGETS))("%s", (target, holds) => {
  it.each(["", ...inputsOf(target)])("holds for %j", (input) => {
    holds(input === "" ? new Uint8Array() : readFileSync(join(FOUND, target, input)));
  });
});
