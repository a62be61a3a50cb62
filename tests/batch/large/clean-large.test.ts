import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashLarge } from "../../../src/batch/hash.js";
import { cleanLarge, type LargeSource } from "../../../src/batch/large/clean-large.js";
import { formOfFile } from "../../../src/batch/large/parts.js";
import { restoreLarge } from "../../../src/batch/large/restore-large.js";
import { type EmendOptions, emend } from "../../../src/index.js";
import { hasValidMarker } from "../../../src/markdown/marker.js";
import type { Provenance } from "../../../src/provenance/record.js";
import { decodeSource } from "../../../src/source/decode.js";
import { model } from "../../support/model.js";
import { cleanProse } from "../../support/prose.js";
import { DEFAULT_DAMAGE, simulate } from "../../support/simulator.js";

const PROSE = cleanProse()
  .map(({ text }) => text)
  .join("\n\n")
  .slice(0, 24_000);
const DAMAGED = simulate(PROSE, { ...DEFAULT_DAMAGE, regions: 30 }, 7).damaged;
const DAMAGED_LINE = Array.from(
  "The keeper had lit the lamp before the storm came up from the south",
  (sign) => String.fromCharCode(sign.charCodeAt(0) + 2),
).join("");
const UNITS = 2500;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "emend-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  readonly source: LargeSource;
  readonly output: string;
  readonly provenance: Provenance;
}

function cleaned(content: string | Uint8Array, options: Partial<EmendOptions> = {}, units = UNITS): Result {
  const file = join(folder, "x.md");
  writeFileSync(file, content);
  const source = {
    file,
    path: "x.md",
    plainText: false,
    form: formOfFile(file),
    sha256: hashLarge(file),
    units,
  };
  const pieces: Uint8Array[] = [];
  const settings = { clean: emend, options: { model, ...options }, tool: "emend 0.0.0" };
  const cleaning = cleanLarge(source, settings);
  let step = cleaning.next();
  for (; !step.done; step = cleaning.next()) if (step.value !== undefined) pieces.push(step.value);
  const { spans, insertions, ...rest } = step.value;
  const provenance = { ...rest, spans: [...spans], insertions: [...insertions] };
  const out = join(folder, "out.md");
  writeFileSync(out, Buffer.concat(pieces));
  return { source, output: decodeSource(readFileSync(out)).text, provenance };
}

const restored = ({ provenance }: Result): Buffer =>
  Buffer.concat([...restoreLarge(join(folder, "out.md"), provenance, UNITS)]);

const emended = ({ spans }: Pick<Provenance, "spans">) =>
  spans.filter(({ action }) => action === "emended").map(({ start, end, text }) => ({ start, end, text }));

