import { describe, expect, it } from "vitest";
import { toAnnotations } from "../../src/provenance/annotations.js";
import { decidedCase, exportCases } from "./export-cases.js";

interface Annotation {
  readonly id: string;
  readonly motivation: string;
  readonly creator: { readonly type: string; readonly name?: string };
  readonly body: readonly { readonly value: string; readonly purpose: string }[];
  readonly target: {
    readonly source: string;
    readonly selector: readonly [
      { readonly exact: string; readonly prefix: string; readonly suffix: string },
      { readonly start: number; readonly end: number },
    ];
  };
}

const annotationsOf = (json: string): Annotation[] => JSON.parse(json).first?.items ?? [];

/** What an annotation puts in the place of what it selects. */
const bodyFor = ({ body }: Annotation, purpose: string): string | undefined =>
  body.find((it) => it.purpose === purpose)?.value;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Replaces ranges, which count code points as the recommendation says. */
function applied(text: string, changes: readonly Change[]): string {
  const characters = Array.from(text);
  let result = "";
  let from = 0;
  for (const { start, end, by } of changes) {
    result += characters.slice(from, start).join("") + by;
    from = end;
  }
  return result + characters.slice(from).join("");
}

const lengthOf = (text: string): number => Array.from(text).length;

describe.each(exportCases)("$name", ({ raw, clean, record }) => {
  const annotations = annotationsOf(toAnnotations(raw, record));
  const edits = annotations.filter(({ motivation }) => motivation === "editing");

  it("makes the cleaned text of the raw one", () => {
    const changes = edits.map((edit) => ({ ...edit.target.selector[1], by: bodyFor(edit, "editing")! }));
    expect(applied(raw, changes)).toBe(clean);
  });

  it("makes the raw text of the cleaned one", () => {
    let growth = 0;
    const changes = edits.map((edit) => {
      const [{ exact }, { start, end }] = edit.target.selector;
      const length = lengthOf(bodyFor(edit, "editing")!);
      const change = { start: start + growth, end: start + growth + length, by: exact };
      growth += length - (end - start);
      return change;
    });
    expect(applied(clean, changes)).toBe(raw);
  });

  it("quotes what stands there, and around it", () => {
    for (const { target } of annotations) {
      const [{ exact, prefix, suffix }, { start, end }] = target.selector;
      const characters = Array.from(raw);
      expect(characters.slice(start, end).join("")).toBe(exact);
      expect(raw).toContain(prefix + exact + suffix);
      expect(characters.slice(0, start).join("").endsWith(prefix)).toBe(true);
    }
  });

  it("is one collection with one page", () => {
    const collection = JSON.parse(toAnnotations(raw, record));
    expect(collection).toMatchObject({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "AnnotationCollection",
      total: record.spans.length,
    });
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(record.spans.length);
  });
});

describe("one annotation", () => {
  const { raw, record } = exportCases[0]!;
  const [emended, , flagged] = annotationsOf(toAnnotations(raw, record)) as [
    Annotation,
    Annotation,
    Annotation,
  ];

  it("names its source as an IRI", () => {
    expect(decodeURIComponent(emended.target.source)).toBe(record.source.path);
    expect(emended.target.source).not.toMatch(/[#? "<]/);
  });

  it("tells kinds and probabilities", () => {
    const tags = emended.body.filter(({ purpose }) => purpose === "tagging").map(({ value }) => value);
    expect(tags).toEqual(["shift", "ligature"]);
    expect(JSON.parse(bodyFor(emended, "describing")!)).toMatchObject({
      confidence: { damaged: 0.99, exact: 0.6 },
      encoding: { family: "shift", params: { offset: 2 } },
      gaps: ["digits", "digits"],
    });
  });

  it("questions what is flagged, with the reading as a comment", () => {
    expect(flagged.motivation).toBe("questioning");
    expect(bodyFor(flagged, "editing")).toBeUndefined();
    expect(bodyFor(flagged, "commenting")).toBe("Why\u0001");
  });
});

it("names who decided", () => {
  const [corrected, rejected] = annotationsOf(toAnnotations(decidedCase.raw, decidedCase.record));
  expect(corrected!.creator).toEqual({ type: "Person", name: 'M. "<Reader> & Co' });
  expect(rejected!.creator).toEqual({ type: "Person" });
  expect(JSON.parse(bodyFor(rejected!, "describing")!)).toMatchObject({ date: "2026-03-31" });
  const [found] = annotationsOf(toAnnotations(exportCases[0]!.raw, exportCases[0]!.record));
  expect(found!.creator).toEqual({ type: "Software", name: "emend 0.1.0" });
});

it("ends where a record lies about its offsets", () => {
  const { raw, record } = exportCases.find((it) => it.record.spans.length > 0)!;
  const lying = { ...record.spans[0]!, start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER };
  const [annotation] = annotationsOf(toAnnotations(raw, { ...record, spans: [lying] }));
  expect(annotation!.target.selector[1].start).toBe(lengthOf(raw));
});
