import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/batch/hash.js";
import { emend, inspect } from "../../src/index.js";
import type { Decision, Decisions } from "../../src/provenance/decisions.js";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { model } from "../support/model.js";
import { run } from "./run.js";

const RAW = 'It was dark. Only vjg"qnf"ncpgtp was out, and then vjg"qnf"ncpgtp was lit.\n';
const START = RAW.indexOf("vjg");
const loadEngine = async () => ({ emend, inspect, model });

function decision(changes: Partial<Decision> = {}): Decision {
  const raw = 'vjg"qnf"ncpgtp';
  return {
    source: { path: "a.md", sha256: sha256(RAW) },
    start: START,
    end: START + raw.length,
    raw,
    before: RAW.slice(0, START),
    after: RAW.slice(START + raw.length, START + raw.length + 32),
    action: "correct",
    reading: "the lamp of Odrick",
    name: "M. Reader",
    date: "2026-03-31",
    ...changes,
  };
}

async function cleaned(text: string, decisions: readonly Decision[]) {
  const file: Decisions = { schema: 1, tool: "emend 0.1.0", decisions };
  const folder = await temporaryFolder({ "in/a.md": text, "decisions.json": JSON.stringify(file) });
  const out = join(folder, "out");
  const again = () =>
    run(
      [
        "clean",
        join(folder, "in"),
        "-o",
        out,
        "--notes",
        "none",
        "--decisions",
        join(folder, "decisions.json"),
      ],
      { loadEngine },
    );
  const result = await again();
  return { ...result, folder, again, text: await readFile(join(out, "a.md"), "utf8") };
}

describe("emend clean --decisions", () => {
  test("writes what was decided, by whom and when, once and again", async () => {
    const { code, err, text, folder, again } = await cleaned(RAW, [decision()]);
    expect(code).toBe(0);
    expect(err).not.toContain("place");
    expect(text).toContain("Only the lamp of Odrick was out");
    const { spans } = JSON.parse(await readFile(join(folder, "out/a.provenance.json"), "utf8"));
    expect(spans[0]).toMatchObject({
      action: "emended",
      by: "reader",
      name: "M. Reader",
      date: "2026-03-31",
    });
    expect((await run(["restore", join(folder, "out/a.md")])).out).toBe(RAW);
    expect((await again()).err).toContain("1 unchanged");
  });

  test("does again what other decisions are about", async () => {
    const { folder, again } = await cleaned(RAW, [decision()]);
    const file: Decisions = {
      schema: 1,
      tool: "emend 0.1.0",
      decisions: [decision({ reading: "the lamp" })],
    };
    await writeFile(join(folder, "decisions.json"), JSON.stringify(file));
    expect((await again()).err).not.toContain("unchanged");
    expect(await readFile(join(folder, "out/a.md"), "utf8")).toContain("Only the lamp was out");
  });

  test("is not forgotten: a run without it leaves what was decided", async () => {
    const { folder, text } = await cleaned(RAW, [decision()]);
    const without = ["clean", join(folder, "in"), "-o", join(folder, "out"), "--notes", "none"];
    for (const _ of ["once", "and again"]) {
      const { code, err } = await run(without, { loadEngine });
      expect(code).toBe(3);
      expect(err).toContain("holds a reader's decisions");
    }
    expect(await readFile(join(folder, "out/a.md"), "utf8")).toBe(text);
    expect((await run([...without, "--force"], { loadEngine })).code).toBe(0);
    expect(await readFile(join(folder, "out/a.md"), "utf8")).not.toContain("Odrick");
  });

  test("finds the place in another version of a document", async () => {
    const { text, err } = await cleaned(`A new line.\n\n${RAW}`, [decision()]);
    expect(err).not.toContain("place");
    expect(text).toContain("Only the lamp of Odrick was out");
  });

  test("tells of decisions without a place, and of those about other documents", async () => {
    const other = decision({ source: { path: "b.md", sha256: "0".repeat(64) } });
    const { code, err } = await cleaned("Nothing is left of it.\n", [decision(), other]);
    expect(code).toBe(0);
    expect(err).toContain(
      'a decision about a.md, offset 18, finds no place where it can be written: vjg"qnf"ncpgtp; give the raw document, or a reading that leaves its markup as it is\n',
    );
    expect(err).toContain("1 of 2 decisions are about other documents");
  });

  test("works on standard input", async () => {
    const { folder } = await cleaned(RAW, [decision()]);
    const parameters = ["clean", "-", "--notes", "none", "--decisions", join(folder, "decisions.json")];
    expect((await run(parameters, { input: RAW, loadEngine })).out).toContain(
      "Only the lamp of Odrick was out",
    );
  });

  test.each([
    ["{", "is no decisions file (it is not JSON)"],
    ["{}", "is no decisions file (schema: expected 1"],
  ])("refuses %j", async (content, message) => {
    const folder = await temporaryFolder({ "a.md": RAW, "d.json": content });
    const { code, err } = await run([
      "clean",
      join(folder, "a.md"),
      "-o",
      join(folder, "out"),
      "--decisions",
      join(folder, "d.json"),
    ]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("emend lexicon", () => {
  test("lists the words of accepted and corrected readings that no lexicon holds", async () => {
    const decisions = [
      decision(),
      decision({ action: "accept", reading: "near Vellandine-on-Sea" }),
      decision({ action: "reject" }),
    ];
    const folder = await temporaryFolder({ "d.json": JSON.stringify({ schema: 1, tool: "", decisions }) });
    const { out } = await run(["lexicon", join(folder, "d.json")], { loadEngine });
    expect(out).toBe("Odrick\nVellandine-on-Sea\n");
  });

  test("says so where it has nothing to list", async () => {
    const decisions = [decision({ action: "reject" })];
    const folder = await temporaryFolder({ "d.json": JSON.stringify({ schema: 1, tool: "", decisions }) });
    expect(await run(["lexicon", join(folder, "d.json")], { loadEngine })).toMatchObject({
      code: 0,
      out: "",
      err: "emend: no confirmed reading holds a word that the word model lacks\n",
    });
  });
});
