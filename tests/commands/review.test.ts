import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "./run.js";

describe("emend review", () => {
  test("writes one page about the documents with damage, and nothing else", async () => {
    const folder = await temporaryFolder({ "in/a.md": "and vjg </script>", "in/b.md": "well" });
    const page = join(folder, "review.html");
    const { code, out, err } = await run(["review", join(folder, "in"), "-o", page]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("2 documents read, 1 with damage, 1 span;");
    expect(await filesIn(folder)).toEqual(["in/a.md", "in/b.md", "review.html"]);
    const html = await readFile(page, "utf8");
    const data = JSON.parse(html.match(/id="data">(.*)<\/script>/)![1]!);
    expect(data.documents).toMatchObject([{ path: "a.md", text: "and vjg </script>" }]);
    expect(/<[^>]*(?:src|href)=|url\(|@import|https?:\/\/(?!www\.w3\.org)/.test(html)).toBe(false);
    // What the page adds to its documents.
    expect(html.length).toBeLessThan(200_000);
  });

  test("needs to know where to write", async () => {
    const folder = await temporaryFolder({ "a.md": "and vjg" });
    const { code, err } = await run(["review", folder]);
    expect(code).toBe(2);
    expect(err).toContain("--out");
  });

  test.each([
    ["a document", "in/a.md"],
    ["the decisions", "decisions.json"],
    ["the lexicon", "names.txt"],
  ])("never replaces %s with the page", async (_, name) => {
    const decisions = JSON.stringify({ schema: 1, tool: "emend", decisions: [] });
    const files = { "in/a.md": "and vjg", "decisions.json": decisions, "names.txt": "Vjg" };
    const folder = await temporaryFolder(files);
    const before = await readFile(join(folder, name), "utf8");
    const { code, err } = await run([
      "review",
      join(folder, "in"),
      "-o",
      join(folder, "in", "..", name),
      "--decisions",
      join(folder, "decisions.json"),
      "--lexicon",
      join(folder, "names.txt"),
    ]);
    expect(code).toBe(2);
    expect(err).toContain("is what the page is made from; choose another file with -o");
    expect(await readFile(join(folder, name), "utf8")).toBe(before);
  });

  test("tells of inputs that fail, and does the others", async () => {
    const folder = await temporaryFolder({ "a.md": "and vjg", "b.md": "%PDF-" });
    const page = join(folder, "r.html");
    const { code, err } = await run(["review", folder, "-o", page]);
    expect(code).toBe(3);
    expect(err).toContain("b.md: is a PDF document");
    expect(await readFile(page, "utf8")).toContain("and vjg");
  });
});
