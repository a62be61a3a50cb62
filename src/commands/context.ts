import type { Clean } from "../batch/clean-document.js";
import type { Inspect } from "../batch/inspect-inputs.js";
import type { Model } from "../index.js";

/** 0 done; 1 damage or a regression was asked for and found; 2 wrong usage; 3 some inputs failed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What does the work; loaded only by commands that need it. */
export interface Engine {
  readonly emend: Clean;
  readonly inspect: Inspect;
  readonly model: Model;
  /** The bytes of the model, for threads; without them everything is done in one. */
  readonly modelBytes?: SharedArrayBuffer;
}

/** Everything around a command; tests bring their own. */
export interface Context {
  readonly standardInput: () => Promise<Uint8Array>;
  /** The same, as it comes. */
  readonly standardInputStream: () => AsyncIterable<Uint8Array>;
  /** Writes results, and nothing else, to standard output. */
  readonly print: (content: Uint8Array | string) => Promise<void>;
  /** Writes to standard error; the text ends its lines itself and is safe on a terminal. */
  readonly tell: (text: string) => void;
  /** Variables of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly outputIsTerminal: boolean;
  /** Whether colours are seen there, and wanted. */
  readonly outputTakesColour: boolean;
  readonly errorIsTerminal: boolean;
  readonly loadEngine: () => Promise<Engine>;
  /**
   * Calls `stop` when the user or the system wants the program to end; a second time it ends at once. What is given
   * back stops that; where it was called, the program then ends as the signal has it.
   */
  readonly onInterrupt: (stop: () => void) => () => void;
  /** Remembers how the command ends; of several codes the one that matters most stays. */
  readonly end: (code: ExitCode) => void;
}

/** The arguments are wrong; `remedy` says what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${what}; ${remedy}`);
  }
}

const PRIORITY: readonly ExitCode[] = [2, 3, 1, 0];

/** The exit code that matters more. */
export function worseOf(a: ExitCode, b: ExitCode): ExitCode {
  return PRIORITY.find((code) => code === a || code === b) ?? 0;
}
