import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExitCode } from "../../src/commands/context.js";
import { scoreCommand } from "../../src/commands/score.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "score-"));
  for (const name of ["out", "truth", "raw"]) await mkdir(join(folder, name));
});

afterEach(() => rm(folder, { recursive: true }));

const write = (path: string, content: string) => writeFile(join(folder, path), content);

async function score(...parameters: string[]) {
  const result = { printed: "", told: "", codes: [] as ExitCode[] };
  const command = scoreCommand({
    print: async (content) => {
      result.printed += content;
    },
    tell: (text) => {
      result.told += text;
    },
    end: (code) => {
      result.codes.push(code);
    },
  }).exitOverride();
  const paths = parameters.map((it) => (it.startsWith("--") ? it : join(folder, it)));
  await command.parseAsync(paths, { from: "user" });
  return result;
}

describe("emend score", () => {
  it("scores one file", async () => {
    await write("a.md", "The lamp was lot.");
    await write("b.md", "The lamp was lit.");
    const { printed, codes } = await score("a.md", "b.md");
    expect(printed).toContain("5.88 %");
    expect(printed.split("\n")).toHaveLength(3);
    expect(codes).toEqual([]);
  });

  it("matches folders by path, whatever the extension, and gives JSON", async () => {
    await write("out/a.md", "The lamp was lit.");
    await write("truth/a.txt", "The lamp was lit.");
    await write("raw/a.txt", "The nc or was lit.");
    const { printed } = await score("out", "truth", "--raw", "raw", "--json");
    const { documents, total } = JSON.parse(printed);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      path: "a.txt",
      output: { asIs: { cer: 0, wer: 0 }, folded: { cer: 0 } },
      repair: { errorReduction: { asIs: 1 }, regions: { total: 1, exact: 1 }, harm: { changed: 0 } },
    });
    expect(total.repair.regions.exact).toBe(1);
  });

  it("takes notes out by the record beside the output", async () => {
    const text = "The lamp[*] was lit.\n\nnote";
    await write("out/a.md", text);
    await write("truth/a.md", "The lamp was lit.");
    const insertions = [
      { outStart: 8, outEnd: 11 },
      { outStart: 20, outEnd: text.length },
    ];
    const sha256 = `${createHash("sha256").update(text).digest("hex")}`;
    const record = {
      schema: 1,
      tool: "emend 0.1.0",
      model: `sha256:${"0".repeat(64)}`,
      source: { path: "a.md", sha256: "0".repeat(64), bytes: 17, encoding: "utf-8", bom: false },
      output: { sha256 },
      encodings: [],
      spans: [],
      insertions,
    };
    await write("out/a.provenance.json", JSON.stringify(record));
    const { printed } = await score("out", "truth", "--json");
    expect(JSON.parse(printed).total.output.asIs.characterEdits).toBe(0);
  });

  it("tells in one line of a true text without output, and scores the rest", async () => {
    await write("out/a.md", "one");
    await write("truth/a.md", "one");
    await write("truth/b.md", "two");
    const { printed, told, codes } = await score("out", "truth");
    expect(told).toMatch(/^emend: .*b\.md: there is no .*b\.md to go with it; check the folders\n$/);
    expect(printed).toContain("a.md");
    expect(codes).toEqual([3]);
  });

  it("refuses files among folders, and what is not there", async () => {
    await write("a.md", "one");
    await expect(score("a.md", "truth")).rejects.toMatchObject({ name: "Refusal" });
    await expect(score("b.md", "a.md")).rejects.toMatchObject({ name: "Failure" });
  });
});
