import { rmSync } from "node:fs";
import { join } from "node:path";
import type { LongProvenance } from "../provenance/record.js";
import type { Cleaned } from "./clean-document.js";
import { EXPORT_FORMATS, type ExportName, exportFileOf } from "./export.js";
import { Failure } from "./failure.js";
import { sha256 } from "./hash.js";
import { hashOfFile } from "./manifest.js";
import type { ManifestLine } from "./manifest-line.js";
import { provenancePathOf } from "./paths.js";
import { notWritten, ownerOf, type ProvenanceOwner, writeProvenance } from "./provenance-file.js";
import { type AtomicFile, isNameTooLong, requireFileOrNothing, writeAtomically } from "./write.js";

/** The output of one document and the files beside it, as they stand on the disk before it is done. */
export class Target {
  private constructor(
    readonly file: string,
    private readonly hash: string | undefined,
    private readonly provenanceFile: string,
    private readonly provenance: ProvenanceOwner,
    private readonly beside: ExportTarget | undefined,
  ) {}

  static async look(out: string, output: string, format: ExportName | undefined): Promise<Target> {
    const file = join(out, output);
    const provenanceFile = join(out, provenancePathOf(output));
    const hash = await hashOfFile(file);
    return new Target(
      file,
      hash,
      provenanceFile,
      await ownerOf(provenanceFile, hash),
      format && (await lookForExport(exportFileOf(out, output, EXPORT_FORMATS[format]), format)),
    );
  }

  /** Whether everything that the line tells of is there. */
  holds({ output, verdict }: ManifestLine): boolean {
    return (
      this.hash === output.sha256 &&
      this.provenance === (verdict === "healthy" ? "none" : "ours") &&
      (this.beside === undefined || this.beside.hash === output.exports?.[this.beside.name])
    );
  }

  /** @throws {Failure} where writing would destroy somebody's work */
  protect(
    cleaned: Pick<Cleaned, "sha256"> & { readonly provenance: Pick<LongProvenance, "spans"> },
    exported: string | undefined,
    known: ManifestLine | undefined,
  ): void {
    const isNeeded = cleaned.provenance.spans.length > 0;
    if (isNeeded && this.provenance === "foreign") throw notWritten(this.provenanceFile);
    requireOwn(this.file, this.hash, cleaned.sha256, known?.output.sha256);
    if (this.beside && exported !== undefined) {
      const { file, hash, name } = this.beside;
      requireOwn(file, hash, sha256(exported), known?.output.exports?.[name]);
    }
  }

  /**
   * @param source what a failure calls the document
   * @throws {Failure} where a file that is needed beside the output would have too long a name
   */
  requireNames(source: string, verdict: ManifestLine["verdict"], exported: string | undefined): void {
    const needed = [
      ...(verdict === "healthy" ? [] : [this.provenanceFile]),
      ...(this.beside && exported !== undefined ? [this.beside.file] : []),
    ];
    const tooLong = needed.find(isNameTooLong);
    if (tooLong === undefined) return;
    const suffix = /\.[^.]+\.[^.]+$/.exec(tooLong)?.[0];
    const what = `has too long a name for the file ending in ${suffix} that must stand beside its output`;
    throw new Failure(source, what, "shorten its name and run again");
  }

  /**
   * Ends with the output itself: a new output never stands beside an old provenance file, and whatever fails
   * leaves the output that the manifest knows.
   */
  async write(
    cleaned: Cleaned,
    exported: string | undefined,
    { verdict }: ManifestLine,
    durable = false,
  ): Promise<void> {
    await requireFileOrNothing(this.file);
    if (verdict === "healthy") this.#removeProvenance();
    else await writeProvenance(this.provenanceFile, cleaned.provenance, durable);
    if (this.beside && exported !== undefined) await writeAtomically(this.beside.file, exported, durable);
    if (this.hash !== cleaned.sha256) await writeAtomically(this.file, cleaned.bytes, durable);
  }

  /** The same for an output that has been written already and only takes its place now. */
  async finish(
    output: AtomicFile,
    provenance: LongProvenance,
    verdict: ManifestLine["verdict"],
    durable = false,
  ): Promise<void> {
    if (verdict === "healthy") this.#removeProvenance();
    else await writeProvenance(this.provenanceFile, provenance, durable);
    if (this.hash === provenance.output?.sha256) output.discard();
    else output.finish();
  }

  #removeProvenance(): void {
    if (this.provenance === "ours" || this.provenance === "stale")
      rmSync(this.provenanceFile, { force: true });
  }
}

/** The place of an export, and the hash of what stands there. */
interface ExportTarget {
  readonly file: string;
  readonly hash: string | undefined;
  readonly name: ExportName;
}

async function lookForExport(file: string, name: ExportName): Promise<ExportTarget> {
  return { file, hash: await hashOfFile(file), name };
}

/**
 * @param hash of what stands there
 * @param wanted of what would be written
 * @param known of what emend last wrote there
 * @throws {Failure} where somebody else wrote or edited what stands there
 */
function requireOwn(file: string, hash: string | undefined, wanted: string, known: string | undefined): void {
  if (hash === undefined || hash === wanted) return;
  if (known === undefined) throw notWritten(file);
  if (known !== hash) {
    const what = "has been edited since emend wrote it";
    throw new Failure(file, what, "to lose your edits, clean this document alone with --force");
  }
}
