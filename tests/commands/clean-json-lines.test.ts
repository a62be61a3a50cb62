import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, read, temporaryFolder } from "../batch/temporary-folder.js";
import { run } from "./run.js";

const DAMAGED = '{"id": 10000000000000000001, "text": "vjg end"}\n';
const CLEANED = '{"id": 10000000000000000001, "text": "the end","emend":{"verdict":"emended",';

describe("emend clean --format jsonl", () => {
  test("cleans standard input to standard output, without notes unless they are asked for", async () => {
    const { code, out, err } = await run(["clean", "-", "--format", "jsonl"], { input: DAMAGED });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.startsWith(CLEANED)).toBe(true);
    expect(out.endsWith("}\n")).toBe(true);
    const noted = await run(["clean", "-", "--format", "jsonl", "--notes", "comments"], { input: DAMAGED });
    expect(JSON.parse(noted.out).text).toBe("the end\n<!-- emended -->\n");
  });

  test("gives the same however the stream is cut", async () => {
    const input = Buffer.from(`${DAMAGED}{"text":"Grüße, vjg"}\r\n\n${DAMAGED.trim()}`);
    const whole = await run(["clean", "-", "--format", "jsonl"], { input });
    const cut = await run(["clean", "-", "--format", "jsonl"], {
      standardInputStream: async function* () {
        for (const byte of input) yield Buffer.from([byte]);
      },
    });
    expect(cut.out).toBe(whole.out);
    expect(whole.out.split("\n")).toHaveLength(4);
  });

  test("tells of bad lines with their number, and does the others", async () => {
    const { code, out, err } = await run(["clean", "-", "--format", "jsonl"], {
      input: `${DAMAGED}no\n${DAMAGED}`,
    });
    expect(code).toBe(3);
    expect(err).toBe("emend: standard input, line 2: is not JSON; mend the line; the others are done\n");
    expect(out.split("\n")[1]).toBe('{"emend":{"error":"is not JSON","line":2,"raw":"no"}}');
    expect(out.split("\n")[2]).toContain('"the end"');
  });

  test("cleans files to standard output, or into a folder where nothing stands in the way", async () => {
    const folder = await temporaryFolder({
      "in/a.jsonl": DAMAGED,
      "in/x/b.ndjson": DAMAGED,
      "in/c.md": "vjg",
    });
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    const printed = await run(["clean", input, "--format", "jsonl"]);
    expect(printed.out.split(CLEANED)).toHaveLength(3);
    expect((await run(["clean", input, "--format", "jsonl", "-o", out])).code).toBe(0);
    expect(await filesIn(out)).toEqual(["a.jsonl", "x/b.ndjson"]);
    expect((await read(folder, "out/x/b.ndjson")).startsWith(CLEANED)).toBe(true);
    const again = await run(["clean", input, "--format", "jsonl", "-o", out]);
    expect(again.code).toBe(3);
    expect(again.err).toContain("a.jsonl: is there already; move it away, or use --force to overwrite it");
    expect((await run(["clean", input, "--format", "jsonl", "-o", out, "--force"])).code).toBe(0);
  });

  test("shows hidden characters on a terminal as escapes, and prints them as they are elsewhere", async () => {
    const line = '{"text":"well",\r"\u202Ex":["\x7F\x9B31m\u{E0041}\\u0007 é"]}';
    const input = `${line}\r\n\n\f\n${line}`;
    const folder = await temporaryFolder({ "a.jsonl": input });
    for (const path of ["-", join(folder, "a.jsonl")]) {
      const plain = (await run(["clean", path, "--format", "jsonl"], { input })).out;
      expect(plain.startsWith(line.slice(0, -1))).toBe(true);
      const terminal = { input, outputIsTerminal: true };
      const shown = (await run(["clean", path, "--format", "jsonl"], terminal)).out;
      expect(
        shown.startsWith(String.raw`{"text":"well", "\u202ex":["\u007f\u009b31m\udb40\udc41\u0007 é"],`),
      ).toBe(true);
      expect(shown.replace(/\r?\n/g, "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      const values = (out: string) => out.split("\n").map((each) => each.trim() && JSON.parse(each));
      expect(values(shown)).toEqual(values(plain));
    }
  });

  test("leaves nothing behind where it is interrupted", async () => {
    const folder = await temporaryFolder({ "a.jsonl": DAMAGED, "b.jsonl": DAMAGED });
    const { code, err } = await run(["clean", folder, "--format", "jsonl", "-o", join(folder, "out")], {
      onInterrupt: (stop) => {
        stop();
        return () => {};
      },
    });
    expect(code).toBe(3);
    expect(
      err.match(
        /[ab]\.jsonl: was not done: interrupted; clean it by its name: what is done is not overwritten\n/g,
      ),
    ).toHaveLength(2);
    expect((await filesIn(folder)).sort()).toEqual(["a.jsonl", "b.jsonl"]);
  });

  test.each([
    [["-", "a.jsonl"], "- cannot be cleaned together with paths"],
    [["-", "-o", "x"], "- prints the cleaned lines"],
    [["-", "--dry-run"], "--format jsonl writes what was done into each line"],
    [["-", "--decisions", "d.json"], "--format jsonl writes what was done into each line"],
    [[], "nothing is named to read"],
  ])("refuses %j", async (parameters, message) => {
    const { code, out, err } = await run(["clean", "--format", "jsonl", ...parameters]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });
});
