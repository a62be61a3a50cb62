import { spawnSync } from "node:child_process";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { manPage } from "../../src/build/man-page.js";
import { loadProgram } from "../../src/commands/program.js";
import { idleContext } from "../commands/idle-context.js";

const hasFormatter = spawnSync("groff", ["--version"]).error === undefined;
if (!hasFormatter) console.warn("skipped: the manual page is not formatted, since `groff` is not installed");

describe("the manual page", () => {
  it("tells of every command, option and example that the help tells of", async () => {
    const program = await loadProgram(idleContext, () => {});
    const page = manPage(program).replaceAll("\\-", "-").replaceAll("\\e", "\\").replaceAll("\\(dq", '"');
    for (const command of program.commands) {
      if (command.name() === "help") continue;
      const from = page.indexOf(`.SS "emend ${command.name()}"`);
      const section = page.slice(from, page.indexOf(".SS", from + 1));
      expect(from).toBeGreaterThan(0);
      for (const { flags } of command.options) expect(section).toContain(`.B ${flags}\n`);
      expect(section).toMatch(/Examples:\n\.nf\n\.RS\n {2}emend /);
    }
    expect(page).toContain(".SH EXIT CODES\n0 done; 1 ");
  });

  it("formats whatever a description holds as text", () => {
    const program = new Command("tool").version("1").description('Says \\fBno\\fR to "it".');
    program.addCommand(new Command("go").description(".start\n'with a stop").option("-a, --all", "\\n"));
    const page = manPage(program);
    expect(page).toContain("says \\efBno\\efR to \\(dqit\\(dq\n");
    expect(page).toContain("\\&.start 'with a stop");
    expect(page).toContain("\\en.");
  });

  it.runIf(hasFormatter)("is formatted without warnings", async () => {
    const input = manPage(await loadProgram(idleContext, () => {}));
    const { stderr, stdout } = spawnSync("groff", ["-man", "-ww", "-K", "utf8", "-T", "utf8"], {
      input,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout).toContain("emend inspect letter.md");
  });
});
