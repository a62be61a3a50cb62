/** `npm run figures`: measures the engine on damage whose truth is known and writes FIGURES.md and the table of the README. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { main } from "../../src/commands/program.js";
import { emend, inspect } from "../../src/index.js";
import { loadModel } from "../../src/node.js";
import { type FixtureKind, fixtureCases } from "../support/fixtures.js";
import { cleanProse } from "../support/prose.js";
import { simulate } from "../support/simulator.js";
import { brierScore, calibrationError, wordCalibrationError } from "./calibration.js";
import { CIPHERS, encipherParagraphs, lettersRight } from "./ciphers.js";
import { addMeasures, type Measures, measure } from "./measure.js";
import { withFigures } from "./readme.js";
import { scans } from "./scan.js";
import { SCENARIOS, type Scenario } from "./scenarios.js";
import { decimals, markdownTable, percent } from "./table.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const README = join(ROOT, "README.md");
const TARGET = fileURLToPath(new URL("FIGURES.md", import.meta.url));

/** Longer texts are cut at a line's end: a run is to stay short. */
const LONGEST_TEXT = 8000;
/** Texts that are damaged in a round; where there are more, every row takes others. */
const TEXTS_A_ROUND = 6;
/** `doubtful` names the words below this probability. */
const SURE_FROM = 0.95;

const model = loadModel();
const prose = cleanProse().map(({ text }) => cut(text));

/** Far from the seeds that solvers are developed on. */
const CIPHER_SEED = 7_000_000;
const CIPHERS_TIMEOUT = 600_000;

/** In the order in which they are made. */
const sections: string[] = [];
const measured: { readonly group: string; readonly name: string; readonly measures: Measures }[] = [];

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : text.slice(0, text.lastIndexOf("\n", LONGEST_TEXT) + 1);
}

function measureScenario({ options, rounds = 1 }: Scenario, row: number): Measures {
  const documents = Array.from({ length: rounds * TEXTS_A_ROUND }, (_, index) => {
    const text = prose[(row * TEXTS_A_ROUND + index) % prose.length]!;
    return simulate(text, options, row * 1000 + index);
  });
  return addMeasures(documents.map((damage) => measure(damage, model)));
}

const REPAIR_HEAD = [
  "regions",
  "exactly right",
  "blanks and quotes aside",
  "errors gone",
  "missed",
  "harm",
  "sure words right",
];

function repairCells(measures: Measures): string[] {
  const { regions, exact, exactFolded, rawEdits, edits, missed, harm, sureWords } = measures;
  return [
    String(regions),
    percent(exact, regions),
    percent(exactFolded, regions),
    percent(rawEdits - edits, rawEdits),
    percent(missed, regions),
    String(harm),
    percent(sureWords.right, sureWords.words),
  ];
}

const CALIBRATION_HEAD = [
  "spans",
  "damaged: error",
  "Brier",
  "exact: error",
  "Brier",
  "words",
  "error",
  "Brier",
];

function calibrationCells({ damaged, readings, doubtfulWords, sureWords }: Measures): string[] {
  return [
    String(damaged.length),
    decimals(calibrationError(damaged)),
    decimals(brierScore(damaged)),
    decimals(calibrationError(readings)),
    decimals(brierScore(readings)),
    String(doubtfulWords.length + sureWords.words),
    decimals(wordCalibrationError(doubtfulWords, sureWords, SURE_FROM)),
    decimals(brierScore(doubtfulWords)),
  ];
}

test.each(Object.entries(SCENARIOS))("%s", (group, scenarios) => {
  const before = measured.length;
  for (const scenario of scenarios) {
    const measures = measureScenario(scenario, measured.length + 1);
    measured.push({ group, name: scenario.name, measures });
  }
  const rows = measured.slice(before).map(({ name, measures }) => [name, ...repairCells(measures)]);
  sections.push(`## ${group}\n\n${markdownTable([group, ...REPAIR_HEAD], rows)}`);
});

