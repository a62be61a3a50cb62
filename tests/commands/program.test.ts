import { describe, expect, test } from "vitest";
import { loadProgram } from "../../src/commands/program.js";
import { idleContext } from "./idle-context.js";
import { run } from "./run.js";

const { commands: loaded } = await loadProgram(idleContext, () => {});
const commands = loaded.map((command) => command.name());

describe("the program", () => {
  test.each([["--help"], ["-h"], ["help"]])("tells of all commands with %s", async (parameter) => {
    const { code, out, err } = await run([parameter]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(out).toContain("Exit codes:");
  });

  test.each(commands)("helps with %s by example", async (command) => {
    const { code, out } = await run([command, "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`Examples:\n  emend ${command}`);
    expect((await run(["help", command])).out).toBe(out);
  });

  test("breaks descriptions by the width that is there, wherever their source breaks them", async () => {
    const { out } = await run(["clean", "--help"]);
    const [, description] = out.split("\n\n");
    expect(description!.split("\n").every((line) => line.length <= 80)).toBe(true);
    // No line could take the first word of the next.
    const lines = description!.split("\n");
    for (const [index, next] of lines.slice(1).entries())
      expect(`${lines[index]} ${next.split(" ")[0]}`.length).toBeGreaterThan(79);
  });

  test("prints its version", async () => {
    expect(await run(["--version"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test("without a command helps on standard error, as wrong usage", async () => {
    const { code, out, err } = await run([]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Usage: emend");
  });
});

const OWN_OUTPUT = "emend: - prints the cleaned text; leave --out, --json, --dry-run and --redo out";

describe("wrong usage is told in one line, with exit code 2:", () => {
  test.each([
    [["polish"], "emend: unknown command 'polish'; see `emend --help`"],
    [["constructor"], "emend: unknown command 'constructor'; see `emend --help`"],
    [["clean", "--polish"], "emend: unknown option '--polish'; see `emend clean --help`"],
    [["restore"], "emend: missing required argument 'CLEAN'; see `emend restore --help`"],
    [["diff"], "emend: missing required argument 'RAW'; see `emend diff --help`"],
    [["score", "a.md"], "emend: the true texts are missing; name them as TRUTH, or with --against FOLDER"],
    [
      ["score", "a.md", "b.md", "--against", "c"],
      "emend: the true texts are named twice; give either TRUTH or --against FOLDER",
    ],
    [
      ["clean", "--notes", "all"],
      /^emend: option '--notes <STYLE>' argument 'all' is invalid\. .*`emend clean --help`$/,
    ],
    [["clean", "--min-confidence", "95"], /^emend: .* Give a number from 0 to 1; see/],
    [["inspect", "--min-reading", ""], /^emend: .* Give a number from 0 to 1; see/],
    [["clean", "-", "x.md"], "emend: - cannot be cleaned together with paths; use two runs"],
    [["review", "-", "-o", "x"], "emend: - cannot be reviewed, since decisions hold for files; name a file"],
    [["clean", "-", "--json"], OWN_OUTPUT],
    [["clean", "-", "--redo"], OWN_OUTPUT],
    [["clean", "-", "-o", "out"], OWN_OUTPUT],
    [["clean", "--provenance", "x"], /^emend: --provenance is for standard input only; /],
    [
      ["clean", "--lexicon", "/nowhere/x.txt"],
      "emend: /nowhere/x.txt: there is no such file or folder; check the path",
    ],
    [["clean", ""], "emend: '': is an empty path; name a file or a folder"],
    [["clean", "--\u001B[31m"], "emend: unknown option '--␛[31m'; see `emend clean --help`"],
  ])("%j", async (parameters, expected) => {
    const { code, out, err } = await run(parameters);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.match(/\n/g)).toHaveLength(1);
    if (typeof expected === "string") expect(err).toBe(`${expected}\n`);
    else expect(err.trimEnd()).toMatch(expected);
  });
});

test("whatever goes wrong inside is one line, never a stack trace", async () => {
  const loadEngine = () => Promise.reject(new TypeError("x is not\na function"));
  const { code, err } = await run(["clean", "-"], { loadEngine });
  expect(code).toBe(3);
  expect(err).toBe("emend: internal error: went wrong: x is not␊a function; please report this\n");
});
