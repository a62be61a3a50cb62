import { Bench } from "tinybench";

/** Rounds, in each of which every task has its turn: what else the machine does weighs on all of them alike. */
const ROUNDS = 5;
/** Milliseconds of CPU in which a task grows warm, and is then measured in one round; at least one run in each. */
const WARM_UP = 300;
const MEASURED = 60;

/** Milliseconds of CPU that this process has had: others on the machine count less than with a clock. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Least seconds of CPU that each task takes. */
export function secondsOf<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  warmUp = WARM_UP,
): Record<Name, number> {
  const least: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = new Bench({
      now: cpuTime,
      time: MEASURED,
      iterations: 1,
      warmup: round === 0,
      warmupTime: warmUp,
      warmupIterations: 1,
      throws: true,
    });
    for (const [name, run] of Object.entries<() => unknown>(tasks)) bench.add(name, () => void run());
    for (const { name, result } of bench.runSync()) {
      if (!("latency" in result)) throw new Error(`${name} was not measured`);
      least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, result.latency.min / 1000);
    }
  }
  return least as Record<Name, number>;
}