test("ciphers", { timeout: CIPHERS_TIMEOUT }, () => {
  const rows = CIPHERS.flatMap((scenario, row) =>
    scenario.lengths.map((length) => {
      const documents = cleanProse().flatMap(({ text }, index) =>
        encipherParagraphs(text, scenario, length, CIPHER_SEED + row * 1000 + length * 10 + index * 100),
      );
      const measures = addMeasures(documents.map((damage) => measure(damage, model)));
      const letters = documents.map(({ damaged, regions: [region] }) => {
        const { start, end, gold } = region!;
        const { text } = emend(damaged, { model, notes: "none" });
        return lettersRight(gold, text.slice(start, text.length - (damaged.length - end)));
      });
      const { regions, exact, missed, harm, sureWords } = measures;
      return [
        `${scenario.name}, ${length} characters`,
        String(regions),
        percent(exact, regions),
        percent(sum(letters, "right"), sum(letters, "all")),
        percent(missed, regions),
        String(harm),
        percent(sureWords.right, sureWords.words),
      ];
    }),
  );
  const head = [
    "Ciphers",
    "stretches",
    "exactly right",
    "letters right",
    "missed",
    "harm",
    "sure words right",
  ];
  sections.push(`## Ciphers\n\n${CIPHERS_NOTE}\n\n${markdownTable(head, rows)}`);
});

const sum = <Name extends string>(all: readonly Readonly<Record<Name, number>>[], name: Name): number =>
  all.reduce((total, it) => total + it[name], 0);

const CIPHERS_NOTE = `Encodings that no table knows: ranges of codes (small letters, capitals, digits, signs) that are shifted each by a
constant of its own, and substitutions. Each document holds one clean stretch of them, at least so many characters
long, on a line of its own. Digits that only a number or two shows cannot be known, nor can letters that occur once in a
name: those words are marked doubtful.`;

test("healthy texts", () => {
  const negative = fixtureCases("negative").map(({ original }) => original);
  const rows = [
    ["prose without damage", cleanProse().map(({ text }) => text)],
    ["what only looks damaged (fixtures)", negative],
  ] as const;
  const table = rows.map(([name, texts]) => {
    const measures = addMeasures(
      texts.map((text) => measure({ damaged: text, truth: text, regions: [] }, model)),
    );
    measured.push({ group: "Healthy", name, measures });
    const flagged = texts.flatMap((text) => inspect(text, { model }).spans).filter(isFlagged);
    return [
      name,
      String(texts.length),
      String(measures.undamaged),
      String(measures.harm),
      String(flagged.length),
    ];
  });
  const head = ["Healthy texts", "texts", "characters", "changed", "stretches flagged"];
  sections.push(`## Healthy texts\n\n${markdownTable(head, table)}`);
});

const isFlagged = ({ action }: { readonly action: string }) => action === "flagged";

test("calibration", () => {
  const simulated = measured.filter(({ group }) => group !== "Healthy");
  const groups = Object.keys(SCENARIOS).map((group) => ({
    name: group,
    measures: addMeasures(simulated.filter((it) => it.group === group).map(({ measures }) => measures)),
  }));
  const totals = [
    { name: "all simulated", measures: addMeasures(simulated.map(({ measures }) => measures)) },
    { name: "all, and healthy texts", measures: addMeasures(measured.map(({ measures }) => measures)) },
  ];
  const rows = [...groups, ...totals].map(({ name, measures }) => [name, ...calibrationCells(measures)]);
  sections.push(
    `## Calibration\n\n${CALIBRATION_NOTE}\n\n${markdownTable(["Calibration", ...CALIBRATION_HEAD], rows)}`,
  );
});

const CALIBRATION_NOTE = `Expected calibration error over 15 bins of equal size, and Brier score. *damaged*: is at least half of the span
damaged, and by the shift that it names? *exact*: is an emended span read exactly right? *words*: the doubtful words
of emended spans with their probabilities; the others count as an error only where fewer than 95 % of them are right,
and their Brier score is not taken.`;

