import { createHash } from "node:crypto";
import { nameOf } from "../../encodings/named.js";
import { type Annotated, addInsertion, movedOut } from "../../markdown/insert.js";
import { markerWith } from "../../markdown/marker.js";
import { annotate, annotatePart, ending, type NoteLayout, withNotes } from "../../markdown/notes.js";
import type { DecidedSpan } from "../../markdown/spans.js";
import { inWhole, type PartStart } from "../../provenance/lines.js";
import type {
  EmendationRecord,
  EncodingRecord,
  Insertion,
  LongProvenance,
  Span,
} from "../../provenance/record.js";
import { restore } from "../../provenance/restore.js";
import { joinEncodings } from "../../recovery/join-encodings.js";
import { addCodes } from "../../recovery/shared-evidence.js";
import { decodeAs } from "../../source/decode.js";
import { encodeSource } from "../../source/encode.js";
import type { SourceForm } from "../../source/source.js";
import { attempt, type CleanSettings } from "../clean-document.js";
import { Failure } from "../failure.js";
import { PackedList } from "./packed.js";
import { after, type Part, readParts, START } from "./parts.js";
import { type Survey, survey } from "./survey.js";

/** A text that is cleaned part by part, since it is too long to be held whole. */
export interface LargeSource {
  readonly file: string;
  /** In its provenance. */
  readonly path: string;
  readonly sha256: string;
  readonly form: SourceForm;
  readonly plainText: boolean;
  /** UTF-16 units of a part, about. */
  readonly units?: number;
}

/**
 * Cleans a text in two passes: the first collects what parts of it prove together, the second cleans each by that and
 * proves that it can be had back. Gives the bytes of the output, part by part, and nothing where it only lets go meanwhile.
 *
 * @throws {Failure} where it is no text, has changed between the passes, or cleaning goes wrong
 */
export function* cleanLarge(
  source: LargeSource,
  settings: CleanSettings,
): Generator<Uint8Array | undefined, LongProvenance> {
  const { file, form, plainText, units } = source;
  const cleaning = new LargeCleaning(source, settings, yield* survey(source, settings));
  const read = createHash("sha256");
  for (const part of readParts(file, form, plainText, (bytes) => read.update(bytes), units)) {
    yield* cleaning.add(part);
  }
  if (read.digest("hex") !== source.sha256) throw changed(file);
  cleaning.prove();
  return cleaning.provenance();
}

const changed = (file: string): Failure =>
  new Failure(file, "has been changed while it was read", "run again");

const notHadBack = (file: string): Failure =>
  new Failure(file, "cannot be had back exactly from what cleaning made of it", "please report this");

class LargeCleaning {
  readonly #spans = new PackedList<Span>();
  readonly #insertions = new PackedList<Insertion>();
  readonly #written = createHash("sha256");
  /** Of the text, for the marker. */
  readonly #read = createHash("sha256");
  readonly #layout: Omit<NoteLayout, "encodings" | "labels" | "from"> | undefined;
  /** What the parts tell each other. */
  readonly #shared: Partial<CleanSettings["options"]>;
  #encodings: EncodingRecord[] = [];
  /** What the codes of encodings were read as, by their names. */
  readonly #codes = new Map<string, EncodingRecord["codes"]>();
  readonly #notes = new PackedList<string>();
  /** Of the source, as it would be had back. */
  readonly #restored = createHash("sha256");
  /** The last ones, which the next may touch. */
  readonly #lastInsertions: Insertion[] = [];
  #isNoted = false;
  /** Whether anything was written. */
  #isBegun = false;
  #parts = 0;
  #from: PartStart = START;
  #to = 0;

