import type { LongProvenance, Provenance, Sequence } from "../provenance/record.js";
import { readProvenance } from "../provenance/validate.js";
import { Failure, failureOf } from "./failure.js";
import { readOwnEnds, readOwnFile } from "./read.js";
import { AtomicFile } from "./write.js";

/** Who wrote what stands in the place of a provenance file; `stale`: we did, but of another output. */
export type ProvenanceOwner = "none" | "ours" | "stale" | "foreign";

/** UTF-16 units of a file that is read again as one string, which the engine sets a bound. */
const MOST_UNITS = 2 ** 28;

/** UTF-16 units that are written at once. */
const PIECE = 2 ** 16;

/** What a provenance file holds, in pieces, since one string cannot hold the spans of every text; less its last line end. */
export function* provenancePieces({ spans, insertions, ...rest }: LongProvenance): Generator<string> {
  yield JSON.stringify(rest, null, 2).slice(0, -"\n}".length);
  yield* listPieces("spans", spans);
  yield* listPieces("insertions", insertions);
  yield "\n}";
}

function* listPieces(name: string, items: Sequence<unknown>): Generator<string> {
  let piece = `,\n  "${name}": [`;
  let separator = "";
  for (const item of items) {
    piece += `${separator}\n    ${JSON.stringify(item, null, 2).replaceAll("\n", "\n    ")}`;
    separator = ",";
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}${items.length > 0 ? "\n  " : ""}]`;
}

/**
 * Provenance files say themselves who wrote them, so that no crash can leave one without an owner.
 * @param output hash of the output that it should tell of; without it, any will do
 * @throws {Failure} where the file is there but cannot be read
 */
export async function ownerOf(file: string, output?: string): Promise<ProvenanceOwner> {
  const ends = readOwnEnds(file, ENDS);
  if (ends === undefined) return "none";
  const value = headOf(ends) ?? (await parse(file));
  const isOurs = typeof value === "object" && value !== null && "tool" in value && "schema" in value;
  if (!isOurs || !String(value.tool).startsWith("emend ")) return "foreign";
  return output === undefined || (value as Partial<Provenance>).output?.sha256 === output ? "ours" : "stale";
}

/**
 * Writes a provenance file where the caller says.
 * @throws {Failure} where another program's file is in the way and `force` is not set, or writing fails
 */
export async function writeProvenanceFor(
  file: string,
  provenance: LongProvenance,
  force: boolean,
): Promise<void> {
  if (!force && (await ownerOf(file)) === "foreign") throw notWritten(file);
  await writeProvenance(file, provenance);
}

/**
 * Writes a provenance file, whatever stands there.
 * @throws {Failure} where writing fails, or it would be too large to be read again
 */
export async function writeProvenance(
  file: string,
  provenance: LongProvenance,
  durable = false,
): Promise<void> {
  const record = await AtomicFile.begin(file, durable);
  let length = 0;
  for (const piece of provenancePieces(provenance)) {
    length += piece.length;
    if (length > MOST_UNITS) {
      record.discard();
      throw new Failure(
        file,
        "would be too large to be read again: too much is damaged",
        "split the document",
      );
    }
    record.write(piece);
  }
  record.write("\n");
  record.finish();
}

/**
 * Reads and checks a provenance file, which may come from anywhere; undefined where there is none.
 * @throws {Failure} where it cannot be read or is no provenance file
 */
export async function readProvenanceFile(file: string): Promise<Provenance | undefined> {
  const value = await parse(file);
  if (value === undefined) return undefined;
  try {
    return readProvenance(value);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(file, `is no provenance file (${message})`, "clean the document again");
  }
}

/** Why a file is not overwritten. */
export function notWritten(file: string): Failure {
  return new Failure(file, "was not written by emend", "move it away, or use --force to overwrite it");
}

/** Bytes of a file at its beginning and its end that mostly tell what stands before its lists. */
const ENDS = 1 << 16;
/** What stands before the lists and after them in what `provenancePieces` writes. */
const BEFORE_LISTS = ',\n  "spans": [';
const AFTER_LISTS = "]\n}\n";

/**
 * What stands before the lists, which may be a hundred times as long as the text; undefined where the file does not begin and
 * end as it is written.
 */
function headOf({ start, end }: { readonly start: Buffer; readonly end: Buffer }): unknown {
  const lists = start.indexOf(BEFORE_LISTS);
  if (lists < 0 || !end.toString("latin1").endsWith(AFTER_LISTS)) return undefined;
  try {
    return JSON.parse(`${start.toString("utf8", 0, lists)}}`);
  } catch {
    return undefined;
  }
}

/** Null where it is no JSON; undefined where there is no file. */
async function parse(file: string): Promise<unknown> {
  const bytes = readOwnFile(file);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw failureOf(file, error);
  }
}
