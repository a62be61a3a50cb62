import { Command, CommanderError } from "commander";
import { Failure, failureOf, Refusal } from "../batch/failure.js";
import { VERSION } from "../batch/tool.js";
import { failureLine } from "../report/failure-line.js";
import { visible } from "../report/visible.js";
import { type Context, type ExitCode, UsageError, worseOf } from "./context.js";

/** Each command stands in a file of its own, which is loaded only when it is called or told of. */
const COMMANDS: Readonly<Record<string, (context: Context) => Promise<Command>>> = {
  clean: async (context) => (await import("./clean.js")).cleanCommand(context),
  inspect: async (context) => (await import("./inspect.js")).inspectCommand(context),
  diff: async (context) => (await import("./diff.js")).diffCommand(context),
  review: async (context) => (await import("./review.js")).reviewCommand(context),
  lexicon: async (context) => (await import("./lexicon.js")).lexiconCommand(context),
  restore: async (context) => (await import("./restore.js")).restoreCommand(context),
  work: async (context) => (await import("./work.js")).workCommand(context),
  score: async (context) => (await import("./score.js")).scoreCommand(context),
};

/**
 * Runs the program once; never throws.
 * @param parameters what follows the program's name
 */
export async function main(parameters: readonly string[], around: Omit<Context, "end">): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const end = (code: ExitCode) => {
    exitCode = worseOf(exitCode, code);
  };
  const context: Context = { ...around, end };
  try {
    const help = await parse(parameters, context);
    if (help !== "") await context.print(help);
  } catch (error) {
    end(tellError(error, parameters, context));
  }
  return exitCode;
}

/** Runs the command that is called for; gives back the help or version where that is asked for instead. */
async function parse(parameters: readonly string[], context: Context): Promise<string> {
  let help = "";
  const writeOut = (text: string) => {
    help += text;
  };
  const program = await loadProgram(context, writeOut, parameters[0]);
  try {
    await program.parseAsync(parameters, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
  }
  return help;
}

/**
 * The program with its commands.
 * @param writeOut takes help and version
 * @param only load no other command, where there is one of this name
 */
export async function loadProgram(
  context: Context,
  writeOut: (text: string) => void,
  only = "",
): Promise<Command> {
  const program = new Command("emend")
    .description("Restores text damaged on its way out of a scan or a PDF, and says what it changed.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    // Descriptions are broken into lines for their source; where they are printed, by the width that is there.
    .configureHelp({ commandDescription: (command) => command.description().replace(/\s*\n\s*/g, " ") })
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut,
      writeErr: (text) => context.tell(text),
      // Told below, in the one form that every failure has.
      outputError: () => {},
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText("after", EXIT_CODES);
  const loads = Object.hasOwn(COMMANDS, only) ? [COMMANDS[only]!] : Object.values(COMMANDS);
  for (const command of await Promise.all(loads.map((load) => load(context)))) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  return program;
}

const EXIT_CODES = `
Exit codes: 0 done; 1 a --fail-on-… option found something, or --against a
regression; 2 wrong usage; 3 some inputs failed; where several hold, 2 comes
before 3 and 3 before 1; 130 and 143 ended by Ctrl-C and SIGTERM.`;

function tellError(error: unknown, parameters: readonly string[], context: Context): ExitCode {
  if (error instanceof CommanderError) return tellCommanderError(error, parameters, context);
  if (error instanceof UsageError) {
    context.tell(`${visible(`emend: ${error.what}; ${error.remedy}`)}\n`);
    return 2;
  }
  if (error instanceof Refusal) {
    for (const failure of error.failures) context.tell(`${failureLine(failure)}\n`);
    return 2;
  }
  const failure = error instanceof Failure ? error : failureOf("internal error", error);
  context.tell(`${failureLine(failure)}\n`);
  return 3;
}

function tellCommanderError(
  error: CommanderError,
  parameters: readonly string[],
  context: Context,
): ExitCode {
  // Help was printed instead of an error, since no command was named.
  if (error.code === "commander.help") return 2;
  const what = error.message
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/\.$/, "");
  const command = Object.hasOwn(COMMANDS, parameters[0] ?? "") ? ` ${parameters[0]}` : "";
  context.tell(`${visible(`emend: ${what}; see \`emend${command} --help\``)}\n`);
  return 2;
}
