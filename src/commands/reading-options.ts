import { type Command, InvalidArgumentError } from "commander";
import type { EmendOptions } from "../index.js";
import { UsageError } from "./context.js";
import { parsePath } from "./path-argument.js";

/** The options that decide what is emended. */
export interface ReadingOptions {
  readonly minConfidence: number;
  readonly minReading: number;
  /** A file. */
  readonly lexicon?: string;
  /** A file. */
  readonly encoding?: string;
}

/** Adds the options that every command takes that reads damaged text. */
export function addReadingOptions(command: Command): Command {
  return command
    .option(
      "--min-confidence <P>",
      "emend where the stretch is damaged with at least this probability",
      parseProbability,
      0.95,
    )
    .option(
      "--min-reading <P>",
      "and only where its whole reading is exactly right with at least this probability",
      parseProbability,
      0,
    )
    .option("--lexicon <FILE>", "words and names that belong to these texts, one a line", parsePath)
    .option(
      "--encoding <FILE>",
      "encodings that other texts prove for these; inspect --encodings writes them",
      parsePath,
    );
}

function parseProbability(value: string): number {
  const probability = value.trim() === "" ? Number.NaN : Number(value);
  if (!(probability >= 0 && probability <= 1)) throw new InvalidArgumentError("Give a number from 0 to 1.");
  return probability;
}

/**
 * Reads what the user knows of the texts.
 * @throws {UsageError} where a file cannot be read
 */
export async function readKnown({
  lexicon,
  encoding,
}: ReadingOptions): Promise<Pick<EmendOptions, "lexicon" | "encodings">> {
  const encodings = await readEncodings(encoding);
  return { lexicon: await readLexicon(lexicon), ...(encodings && { encodings }) };
}

async function readEncodings(file: string | undefined): Promise<EmendOptions["encodings"]> {
  if (file === undefined) return undefined;
  const [{ readEncodingsFile }, { Failure }] = await Promise.all([
    import("../batch/encodings-file.js"),
    import("../batch/failure.js"),
  ]);
  try {
    return await readEncodingsFile(file);
  } catch (error) {
    if (error instanceof Failure) throw new UsageError(`${file}: ${error.what}`, error.remedy);
    throw error;
  }
}

/**
 * Reads a lexicon: one word or name a line; blank lines and blanks at the ends do not count.
 * @throws {UsageError} where the file cannot be read as text
 */
async function readLexicon(file: string | undefined): Promise<readonly string[]> {
  if (file === undefined) return [];
  const [{ readDocument }, { Failure }] = await Promise.all([
    import("../batch/document.js"),
    import("../batch/failure.js"),
  ]);
  try {
    const { source } = await readDocument(file);
    return source.text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Failure) throw new UsageError(`${file}: ${error.what}`, error.remedy);
    throw error;
  }
}
