import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "./commands/run.js";
import { withFigures } from "./figures/readme.js";
import {
  type CodeBlock,
  codeBlocks,
  holdsLines,
  isPartOf,
  isShown,
  withChecks,
} from "./support/readme-blocks.js";

/**
 * Every code block of the README is run. The blocks stand in one folder, in their order, with the built program as
 * `emend` and the samples of this repository. A comment before a block says what else is to be done with it:
 *
 * - `<!-- file: PATH -->`: it is written to that file before anything runs;
 * - `<!-- shows: PATH -->`: the file holds these lines, or as JSON these fields;
 * - `<!-- not run: REASON -->`: nothing.
 *
 * Without a mark, `sh` is run, `js` is run with its lines `expression; // value` tested, and `text` is what the `sh`
 * before it printed; there, `…` stands for what is left out.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const SAMPLES = ["corpus-raw", "corpus-clean", "fixtures"];
/** Shown, not run. */
const PICTURES = ["mermaid"];

const blocks = codeBlocks(README).filter(({ language }) => !PICTURES.includes(language));

let folder: string;
let printed = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "emend-readme-"));
  for (const name of SAMPLES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const packages = join(folder, "node_modules");
  mkdirSync(join(packages, ".bin"), { recursive: true });
  for (const name of readdirSync(join(ROOT, "node_modules")).filter((name) => !name.startsWith("."))) {
    symlinkSync(join(ROOT, "node_modules", name), join(packages, name));
  }
  symlinkSync(ROOT, join(packages, "emend"));
  program("emend", `exec "${process.execPath}" "${join(ROOT, "dist/cli.js")}" "$@"`);
  // It would look for the program in the registry, too, and takes half a second.
  program("npx", 'exec "$@"');
  for (const { mark, content } of blocks) if (mark?.mark === "file") write(mark.path, `${content}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): void {
  const file = join(folder, "node_modules/.bin", name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Runs a block as its reader would; what it prints to both streams. */
function runs(command: string, ...parameters: string[]): string {
  const env = {
    ...process.env,
    PATH: `${join(folder, "node_modules/.bin")}:${process.env["PATH"]}`,
    NO_COLOR: "1",
  };
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: folder, env, encoding: "utf8" });
  expect(status, `${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

const ACTIONS: Readonly<Record<string, (content: string) => void>> = {
  sh: (content) => {
    printed = runs("bash", "--norc", "-euo", "pipefail", "-c", content);
  },
  js: (content) => {
    write("block.mjs", withChecks(content));
    printed = runs(process.execPath, "block.mjs");
  },
  text: (content) => {
    expect(isShown(content, printed), printed).toBe(true);
  },
};

function check({ language, content, mark }: CodeBlock): void {
  if (mark?.mark === "file") {
    expect(readFileSync(join(folder, mark.path), "utf8")).toBe(`${content}\n`);
  } else if (mark?.mark === "shows") {
    const held = readFileSync(join(folder, mark.path), "utf8");
    const isHeld =
      language === "json" ? isPartOf(JSON.parse(content), JSON.parse(held)) : holdsLines(content, held);
    expect(isHeld, held).toBe(true);
  } else {
    const act = ACTIONS[language];
    const name = language || "no language";
    if (act === undefined) throw new Error(`say in a comment what to do with a block of ${name}`);
    act(content);
  }
}

describe.runIf(existsSync(join(ROOT, "dist/cli.js")))("the README", () => {
  it.each(blocks.filter(({ mark }) => mark?.mark !== "not run"))(
    "keeps its word in line $line: $heading, $language",
    check,
  );

  it("shows the figures that were measured", () => {
    const figures = readFileSync(join(ROOT, "tests/figures/FIGURES.md"), "utf8");
    expect(withFigures(README, figures)).toBe(README);
    expect(README).toContain("<!-- figures -->\n\n| Simulated damage");
  });

  it("names only commands of npm that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };
    const named = [...README.matchAll(/\bnpm run (?:--\S+ )*([\w:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !Object.hasOwn(scripts, name!))).toEqual([]);
  });

  it("links only to files and headings that there are", () => {
    const links = [...README.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)];
    const headings = new Set([...README.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slug(heading!)));
    const broken = links.filter(([, path, anchor]) =>
      path === "" ? !headings.has(anchor ?? "") : !/^https?:/.test(path!) && !existsSync(join(ROOT, path!)),
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it("tells of every option of every command", async () => {
    const help = async (...parameters: string[]) => (await run([...parameters, "--help"])).out;
    const commands = [...(await help()).matchAll(/^ {2}(\w+) .*/gm)].map(([, name]) => name!);
    expect(commands).toContain("clean");
    for (const command of commands.filter((name) => name !== "help")) {
      const options = [...(await help(command)).matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(
        ([, option]) => option!,
      );
      const missing = options.filter((option) => option !== "--help" && !README.includes(option));
      expect(missing, `of emend ${command}`).toEqual([]);
    }
  });
});

/** How GitHub names a heading's anchor. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
