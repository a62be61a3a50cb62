import { errorCodeOf, Failure, failureOf } from "../batch/failure.js";
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
    standardInput: readStandardInput,
    print: (content) =>
      new Promise((resolve, reject) => {
        process.stdout.write(content, (error) =>
          error ? reject(failureOf("standard output", error)) : resolve(),
        );
      }),
    tell: (text) => void process.stderr.write(text),
    outputIsTerminal: process.stdout.isTTY === true,
    // https://no-color.org: set to anything but nothing.
    outputTakesColour: process.stdout.isTTY === true && !process.env["NO_COLOR"],
    errorIsTerminal: process.stderr.isTTY === true,
    loadEngine,
  };
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk);
  } catch (error) {
    throw failureOf("standard input", error);
  }
  return Buffer.concat(chunks);
}

async function loadEngine(): Promise<Engine> {
  const [{ emend, inspect }, { loadModel }] = await Promise.all([
    import("../index.js"),
    import("../node.js"),
  ]);
  try {
    return { emend, inspect, model: loadModel() };
  } catch {
    throw new Failure("dist/english.model", "is missing or damaged", 'run "npm run build"');
  }
}
