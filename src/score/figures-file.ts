/** The file of recorded figures, which stands beside the true texts. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCodeOf, Failure, failureOf } from "../batch/failure.js";
import { writeAtomically } from "../batch/write.js";
import type { Figures } from "./figures.js";

const NAME = "figures.json";

/**
 * Undefined where none were recorded yet.
 * @throws {Failure} where the file cannot be read or is something else
 */
export async function readFigures(folder: string): Promise<Figures | undefined> {
  const file = join(folder, NAME);
  try {
    return checked(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return undefined;
    if (!(error instanceof SyntaxError)) throw failureOf(file, error);
    throw new Failure(file, "holds no recorded figures", "move it away and record them anew");
  }
}

/** @throws {Failure} where it cannot be written */
export async function writeFigures(folder: string, figures: Figures): Promise<void> {
  // One line a document, so that a change of the file tells which ones changed.
  const lines = Object.entries(figures.documents).map(
    ([path, document]) => `${JSON.stringify(path)}: ${JSON.stringify(document)}`,
  );
  const text = `{ "schema": ${figures.schema}, "documents": {\n${lines.join(",\n")}\n} }\n`;
  await writeAtomically(join(folder, NAME), text);
}

/** @throws {SyntaxError} where the value cannot be compared with */
function checked(value: unknown): Figures {
  const isFigures = isObject(value) && value["schema"] === 1 && isObject(value["documents"]);
  if (!isFigures || !Object.values(value["documents"] as object).every(isDocument)) throw new SyntaxError();
  return value as unknown as Figures;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isDocument(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { truth, characterErrors, wordErrors, harm = 0, regions = [] } = value;
  return (
    typeof truth === "string" &&
    [characterErrors, wordErrors, harm].every(Number.isFinite) &&
    Array.isArray(regions) &&
    regions.every(
      (region) => isObject(region) && typeof region["exact"] === "boolean" && Array.isArray(region["kinds"]),
    )
  );
}
