import type { Context, ExitCode } from "../../src/commands/context.js";
import { main } from "../../src/commands/program.js";
import { stubEngine } from "../batch/stub-engine.js";

interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly outBytes: Buffer;
  readonly err: string;
}

/** Runs the program in this process, with the stand-in engine. */
export async function run(
  parameters: readonly string[],
  { input = "", ...changes }: Partial<Context> & { readonly input?: string | Uint8Array } = {},
): Promise<Run> {
  const printed: Buffer[] = [];
  let err = "";
  const code = await main(parameters, {
    standardInput: async () => Buffer.from(input),
    standardInputStream: async function* () {
      yield Buffer.from(input);
    },
    print: async (content) => void printed.push(Buffer.from(content)),
    tell: (text) => {
      err += text;
    },
    environment: {},
    outputIsTerminal: false,
    outputTakesColour: false,
    errorIsTerminal: false,
    loadEngine: async () => stubEngine,
    onInterrupt: () => () => {},
    ...changes,
  });
  const outBytes = Buffer.concat(printed);
  return { code, out: outBytes.toString(), outBytes, err };
}
