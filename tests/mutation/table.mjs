import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CORE } from "./core.mjs";

const ROOT = join(import.meta.dirname, "../..");
/** What the last run of each file found; made by `npm run mutants`. */
const RESULTS = join(import.meta.dirname, "results.json");
const TABLE = join(ROOT, "tests/figures/MUTATION.md");
const STATUSES = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored"];

const readResults = () => JSON.parse(readFileSync(RESULTS, "utf8"));
const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Keeps what Stryker's report says about a file. */
export function keepResult(file, { files, framework }) {
  const { mutants, source } = files[file];
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  const result = {
    source: hashOf(source),
    date: new Date().toISOString().slice(0, 10),
    stryker: framework.version,
    ...Object.fromEntries(STATUSES.map((status) => [status, count(status)])),
  };
  const results = { ...readResults(), [file]: result };
  const sorted = Object.fromEntries(Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(RESULTS, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Writes the table of all results. */
export function writeTable() {
  const results = readResults();
  const current = (file) =>
    results[file]?.source === hashOf(readFileSync(join(ROOT, file), "utf8")) ? [results[file]] : [];
  const rows = Object.entries(CORE).flatMap(([room, files]) => [
    ...files.map((file) => {
      if (current(file).length > 0) return row(`\`${file}\``, current(file), results[file].date);
      return `| \`${file}\` | | | | | | | ${results[file] ? "changed since" : "not run yet"} |`;
    }),
    row(`**${room}**`, files.flatMap(current), ""),
  ]);
  const all = Object.values(CORE).flat();
  const run = all.flatMap(current);
  const versions = [...new Set(run.map(({ stryker }) => stryker))].sort();
  writeFileSync(
    TABLE,
    `# Mutants

Made by \`npm run mutants\` on ${new Date().toISOString().slice(0, 10)}, with Stryker ${versions.join(" and ")}; do not edit.

One thing after another is changed in the core, and the unit tests of the file are run, no others; the slower ones of
\`src/markdown\` try 40 random cases there instead of 300. A change that none of them notices survives. The score is the
part of the changes that were noticed, by a test that fails or a run that does not end; static ones, made when a file is
loaded, are left out. Files run: ${run.length} of ${all.length}.

| File | Changes | Noticed | Endless | Survived | No test | Score | Last run |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
${rows.join("\n")}
${row("**all**", run, "")}
`,
  );
}

function row(name, results, date) {
  const sum = (status) => results.reduce((total, result) => total + result[status], 0);
  const [killed, endless, survived, uncovered] = STATUSES.map(sum);
  const all = killed + endless + survived + uncovered;
  const score = all === 0 ? "" : `${((100 * (killed + endless)) / all).toFixed(1)} %`;
  return `| ${name} | ${[all, killed, endless, survived, uncovered, score, date].join(" | ")} |`;
}
