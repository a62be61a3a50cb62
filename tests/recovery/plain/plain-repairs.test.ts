import { describe, expect, it } from "vitest";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { applySteps } from "../../../src/provenance/steps.js";
import { cutPieces } from "../../../src/recovery/pieces/pieces.js";
import { findPlainRepairs } from "../../../src/recovery/plain/plain-repairs.js";
import { model } from "../../support/model.js";

const find = (text: string, taken: readonly { start: number; end: number }[] = [], listed: string[] = []) =>
  findPlainRepairs(text, cutPieces(text, model.words), taken, {
    model,
    lexicon: buildDocumentLexicon([], listed, model.words),
    minConfidence: 0.95,
    minReading: 0,
  });

const emended = (text: string): [string, string | null][] =>
  find(text).flatMap(({ action, raw, reading }) => (action === "emended" ? [[raw, reading]] : []));

const MIXED =
  "The scientiÞc of\ufb01cers met in the T ower of the W ater Company, where signi cant Þgures were veri fi ed and traf c was modi ed.";

describe("findPlainRepairs", () => {
  it("leaves words run together that a program reads behind a name", () => {
    const run = "thegardenwallwasbuiltbythemenofthevillage";
    const after = "\n\nThe other headers may be written in another order.\n";
    expect(emended(`The header:\n  ${run}${after}`).map(([raw]) => raw)).toEqual([run]);
    expect(emended(`GardenHeader:\n  ${run}${after}`)).toEqual([]);
  });

  it("covers whole words, and its steps lead from raw to reading", () => {
    const found = find(MIXED);
    expect(found.length).toBeGreaterThanOrEqual(6);
    for (const { start, end, raw, reading, steps, kinds } of found) {
      expect(MIXED.slice(start, end)).toBe(raw);
      expect(applySteps(raw, steps)).toBe(reading);
      expect(["ligature", "spacing"]).toEqual(expect.arrayContaining([...kinds]));
      expect(/\w/.test(MIXED[start - 1] ?? " ") || /\w/.test(MIXED[end] ?? " ")).toBe(false);
    }
    for (const [at, { start }] of found.entries())
      if (at > 0) expect(start).toBeGreaterThanOrEqual(found[at - 1]!.end);
  });

  it("takes the wide blanks of lines set flush for no ligature", () => {
    const text = "The server may be asked for what it is told as often as the  uid is kept in the main file.";
    expect(find(text).map(({ reading }) => reading?.trim())).toEqual(["fluid"]);
    expect(find(text.replace("may be", "may  be").replace("main file", "main  file"))).toEqual([]);
  });

  it("takes a lost ligature for a slip of the writer where most stand whole nearby", () => {
    const [lost, whole] = ["a scientifc defnition of the signifcant", "a first definition of the final"];
    const readings = ["scientific", "definition", "significant"];
    expect(emended(`There was ${lost} figure.`).map(([, reading]) => reading)).toEqual(readings);
    const among = `There was ${whole} office, ${lost} figure, ${whole} file, and ${whole} field.`;
    expect(emended(among)).toEqual([]);
    const apart = `There was ${whole} office.${" It was kept as it was.".repeat(20)} There was ${lost} figure.`;
    expect(emended(apart).map(([, reading]) => reading)).toEqual(readings);
  });

  it("takes letters that mostly stand alone for a word of their own", () => {
    const text = "The word was veri fi ed, and fi ends what if begins;";
    expect(emended(text).map(([raw]) => raw)).toEqual(["veri fi ed", "fi ends"]);
    expect(emended(`${text} one fi closes one if, and no fi closes two.`).map(([raw]) => raw)).toEqual([
      "veri fi ed",
    ]);
  });

  it("believes one long word, but no short one by itself", () => {
    expect(emended("They never agreed on a deÞnition of the word.")).toEqual([["deÞnition", "definition"]]);
    expect(emended("They never agreed on the Þve that were left.")).toEqual([]);
    expect(emended("It was a bene t to all of them in the end.")).toEqual([]);
  });

  it("lets several words of a document speak for one another", () => {
    expect(emended("The Łve Łnal Łgures were classiŁed by the scientiŁc staff.").map(([, to]) => to)).toEqual(
      ["five", "final", "figures", "classified", "scientific"],
    );
  });

  it("does not take a sign for a ligature that stands before many words that it makes none of", () => {
    const said = "They say ˈnal in the north, and all the old keepers say so too";
    expect(find(`${said}.`).map(({ reading }) => reading)).toEqual(["final"]);
    expect(
      find(`${said}; the others have ˈpul, ˈrum, ˈtul, ˈrul, ˈlan, ˈkad, ˈtem and ˈbor for it.`),
    ).toEqual([]);
  });

  it("believes no short word that recurs, but others beside it", () => {
    const frm = "The clerk asks what frm reads. By default, frm reads what there is; nobody asked frm.";
    expect(find(frm)).toEqual([]);
    const many = `${frm} The ofcers of the harbour were notifed by the scientifc ofce.`;
    expect(emended(many).map(([, to]) => to)).toContain("firm");
  });

  it("leaves a sign beside a word that is taken", () => {
    const text =
      "Vjg htqvkgt ®nal classi®cation of the ®elds re¯ects the scienti®c in¯uence of the ®rst of®cers.";
    const at = text.indexOf("®nal");
    expect(find(text).map(({ start }) => start)).toContain(at);
    const free = find(text, [{ start: 0, end: at + 1 }]);
    expect(free.map(({ reading }) => reading)).toContain("classification");
    expect(Math.min(...free.map(({ start }) => start))).toBeGreaterThan(at);
  });

  it("leaves what is taken", () => {
    const text = "They never agreed on a deÞnition of the word.";
    expect(find(text, [{ start: 23, end: 33 }])).toEqual([]);
  });

  it("reads words that the user names", () => {
    const text =
      "The harbour of Ve\ufb02ingen was deÞned by the Zo\u00de\u00denger of the town in the deÞnition.";
    expect(find(text, [], ["Zofifinger"]).map(({ reading }) => reading)).toContain("Zofifinger");
  });

  it("asks for an English neighbourhood", () => {
    expect(
      emended("Sprawozdanie komisji deÞnition przedstawiono posiedzeniu zarządu spółki akcyjnej."),
    ).toEqual([]);
  });

  it("flags where it is not sure enough", () => {
    const text = "They never agreed on a deÞnition of the word.";
    const [flagged] = findPlainRepairs(text, cutPieces(text, model.words), [], {
      model,
      lexicon: buildDocumentLexicon([], [], model.words),
      minConfidence: 1,
      minReading: 0,
    });
    expect(flagged).toMatchObject({ action: "flagged", reason: "uncertain", reading: "definition" });
  });

  it.each([
    ["odd codes", "a\u00de".repeat(20_000)],
    ["single letters", "a b ".repeat(20_000)],
    ["a run of letters", "the".repeat(20_000)],
    ["ligatures by themselves", "fi ".repeat(20_000)],
    ["signs", 'a"b!'.repeat(20_000)],
    ["fragments", "signi cant ".repeat(5_000)],
  ])("comes to an end on %s", (_, text) => {
    expect(find(text)).toBeInstanceOf(Array);
  });
});
