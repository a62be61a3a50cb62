/** `npm run peers`: measures other tools on the damage that they are made for, and writes the table of the README. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { countErrors } from "../../src/score/error-rates.js";
import { markdownTable } from "../figures/table.js";
import { cleanProse } from "../support/prose.js";
import { DAMAGES, type DamagedText } from "./damages.js";
import { peers, type Repair } from "./peers.js";

const README = join(fileURLToPath(new URL("../..", import.meta.url)), "README.md");
const PLACE = /(<!-- peers -->\n)[\s\S]*?(<!-- end of peers -->)/;

const clean = cleanProse().map(({ text }) => text);
const damages = Object.values(DAMAGES).map((damage) => clean.map((text, seed) => damage(text, seed + 1)));

test("peers", async () => {
  const rows = Object.entries(await peers()).map(([name, repair]) => [
    name,
    ...damages.map((texts) => errorsGone(texts, repair)),
    String(clean.reduce((sum, text) => sum + edits(repair(text), text), 0)),
  ]);
  const table = markdownTable(["Tool", ...Object.keys(DAMAGES), "harm to clean texts"], rows);
  console.log(table);
  const readme = readFileSync(README, "utf8");
  expect(readme).toMatch(PLACE);
  writeFileSync(
    README,
    readme.replace(PLACE, (_, before: string, after: string) => `${before}\n${table}\n${after}`),
  );
});

const edits = (text: string, truth: string): number => countErrors(text, truth).characterEdits;

/** The share of wrong characters that became right, less those that became wrong. */
function errorsGone(texts: readonly DamagedText[], repair: Repair): string {
  const total = (text: (damage: DamagedText) => string) =>
    texts.reduce((sum, damage) => sum + edits(text(damage), damage.truth), 0);
  const before = total(({ damaged }) => damaged);
  expect(before).toBeGreaterThan(50);
  const share = (100 * (before - total(({ damaged }) => repair(damaged)))) / before;
  return `${share
    .toFixed(0)
    .replace(/^-(?=0$)/, "")
    .replace("-", "−")} %`;
}
