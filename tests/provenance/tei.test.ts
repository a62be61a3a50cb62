import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { describe, expect, it } from "vitest";
import { toTei } from "../../src/provenance/tei.js";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { decidedCase, exportCases } from "./export-cases.js";

const SUBSET = fileURLToPath(new URL("tei-subset.rnc", import.meta.url));
/** Where the environment names a whole schema, such as tei_all.rng, its word counts as well. */
const { EMEND_TEI_SCHEMA } = process.env;
const SCHEMAS = [SUBSET, ...(EMEND_TEI_SCHEMA ? [EMEND_TEI_SCHEMA] : [])];
const ELEMENT = 1;
const TEXT = 3;

const parse = (xml: string) => new DOMParser().parseFromString(xml, "application/xml");

const elements = (xml: string, name: string): Element[] => [...parse(xml).getElementsByTagName(name)];

/** The text of an element, where each `choice` with a `sic` counts as the child that is asked for. */
function textOf(node: Node, of: "sic" | "corr"): string {
  if (node.nodeType === TEXT) return node.nodeValue ?? "";
  if (node.nodeType !== ELEMENT) return "";
  const element = node as Element;
  if (element.tagName === "g")
    return String.fromCharCode(Number.parseInt(element.getAttribute("ref")!.slice(2), 16));
  const children = [...element.childNodes];
  if (element.tagName !== "choice") return children.map((child) => textOf(child, of)).join("");
  const chosen = children.find((child) => child.nodeName === of) ?? children[0]!;
  return textOf(chosen, of);
}

describe.each(exportCases)("$name", ({ raw, clean, record }) => {
  const xml = toTei(raw, record);
  const [body] = elements(xml, "body") as [Element];

  it("turns back into the raw text", () => {
    expect(textOf(body, "sic")).toBe(raw);
  });

  it("turns back into the cleaned text", () => {
    expect(textOf(body, "corr")).toBe(clean);
  });
});

describe("what a span becomes", () => {
  const { raw, record } = exportCases[0]!;
  const xml = toTei(raw, record);
  const [choice] = elements(xml, "choice") as [Element];

  it("names tool, version, model and encodings in the header", () => {
    const [application] = elements(xml, "application") as [Element];
    expect(application.getAttribute("version")).toBe("0.1.0");
    expect(application.textContent).toContain(record.model);
    const [item] = elements(xml, "item") as [Element];
    expect(item.getAttribute("xml:id")).toBe("F1");
    expect(textOf(item, "corr")).toBe("shift; offset 2; \u0007< for fi");
    expect(elements(xml, "title")[0]!.textContent).toBe(record.source.path);
  });

  it("points to encoding and kinds, and tells how certain it is", () => {
    expect(choice.getAttribute("ana")).toBe("#F1 #kind-shift #kind-ligature");
    const corr = [...choice.childNodes].find(({ nodeName }) => nodeName === "corr") as Element;
    expect(corr.getAttribute("cert")).toBe("medium");
    expect(corr.getAttribute("resp")).toBe("#emend");
  });

  it("names the people who decided, and lets them answer for it", () => {
    const xml = toTei(decidedCase.raw, decidedCase.record);
    const statements = elements(xml, "respStmt").map((it) => [it.getAttribute("xml:id"), it.textContent]);
    expect(statements.slice(1)).toEqual([
      ["reader1", 'passages decided byM. "<Reader> & Co'],
      ["reader2", "passages decided on 2026-03-31 bya reader"],
    ]);
    expect(elements(xml, "corr")[0]!.getAttribute("resp")).toBe("#reader1");
    const rejected = elements(xml, "unclear").find((it) => it.getAttribute("reason") === "rejected");
    expect(rejected?.getAttribute("resp")).toBe("#reader2");
  });

  it("marks doubtful words with their alternatives, but none that it cannot tell from an equal one", () => {
    const marked = [...choice.getElementsByTagName("unclear")].map((it) => [
      it.textContent,
      it.getAttribute("cert"),
    ]);
    expect(marked).toEqual([
      ["old", "medium"],
      ["odd<", "low"],
      ["map", "low"],
    ]);
  });

  it("marks gaps in the raw text", () => {
    const sic = choice.getElementsByTagName("sic")[0]!;
    expect(sic.toString()).toMatch(/>vjg<gap reason="lost"\/>.*<gap reason="lost"\/><\/sic>$/s);
  });

  it("leaves flagged passages as unclear, with their readings at the back", () => {
    const outside = elements(xml, "unclear").filter((it) => it.hasAttribute("xml:id"));
    expect(outside.map((it) => [it.textContent, it.getAttribute("reason")])).toEqual([
      ["debris", "debris"],
      ["Zkb", "uncertain"],
    ]);
    const items = [...elements(xml, "back")[0]!.getElementsByTagName("item")];
    expect(items.map((it) => [it.getAttribute("corresp"), textOf(it, "corr")])).toEqual([
      ["#e3", "Why\u0001"],
    ]);
  });

  it("makes a block of what stands between blank lines, with its line beginnings", () => {
    expect(elements(xml, "p").filter((it) => it.parentNode?.nodeName === "body").length).toBe(2);
    expect(elements(xml, "lb").length).toBe(1);
  });

  it("takes a bounded time for each word of a long line", () => {
    const word = { start: 0, end: 3, confidence: 0.6, alternatives: [] };
    const words = Array.from({ length: 30_000 }, (_, index) => ({ ...word, text: `w${index}` }));
    const text = words.map((it) => it.text).join(" ");
    const span = {
      ...record.spans[0]!,
      raw: text,
      text,
      reading: text,
      start: 0,
      end: text.length,
      gaps: [],
    };
    const long = toTei(text, { ...record, spans: [{ ...span, doubtful: words }] });
    expect(long.match(/<unclear /g)).toHaveLength(words.length);
  });
});

const hasJing = spawnSync("jing", ["-version"]).error === undefined;
if (!hasJing)
  console.warn("skipped: TEI is not validated, since `jing` is not installed (Debian package jing)");

describe.runIf(hasJing)("RELAX NG", () => {
  it.each(SCHEMAS)("finds every document valid, and one with a misplaced element not: %s", async (schema) => {
    const parameters = schema.endsWith(".rnc") ? ["-c", schema] : [schema];
    const folder = await temporaryFolder();
    const files = exportCases.map(({ name, raw, record }) => {
      const file = join(folder, `${name}.xml`);
      writeFileSync(file, toTei(raw, record));
      return file;
    });
    expect(spawnSync("jing", [...parameters, ...files], { encoding: "utf8" }).stdout).toBe("");
    const invalid = join(folder, "invalid.xml");
    writeFileSync(
      invalid,
      toTei("Good.", { ...exportCases[0]!.record, spans: [] }).replace("<p>Good", "<sic/><p>Good"),
    );
    expect(spawnSync("jing", [...parameters, invalid], { encoding: "utf8" }).stdout).toContain("sic");
  });
});
