import type { Failure } from "../batch/failure.js";
import { failureLine } from "../report/failure-line.js";
import { visibleJsonLines, visibleText } from "../report/visible.js";
import { decodeSource } from "../source/decode.js";
import type { Context } from "./context.js";

/** Prints a document: exactly, but on a terminal with the control characters visible. */
export async function printDocument(context: Context, bytes: Uint8Array): Promise<void> {
  await context.print(context.outputIsTerminal ? visibleText(decodeSource(bytes).text) : bytes);
}

/** Prints text of our own making: as it is, but on a terminal with the control characters visible. */
export async function printText(context: Context, text: string): Promise<void> {
  await context.print(context.outputIsTerminal ? visibleText(text) : text);
}

/** Prints whole lines of JSON: exactly, but on a terminal the same values with hidden characters as escapes. */
export async function printJsonLines(context: Context, bytes: Uint8Array): Promise<void> {
  await context.print(context.outputIsTerminal ? visibleJsonLines(Buffer.from(bytes).toString()) : bytes);
}

/** UTF-16 units that are printed at once. */
const PIECE = 1 << 16;

/** Prints text of our own making that is safe on a terminal, and may be long. */
export async function printPieces(context: Context, pieces: Iterable<string>): Promise<void> {
  let held = "";
  for (const piece of pieces) {
    held += piece;
    if (held.length < PIECE) continue;
    await context.print(held);
    held = "";
  }
  if (held !== "") await context.print(held);
}

/** Tells of inputs that failed, one line each. */
export function tellFailures(context: Context, failures: readonly Failure[]): void {
  for (const failure of failures) context.tell(`${failureLine(failure)}\n`);
  if (failures.length > 0) context.end(3);
}