  constructor(
    private readonly source: LargeSource,
    private readonly settings: CleanSettings,
    private readonly surveyed: Survey,
  ) {
    const { notes: style = "footnotes", lexicon = [], encodings = [] } = settings.options;
    const { prefix, newline, evidence } = surveyed;
    this.#layout = style === "none" || source.plainText ? undefined : { style, prefix, newline };
    const proven = evidence.encodings.map(({ family, params }) => ({ family, params }));
    this.#shared = {
      labels: surveyed.labels,
      ...(proven.length > 0 && {
        lexicon: [...lexicon, ...evidence.names],
        encodings: [...encodings, ...proven],
      }),
    };
  }

  /** Cleans the next part; gives the bytes of its output, piece by piece. */
  *add(part: Part): Generator<Uint8Array> {
    let restored = "";
    for (const piece of this.#noted(part, this.#decide(part))) {
      const bytes = this.#encode(piece.text);
      restored += this.#restore(bytes, piece, restored.length);
      this.#keep(piece);
      yield bytes;
    }
    if (restored !== part.text) throw notHadBack(this.source.file);
    this.#from = after(this.#from, part.text);
    this.#parts += 1;
  }

  /** @throws {Failure} where the source cannot be had back from the output */
  prove(): void {
    if (this.#restored.digest("hex") !== this.source.sha256) throw notHadBack(this.source.file);
  }

  provenance(): LongProvenance {
    const { source, settings, surveyed } = this;
    const { path, sha256, form } = source;
    this.#insertions.add(this.#lastInsertions.splice(0));
    return {
      schema: 1,
      tool: settings.tool,
      model: settings.options.model.hash,
      source: { path, sha256, bytes: surveyed.bytes, encoding: form.encoding, bom: form.bom },
      output: { sha256: this.#written.digest("hex") },
      encodings: this.#encodings.map((own) => ({ ...own, codes: this.#codes.get(nameOf(own)) ?? own.codes })),
      spans: this.#spans,
      insertions: this.#insertions,
    };
  }

  #encode(text: string): Uint8Array {
    return encodeSource(text, this.#form);
  }

  /** Of what is written next: only the first of it has a byte order mark. */
  get #form(): SourceForm {
    const { form } = this.source;
    return { ...form, bom: form.bom && !this.#isBegun };
  }

  /**
   * What `emend restore` will make of a piece of the output, proved on its bytes.
   *
   * @param done UTF-16 units of the part that the pieces before restore to
   */
  #restore(bytes: Uint8Array, { spans, insertions }: Annotated, done: number): string {
    const own = spans.map((span) => ({ ...span, start: span.start - done, end: span.end - done }));
    const { text } = decodeAs(bytes, this.#form);
    const restored = attempt(this.source.file, () => restore(text, { spans: own, insertions }));
    this.#restored.update(this.#encode(restored));
    this.#written.update(bytes);
    return restored;
  }

  /** Keeps what the record tells of a piece of the output. */
  #keep({ text, spans, insertions }: Annotated): void {
    this.#read.update(text);
    this.#spans.add(spans.map((span) => movedOut(inWhole(span, this.#from), this.#to)));
    for (const insertion of insertions) addInsertion(this.#lastInsertions, movedOut(insertion, this.#to));
    this.#insertions.add(this.#lastInsertions.splice(0, this.#lastInsertions.length - 1));
    this.#to += text.length;
    this.#isBegun = true;
  }

  /** What is emended and flagged in a part, with the ids that it has in the whole. */
  #decide({ text, isVerbatim }: Part): DecidedSpan[] {
    if (this.surveyed.isOurs || isVerbatim) return [];
    const record = this.#recordOf(text);
    const { encodings, idOf } = joinEncodings(this.#encodings, record.encodings);
    this.#encodings = encodings;
    for (const own of record.encodings)
      this.#codes.set(nameOf(own), addCodes(this.#codes.get(nameOf(own)) ?? {}, own.codes));
    return record.spans.map(({ outStart: _, outEnd: __, ...span }, at) => ({
      ...span,
      id: `e${this.#spans.length + at + 1}`,
      ...(span.encoding !== undefined && { encoding: idOf(span.encoding) }),
    }));
  }

  #recordOf(text: string): EmendationRecord {
    const known = this.surveyed.records.get(this.#parts);
    if (known !== undefined) return known.unpack();
    const { file, plainText } = this.source;
    const { clean, options } = this.settings;
    const own = { ...options, ...this.#shared, plainText, notes: "none" as const };
    return attempt(file, () => clean(text, own)).record;
  }

  /** The output of a part with its notes, in pieces. */
  *#noted({ text, isLast }: Part, decided: readonly DecidedSpan[]): Generator<Annotated> {
    const layout = this.#layout;
    this.#isNoted ||= decided.some(({ action }) => action === "emended");
    if (layout === undefined || !this.#isNoted) {
      yield annotate(text, decided, "none");
      return;
    }
    const own = { ...layout, encodings: this.#encodings, labels: this.surveyed.labels, from: this.#from };
    const part = annotatePart(text, decided, own);
    this.#notes.add(part.notes);
    if (!isLast) {
      yield part;
      return;
    }
    let last = "";
    for (const piece of withNotes(part, this.#notes, layout)) {
      if (piece.text !== "") last = piece.text;
      yield piece;
    }
    yield ending(last, layout.newline, (parting) =>
      markerWith(this.#read.copy().update(parting).digest("hex")),
    );
  }
}
