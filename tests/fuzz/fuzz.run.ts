/**
 * Tries inputs until the time is over or one breaks the target. The file holds the input that is being tried, so that
 * whoever waits knows it where it does not end; once one was found, the smallest. `run.mjs` sets the environment.
 */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { INPUTS } from "./inputs.js";
import { TARGETS } from "./targets.js";

const { FUZZ_TARGET, FUZZ_SECONDS, FUZZ_SEED, FUZZ_FILE } = process.env;
const target = FUZZ_TARGET as keyof typeof TARGETS;

it(`finds nothing that breaks ${target}`, { timeout: 0 }, () => {
  const seed = Number(FUZZ_SEED);
  const details = fc.check(
    fc.property(INPUTS[target], (input) => {
      writeFileSync(FUZZ_FILE!, input);
      TARGETS[target](input);
    }),
    { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: 1000 * Number(FUZZ_SECONDS) },
  );
  console.log(`${target}: ${details.numRuns} inputs, seed ${seed}`);
  const smallest = details.counterexample?.[0];
  if (smallest !== undefined) writeFileSync(FUZZ_FILE!, smallest);
  expect(details.errorInstance ?? undefined).toBeUndefined();
});