test("cases", () => {
  const kinds: readonly FixtureKind[] = ["in-the-wild", "synthetic", "known-failures"];
  const rows = kinds.flatMap((kind) => {
    const cases = fixtureCases(kind);
    const families = [...new Set(cases.map(({ family }) => family))];
    return families.map((family) => {
      const own = cases.filter((it) => it.family === family);
      const outputs = own.map(({ original, fixed }) => ({
        original,
        fixed,
        output: emend(original, { model, notes: "none" }).text,
      }));
      const right = outputs.filter(({ output, fixed }) => output === fixed).length;
      const wrong = outputs.filter(
        ({ output, fixed, original }) => output !== fixed && output !== original,
      ).length;
      const rest = own.length - right - wrong;
      return [
        `${kind}: ${family}`,
        String(own.length),
        percent(right, own.length),
        String(wrong),
        String(rest),
      ];
    });
  });
  const head = ["Cases", "cases", "exactly right", "otherwise changed", "left as they are"];
  sections.push(`## Cases in \`fixtures\`\n\n${markdownTable(head, rows)}`);
});

test("the samples, cleaned and scored by the program", async () => {
  const out = mkdtempSync(join(tmpdir(), "emend-figures-"));
  try {
    expect((await run(["clean", join(ROOT, "corpus-raw"), "-o", out])).code).toBe(0);
    const truth = join(ROOT, "fixtures/corpus/truth");
    const score = await run(["score", out, truth, "--raw", join(ROOT, "corpus-raw")]);
    expect(score.code).toBe(0);
    const how = "`emend score corpus-clean fixtures/corpus/truth --raw corpus-raw`";
    sections.push(`## The samples in \`corpus-raw\`\n\n${how}:\n\n\`\`\`text\n${score.printed}\`\`\`\n`);
  } finally {
    rmSync(out, { recursive: true });
  }
});

async function run(parameters: readonly string[]) {
  let printed = "";
  const code = await main(parameters, {
    standardInput: async () => Buffer.alloc(0),
    standardInputStream: async function* () {},
    print: async (content) => {
      printed += Buffer.from(content).toString();
    },
    tell: () => {},
    environment: {},
    outputIsTerminal: false,
    outputTakesColour: false,
    errorIsTerminal: false,
    loadEngine: async () => ({ emend, inspect, model }),
    onInterrupt: () => () => {},
  });
  return { code, printed };
}

test.runIf(scans().length > 0)("scans", () => {
  const all = scans().map((scan) => ({ name: scan.name, measures: measure(scan, model) }));
  const repairs = all.map(({ name, measures }) => [name, ...repairCells(measures)]);
  const calibration = all.map(({ name, measures }) => [name, ...calibrationCells(measures)]);
  sections.push(
    `## Scans\n\n${markdownTable(["Scan", ...REPAIR_HEAD], repairs)}\n${markdownTable(["Scan", ...CALIBRATION_HEAD], calibration)}`,
  );
});

afterAll(() => {
  const content = `${header()}\n${sections.join("\n")}`;
  writeFileSync(TARGET, content);
  writeFileSync(README, withFigures(readFileSync(README, "utf8"), content));
  process.stdout.write(`\n${content}\n`);
});

function header(): string {
  const characters = prose.reduce((sum, text) => sum + text.length, 0);
  const hash = createHash("sha256").update(prose.join("\0")).digest("hex").slice(0, 12);
  return `# Figures

Made by \`npm run figures\`; do not edit. Word model \`${model.hash}\`; clean prose: ${prose.length} texts of
${characters} characters together (\`${hash}\`). Damage is simulated with fixed seeds: the same program and prose give the same figures.

Where a row does not say otherwise: a shift of +2 with its blank, clean print, ten regions of a printed line (50–80
characters) in a text of up to ${LONGEST_TEXT} characters. *Errors gone*: how many of the character edits between damaged text and truth
the repair saved. Where control characters are lost, so are the full stops and digits that they stood for:
few such regions can be exactly right. *Missed*: regions in which nothing was emended. *Harm*: characters outside the regions that were
changed. *Sure words*: words of emended spans that are not marked doubtful.
`;
}
