import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashLarge } from "../../../src/batch/hash.js";
import { formOfFile } from "../../../src/batch/large/parts.js";
import { type Survey, survey } from "../../../src/batch/large/survey.js";
import { emend } from "../../../src/index.js";
import { model } from "../../support/model.js";
import { temporaryFolder } from "../temporary-folder.js";

const HEALTHY = "The ferry left the northern harbour before the morning bell.\n\n";
const GARBLED =
  'Vjg"hgtt{"nghv"vjg"pqtvjgtp"jctdqwt"dghqtg"vjg"oqtpkpi"dgnn."cpf"pq"qpg"ycu"ngfv"qp"vjg"swc{0\n\n';

/** What a survey tells of paragraphs that are parts each, and how many of them it cleaned. */
async function surveyed(paragraphs: readonly string[]): Promise<Survey & { readonly cleaned: number }> {
  const folder = await temporaryFolder({});
  const file = join(folder, "book.md");
  writeFileSync(file, paragraphs.join(""));
  let cleaned = 0;
  const clean: typeof emend = (text, options) => {
    cleaned += 1;
    return emend(text, options);
  };
  const source = {
    file,
    path: "book.md",
    plainText: false,
    form: formOfFile(file),
    sha256: hashLarge(file),
    units: 40,
  };
  const steps = survey(source, { clean, options: { model } });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { ...step.value, cleaned };
}

test("a long text is surveyed by some of its parts", async () => {
  const { cleaned, records } = await surveyed(new Array<string>(60).fill(HEALTHY));
  expect(cleaned).toBeGreaterThan(6);
  expect(cleaned).toBeLessThanOrEqual(24);
  expect(records.size).toBe(cleaned);
});

test("parts keep what was found in them where the others prove nothing new", async () => {
  const { records, evidence } = await surveyed([HEALTHY, GARBLED, HEALTHY]);
  expect(evidence.encodings.map(({ params }) => params)).toEqual([{ offset: 2 }]);
  expect([...records.keys()]).toEqual([1]);
});

test("parts that mention a label which another one defines are cleaned again", async () => {
  const definition = "[chart]: http://example.org/chart-of-the-northern-harbour\n\n";
  const link = "She drew the [Chart] of the harbour before the morning bell rang.\n\n";
  const { records, cleaned } = await surveyed([link, HEALTHY, HEALTHY, definition]);
  expect([...records.keys()]).not.toContain(0);
  expect(records.size).toBe(cleaned - 1);
});