describe("a text in parts", () => {
  it("is read as in one piece, where its damage is plain", () => {
    const whole = emend(DAMAGED, { model, notes: "none" });
    const { provenance, output } = cleaned(DAMAGED, { notes: "none" });
    expect(emended(provenance)).toEqual(emended(whole.record));
    expect(output).toBe(whole.text);
    const told = ({ encodings }: Pick<Provenance, "encodings">) =>
      encodings.map(({ params, codes }) => ({ params, codes }));
    expect(told(provenance)).toEqual(told(whole.record));
  });

  it.each(["footnotes", "comments", "none"] as const)(
    "can be had back, with spans where they stand: %s",
    (notes) => {
      const result = cleaned(`\uFEFF${DAMAGED}`, { notes });
      const text = `${DAMAGED}`;
      const lines = text.split("\n");
      for (const span of result.provenance.spans) {
        expect(text.slice(span.start, span.end)).toBe(span.raw);
        expect(result.output.slice(span.outStart, span.outEnd)).toBe(span.text);
        expect(lines[span.line - 1]!.slice(span.column - 1)).toContain(span.raw);
      }
      expect(restored(result).toString()).toBe(`\uFEFF${DAMAGED}`);
      expect(hasValidMarker(result.output)).toBe(notes !== "none");
    },
  );

  it.each([
    ["footnotes", "\n"],
    ["comments", "\n"],
    ["footnotes", "\r\n"],
  ] as const)("is written as in one piece, where its damage is plain: %s, line ends %j", (notes, lineEnd) => {
    // Within code no comment can stand, and what a fence leaves open swallows what follows.
    const text = `${DAMAGED}\n\n\`${DAMAGED_LINE}\`\n\n\`\`\`\ncode`.replaceAll("\n", lineEnd);
    const whole = emend(text, { model, notes });
    const { output, provenance } = cleaned(text, { notes });
    // Parts know less of the reader's habits than the whole does, and so are surer or less sure.
    const bare = (text: string): string =>
      text.replaceAll(/ ?Damaged as said:.*?(?=-->|\r?$)|"damaged":.*?(?=-->)|sha256:[0-9a-f]+/gm, "");
    expect(bare(output)).toBe(bare(whole.text));
    expect(provenance.insertions.length).toBe(whole.record.insertions.length);
    expect(hasValidMarker(output)).toBe(true);
  });

  it("tells of places in the whole", () => {
    const notes = (text: string): string[] => text.match(/^\[\^e\d+\]: Line \d+ \(offsets \d+–\d+\)/gm) ?? [];
    const { output, provenance } = cleaned(DAMAGED);
    for (const { start, end, doubtful } of provenance.spans)
      for (const word of doubtful) expect(start <= word.start && word.end <= end).toBe(true);
    expect(notes(output).length).toBeGreaterThan(20);
    expect(notes(output)).toEqual(notes(emend(DAMAGED, { model }).text));
  });

  it("has every note once, at its end", () => {
    const { output, provenance } = cleaned(DAMAGED);
    const definitions = [...output.matchAll(/^\[\^(e\d+)\]:/gm)].map(([, label]) => label);
    const references = [...output.matchAll(/\[\^(e\d+)\](?!:)/g)].map(([, label]) => label);
    expect(new Set(definitions).size).toBe(definitions.length);
    expect(definitions.length).toBe(emended(provenance).length);
    expect(new Set(definitions)).toEqual(new Set([...definitions, ...references]));
    const [first] = output.matchAll(/^\[\^e\d+\]:/gm);
    expect(output.slice(first!.index)).not.toMatch(/^[A-Z]/m);
  });

  it("is copied through where emend wrote it, or nothing is damaged", () => {
    const { output } = cleaned(DAMAGED);
    for (const text of [output, PROSE]) {
      const again = cleaned(text);
      expect(again.output).toBe(text);
      expect(emended(again.provenance)).toEqual([]);
      expect(again.provenance.insertions).toEqual([]);
    }
  });

  it("keeps clear of labels that any part holds", () => {
    const { output } = cleaned(`${DAMAGED}\n\nSee[^e3].\n\n[^e3]: A note.\n`);
    expect(output).toMatch(/^\[\^emend-1\]:/m);
    expect(output.match(/^\[\^e3\]:/gm)).toHaveLength(1);
  });

  it("can be had back whatever its bytes", () => {
    const piece = fc.oneof(
      fc
        .constantFrom(
          "The ",
          'vjg"ogp"qh"vjg"swc{"ygpv"fqyp',
          "\n\n",
          "\r\n",
          "# ",
          "`",
          "[^e1]",
          "é",
          "\u{1F600}",
        )
        .map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const bytes = Buffer.concat(pieces);
        let result: Result | undefined;
        try {
          result = cleaned(bytes, {}, 60);
        } catch (error) {
          // Too little of it is text.
          expect(String(error)).toMatch(/not text/);
        }
        if (result !== undefined) expect(restored(result)).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  const GARBLED = 'Vjg"hgtt{"nghv"vjg"jctdqwt"dghqtg"vjg"oqtpkpi"dgnn0';
  const READ = "The ferry left the harbour before the morning bell.";
  const HEALTHY = "The ferry left the northern harbour before the morning bell.";

  it("takes its byte order mark off once, whatever follows", () => {
    for (const bytes of [
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.concat([
        Buffer.from("\uFEFF"),
        Buffer.alloc(300, 0x80),
        Buffer.from(`\n\n${`${HEALTHY}\n\n`.repeat(20)}`),
      ]),
    ]) {
      const result = cleaned(bytes, {}, 60);
      expect(restored(result)).toEqual(bytes);
      expect(result.output.startsWith("\uFEFF")).toBe(false);
    }
  });

  it("knows the links that are defined in other parts", () => {
    const links = `See [${GARBLED}][ref] and [${GARBLED}] here.`;
    const text = `${GARBLED}\n\n${links}\n\n${`${HEALTHY}\n\n`.repeat(4)}[ref]: http://x.y/z\n\n[${GARBLED}]: http://a.b/c\n`;
    const { output } = cleaned(text, { notes: "none" }, 120);
    expect(output).toBe(emend(text, { model, notes: "none" }).text);
  });

  it.each([
    ["```\n", "```\n"],
    ["<!-- begin\n", "end -->\n"],
    ["$$\n", "$$\n"],
  ])("leaves what lies between %j and %j, however long", (opening, closing) => {
    const code = `${opening}${`${GARBLED}\n`.repeat(20)}${closing}`;
    const text = `${GARBLED}\n\n${code}\n${GARBLED}\n\n${HEALTHY}\n\n${GARBLED}\n`;
    const { output } = cleaned(text, {}, 100);
    expect(output).toContain(code);
    expect(output.match(new RegExp(READ, "g"))).toHaveLength(3);
    expect(output).toMatch(/\n\n\[\^e1\]: /);
  });

  it("sets what it has to say apart, wherever it is cut", () => {
    for (const notes of ["footnotes", "comments"] as const) {
      for (const units of [52, 100, 104]) {
        const result = cleaned(`${GARBLED}\n`.repeat(16), { notes }, units);
        expect(result.output).toMatch(notes === "footnotes" ? /\S\n\n\[\^e1\]:/ : /\S\n\n<!-- emend:sha256/);
        expect(restored(result).toString()).toBe(`${GARBLED}\n`.repeat(16));
      }
    }
  });

  it.each(["---\r", "\uFEFF---\n", "+++\n"])(
    "begins no part with %j, which would be front matter",
    (line) => {
      const end = line.at(-1)!;
      const text =
        `${HEALTHY}${end}${end}${line}${GARBLED}${end}${end}${GARBLED}${end}---${end}${end}`.repeat(6);
      const { output } = cleaned(text, { notes: "none" }, 90);
      expect(output).toBe(emend(text, { model, notes: "none" }).text);
    },
  );

  it("fails where it changes between the passes", () => {
    const file = join(folder, "changed.md");
    writeFileSync(file, PROSE);
    const source = { file, path: "x.md", plainText: false, form: formOfFile(file), sha256: "0".repeat(64) };
    const settings = { clean: emend, options: { model }, tool: "emend 0.0.0" };
    expect(() => [...cleanLarge(source, settings)]).toThrow(/has been changed while it was read/);
  });
});
