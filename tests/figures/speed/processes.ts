import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { CLI } from "../../faults/program.js";

/** GNU time, which knows what a process that has ended took. */
const TIME = "/usr/bin/time";

export interface Spent {
  /** Seconds by the clock, and of CPU. */
  readonly elapsed: number;
  readonly cpu: number;
  /** Most bytes in memory. */
  readonly memory: number;
}

/** A whole run of Node.js; one that fails is an error. */
export function runNode(...parameters: readonly string[]): Spent {
  if (!existsSync(TIME)) throw new Error(`${TIME} is not there: install the package "time"`);
  const start = performance.now();
  const { status, stderr } = spawnSync(TIME, ["-v", process.execPath, ...parameters], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const elapsed = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`node ${parameters.join(" ")}: ${stderr}`);
  const figure = (name: string): number => {
    const [, value] = stderr.split(`${name}: `);
    return Number.parseFloat(value!);
  };
  return {
    elapsed,
    cpu: figure("User time (seconds)") + figure("System time (seconds)"),
    memory: figure("Maximum resident set size (kbytes)") * 1024,
  };
}

export const runEmend = (...parameters: readonly string[]): Spent => runNode(CLI, ...parameters);

/** The least figure of several runs of each task, which have their turns one after another. */
export function leastOf<Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => number>>,
): Record<Name, number> {
  const least: Record<string, number> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries<() => number>(tasks))
      least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, run());
  }
  return least as Record<Name, number>;
}
