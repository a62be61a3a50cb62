import { readdirSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "../support/random.js";
import { contentsOf, countOutputs, writeLetters } from "./folders.js";
import { startEmend, until } from "./program.js";

export interface KillLoop {
  /** Where everything is made. */
  readonly folder: string;
  readonly documents: number;
  /** About so many documents are done between two kills. */
  readonly between: number;
  readonly seed: number;
  /** One document in so many is damaged. */
  readonly damagedEvery?: number;
}

/**
 * Cleans a folder in one undisturbed run, and once more killing the program again and again in the middle of its work
 * until a run comes to its end.
 */
export async function killLoop({ folder, documents, between, seed, damagedEvery }: KillLoop) {
  writeLetters(join(folder, "in"), documents, damagedEvery);
  const random = randomFrom(seed);
  await startEmend(["clean", join(folder, "in"), "-o", join(folder, "undisturbed")]).ended;
  const out = join(folder, "killed");
  let kills = 0;
  const seen = { partial: 0 };
  for (;;) {
    const before = countOutputs(out);
    const wanted = before + 1 + Math.floor(random() * 2 * between);
    const { process, ended } = startEmend(["clean", join(folder, "in"), "-o", out]);
    let isOver = false;
    ended.then(() => {
      isOver = true;
    });
    // What is left after the last document is quick; a kill there would be one at the start of the next run.
    await until(() => isOver || (before < documents && countOutputs(out) >= Math.min(wanted, documents)));
    if (!isOver) process.kill("SIGKILL");
    const { code } = await ended;
    if (code === 0) break;
    kills += 1;
    seen.partial += countWrong(out, join(folder, "undisturbed"));
  }
  return {
    kills,
    /** Outputs that a killed run left and that were not whole. */
    partial: seen.partial,
    expected: contentsOf(join(folder, "undisturbed")),
    found: contentsOf(out),
  };
}

/** Outputs that differ from those of the undisturbed run; what is named like none of them is not looked at. */
function countWrong(out: string, expected: string): number {
  const right = contentsOf(expected);
  const found = contentsOf(out);
  return readdirSync(out, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".md") && found[name] !== right[name],
  ).length;
}
