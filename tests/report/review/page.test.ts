import { readFile } from "node:fs/promises";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emend, readDecisions } from "../../../src/index.js";
import { reviewPage } from "../../../src/report/review/page.js";
import { model } from "../../support/model.js";
import { documentOf, isBrowserThere, launch, manySpans, open } from "./browser.js";

const RAW = `# Notes of a pilot

The barge left at six. Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0 Nobody spoke
before the second bend, where vjg"Łtuv"dwq{u were tied. Only vjg"qnf"ncpgtp was out.
On the way back vjg"qnf"ncpgtp was lit again.
`;
const NOTES = documentOf("notes.md", RAW);

let tab: Page;

const rows = (page: Page): Promise<string[]> => page.locator(".row-reading").allTextContents();
const selected = (page: Page): Promise<string | null> =>
  page.locator('.row[aria-selected="true"] .row-reading').textContent();
const press = async (page: Page, keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** To be polled: a page may be loaded again before the browser hands out what its last page stored. */
async function signsWhenLoadedAgain(page: Page): Promise<string[]> {
  await page.reload();
  return page.locator(".row-sign").allTextContents();
}

async function exported(page: Page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export decisions" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("decisions.json");
  return readDecisions(JSON.parse(await readFile(await file.path(), "utf8")));
}

describe.skipIf(!isBrowserThere)("the review page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    tab = await browser.newPage();
  });
  afterAll(() => browser.close());

  it("loads from the disk, asks for nothing, and shows raw and repaired", async () => {
    const { page, complaints } = await open(tab, [NOTES]);
    expect(await rows(page)).toEqual(NOTES.spans.map(({ reading }) => reading));
    const line = page.locator(".text .line", { hasText: "Nobody spoke" });
    expect(await line.locator(".raw mark").first().textContent()).toBe(NOTES.spans[0]!.raw);
    expect(await line.locator(".repaired mark").first().textContent()).toBe(NOTES.spans[0]!.reading);
    expect(await page.locator(".stages .stage-name").allTextContents()).toEqual(["Raw", "Decoded"]);
    expect(complaints).toEqual([]);
  });

  it("is worked with the keyboard alone", async () => {
    const { page, complaints } = await open(tab, [NOTES]);
    const readings = await rows(page);
    await press(page, ["j"]);
    expect(await selected(page)).toBe(readings[1]);
    await press(page, ["k", "a"]);
    expect(await selected(page)).toBe(readings[1]);
    await press(page, ["r"]);
    expect(await page.locator(".row-sign").allTextContents()).toEqual(["✓ Accepted", "✗ Rejected", "", ""]);
    await press(page, ["e", "Control+A"]);
    await page.keyboard.type("the odd lantern");
    await press(page, ["Enter"]);
    expect((await rows(page))[2]).toBe("the odd lantern");
    expect(await page.locator(".repaired").filter({ hasText: "the odd lantern" }).count()).toBe(1);
    await press(page, ["u", "u"]);
    expect(await page.locator(".row-sign").allTextContents()).toEqual(["✓ Accepted", "", "", ""]);
    await press(page, ["?"]);
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await press(page, ["Escape", "j"]);
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it("decides for all spans of one raw text in one step, which is undone in one step", async () => {
    const { page } = await open(tab, [NOTES]);
    await press(page, ["j", "j", "s", "r"]);
    expect(await page.locator(".row-sign").allTextContents()).toEqual(["", "", "✗ Rejected", "✗ Rejected"]);
    await press(page, ["u"]);
    expect(await page.locator(".counted").textContent()).toBe("0 of 4 decided");
  });

  it("exports what a later run holds to", async () => {
    const { page } = await open(tab, [NOTES]);
    await page.getByLabel("Your name").fill("M. Reader");
    await page.locator(".rows").focus();
    await press(page, ["a", "r", "e", "Control+A"]);
    await page.keyboard.type("the odd lantern");
    await press(page, ["Enter"]);
    const { decisions } = await exported(page);
    expect(decisions.map(({ action, name }) => [action, name])).toEqual([
      ["accept", "M. Reader"],
      ["reject", "M. Reader"],
      ["correct", "M. Reader"],
    ]);
    const { text, unplaced, record } = emend(RAW, { model, notes: "none", decisions });
    expect(unplaced).toEqual([]);
    expect(text).toContain('where vjg"Łtuv"dwq{u were tied. Only the odd lantern was out.');
    expect(record.spans.filter(({ by }) => by === "reader")).toHaveLength(3);
    // Shown again, the page knows what was decided.
    const again = await open(tab, [{ ...NOTES, spans: record.spans }]);
    expect(await again.page.locator(".row-sign").allTextContents()).toEqual([
      "✓ Accepted",
      "✗ Rejected",
      "✎ Corrected",
      "",
    ]);
  });

  it("keeps what was decided when it is loaded again", async () => {
    const { page } = await open(tab, [NOTES]);
    await press(page, ["a", "r"]);
    await expect.poll(() => signsWhenLoadedAgain(page)).toEqual(["✓ Accepted", "✗ Rejected", "", ""]);
  });

  it.each<[string, unknown]>([
    ["no object", 5],
    ["an unknown action", { action: "constructor", reading: "x", date: "" }],
    ["a reading that is no text", { action: "correct", reading: {}, date: "" }],
    ["a reading of two lines", { action: "correct", reading: "a\nb", date: "" }],
    ["half a character", { action: "correct", reading: "\ud800", date: "" }],
    ["no reading", { action: "accept", date: "" }],
    ["a name that is no text", { action: "reject", name: {}, date: "" }],
  ])("takes nothing from the browser's storage that it did not put there: %s", async (_, choice) => {
    const { page, complaints } = await open(tab, [NOTES]);
    await press(page, ["a", "r"]);
    await page.evaluate(`
      for (const [key, value] of Object.entries(localStorage)) {
        const stored = JSON.parse(value);
        if (stored.choices.length === 0) continue;
        stored.choices[0][1] = ${JSON.stringify(choice)};
        localStorage.setItem(key, JSON.stringify(stored));
      }`);
    await expect.poll(() => signsWhenLoadedAgain(page)).toEqual(["", "✗ Rejected", "", ""]);
    expect((await exported(page)).decisions.map(({ action }) => action)).toEqual(["reject"]);
    expect(complaints).toEqual([]);
  });

  it.each([
    ["screen", 1],
    ["screen", 2],
    ["print", 2],
  ] as const)("shows what a name of a document hides: on %s, of %s", async (media, count) => {
    const path = "gpj.\u202ed\u200bm.md";
    const document = { ...NOTES, path, encodings: [{ ...NOTES.encodings[0]!, params: { pairs: "\u202e" } }] };
    const { page } = await open(tab, [document, { ...document, path: `b${path}` }].slice(0, count), {
      media,
    });
    const shown = await page.evaluate(`
      for (const script of document.querySelectorAll("script")) script.remove();
      document.title + document.documentElement.outerHTML.replace(/ value="[^"]*"/g, "");`);
    expect(shown).toContain("gpj.\\u{202e}d\\u{200b}m.md");
    expect(shown).not.toMatch(/[\u202e\u200b]/);
  });

  it("filters and sorts", async () => {
    const { page } = await open(tab, [NOTES]);
    await page.getByLabel("Kind", { exact: true }).selectOption("ligature");
    expect(await rows(page)).toEqual(["the first buoys"]);
    await page.getByLabel("Kind", { exact: true }).selectOption("");
    await page.getByLabel("Find").fill("lantern");
    expect(await rows(page)).toEqual(["the old lantern", "the old lantern"]);
    await page.getByLabel("Find").fill("nowhere");
    expect(await page.getByText("No span matches").isVisible()).toBe(true);
    await page.getByLabel("Find").fill("");
    await page.getByLabel("Order").selectOption("confidence");
    const exact = NOTES.spans.map(({ confidence, reading }) => [confidence.exact, reading] as const);
    expect(await rows(page)).toEqual(exact.sort(([a], [b]) => a - b).map(([, reading]) => reading));
  });

  it("never takes text of a document for markup or a program", async () => {
    const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- & \u2028 {{x}} \u001b[31m`;
    const span = {
      ...NOTES.spans[0]!,
      raw: evil,
      reading: evil,
      text: evil,
      start: 0,
      end: evil.length,
      line: 1,
    };
    const text = `${evil}\n<svg onload=alert(3)>\n`;
    const document = {
      ...NOTES,
      path: `<b onmouseover=alert(4)>${"x".repeat(40)}.md`,
      text,
      spans: [{ ...span, steps: [] }],
    };
    const { page, complaints } = await open(tab, [document]);
    expect(await page.locator("img, b b, .text svg").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    expect(await page.locator(".raw mark").textContent()).toContain("<script>alert(1)</script>");
    await page.locator(".raw mark").hover();
    await press(page, ["a"]);
    expect(complaints).toEqual([]);
  });

  it("runs nothing that its policy does not name", async () => {
    const page = reviewPage({ tool: "", key: "", documents: [] }, { script: "1", style: "" });
    expect(page).toContain("default-src 'none'");
    expect(page.match(/'sha256-[^']+'/g)).toHaveLength(2);
    expect(page).not.toContain("unsafe");
  });

  it("draws only what is seen of two thousand spans, and goes through them", async () => {
    const { page, complaints } = await open(tab, [manySpans(2000)]);
    expect(await page.locator(".row").count()).toBeLessThan(60);
    expect(await page.locator(".text .line").count()).toBeLessThan(200);
    await page.locator(".rows").focus();
    await press(page, ["End"]);
    expect(await page.locator(".row[aria-selected=true]").getAttribute("aria-posinset")).toBe("2000");
    expect(await page.locator("mark.selected").count()).toBe(2);
    await press(page, ["s", "a"]);
    expect(await page.locator(".counted").textContent()).toBe("40 of 2000 decided");
    expect(complaints).toEqual([]);
  });

  it.each([
    ["in light", { colorScheme: "light" }],
    ["in the dark", { colorScheme: "dark" }],
    ["on 360 pixels", { width: 360 }],
    ["on paper", { colorScheme: "dark", media: "print" }],
  ] as const)("keeps nobody out, and fits: %s", async (_, seen) => {
    const { page } = await open(tab, [NOTES, { ...NOTES, path: "other.md" }], seen);
    await press(page, ["j", "a", "r"]);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  });

  it("names the document of each span where there are several", async () => {
    const other = documentOf("letters/other.md", 'The barge left. Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"vqq0\n');
    const { page } = await open(tab, [NOTES, other]);
    expect(await page.locator(".row-place").allTextContents()).toEqual([
      ...NOTES.spans.map(({ line }) => `notes.md, line ${line}`),
      "letters/other.md, line 1",
    ]);
    expect(await page.locator(".facts dd").first().textContent()).toBe("notes.md");
  });

  it.each(["light", "dark"] as const)("has a button to be read while pointed at, %s", async (colorScheme) => {
    const { page } = await open(tab, [NOTES]);
    await press(page, ["a"]);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Export decisions" }).hover();
    expect(await violations(page)).toEqual([]);
    await page.mouse.move(0, 0);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  });

  it("has a help that keeps nobody out", async () => {
    const { page } = await open(tab, [NOTES]);
    await press(page, ["?"]);
    expect(await violations(page)).toEqual([]);
  });

  it("prints every line with a span of every document, and no controls", async () => {
    const { page } = await open(tab, [NOTES, { ...NOTES, path: "other.md" }], { media: "print" });
    expect(await page.locator(".print .line:not(.line-head)").count()).toBe(6);
    expect(await page.locator(".print mark").count()).toBe(16);
    expect(await page.locator(".workspace").isVisible()).toBe(false);
  });
});

/** What axe finds; it is run in the page by the browser's own tools, which no policy of the page binds. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as axe.AxeResults;
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
