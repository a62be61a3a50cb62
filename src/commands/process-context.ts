import { constants } from "node:os";
import { errorCodeOf, Failure, failureOf } from "../batch/failure.js";
import { readStream } from "../batch/read.js";
import { settleYoungGeneration } from "../flags.js";
import { once } from "../once.js";
import type { Context, Engine } from "./context.js";

/** The context of the real program, without what a run remembers. */
export function processContext(): Omit<Context, "end"> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      // Whoever read our output has gone: nothing is left to be said, and nobody to say it to.
      if (errorCodeOf(error) === "EPIPE") process.exit();
    });
  }
  return {
    standardInput: () => readStream(process.stdin, "standard input"),
    standardInputStream: () => process.stdin,
    print: (content) =>
      new Promise((resolve, reject) => {
        process.stdout.write(content, (error) =>
          error ? reject(failureOf("standard output", error)) : resolve(),
        );
      }),
    tell: (text) => void process.stderr.write(text),
    environment: process.env,
    outputIsTerminal: process.stdout.isTTY === true,
    // https://no-color.org: set to anything but nothing.
    outputTakesColour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
    errorIsTerminal: process.stderr.isTTY === true,
    loadEngine,
    onInterrupt,
  };
}

/** Milliseconds in which a signal that the program sends to itself arrives. */
const SIGNAL_TURN = 1_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function onInterrupt(stop: () => void): () => void {
  let received: NodeJS.Signals | undefined;
  const handler = (signal: NodeJS.Signals) => {
    if (received) return end(signal);
    received = signal;
    stop();
  };
  const end = (signal: NodeJS.Signals) => {
    for (const name of SIGNALS) process.off(name, handler);
    // The shell, or whatever started the program, shall see by what it ended.
    process.kill(process.pid, signal);
    // Where somebody else listens too, the signal has its turn only while something is left to wait for.
    setTimeout(() => process.exit(128 + constants.signals[signal]), SIGNAL_TURN);
  };
  for (const signal of SIGNALS) process.on(signal, handler);
  return () => {
    for (const signal of SIGNALS) process.off(signal, handler);
    if (received) end(received);
  };
}

const settled = once(settleYoungGeneration);

/** Work before which this thread's heap is settled: where other threads do all of it, this one needs little. */
const settling =
  <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
  (...given: Given): Result => {
    settled();
    return work(...given);
  };

async function loadEngine(): Promise<Engine> {
  const [{ emend, inspect }, { readSharedModel }] = await Promise.all([
    import("../index.js"),
    import("../node.js"),
  ]);
  try {
    const { model, bytes } = readSharedModel();
    return { emend: settling(emend), inspect: settling(inspect), model, modelBytes: bytes };
  } catch {
    throw new Failure("dist/english.model", "is missing or damaged", 'run "npm run build"');
  }
}
