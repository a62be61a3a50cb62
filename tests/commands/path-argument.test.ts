import { expect, test } from "vitest";
import { run } from "./run.js";

test.each([
  ["clean", "a.md", "-o", ""],
  ["clean", "a.md", "--out="],
  ["clean", "a.jsonl", "--format", "jsonl", "-o", ""],
  ["clean", "a.md", "--decisions", ""],
  ["clean", "a.md", "--queue", "nats://localhost", "--root", ""],
  ["clean", "-", "--provenance", ""],
  ["inspect", "a.md", "--lexicon", ""],
  ["inspect", "a.md", "--encoding", ""],
  ["review", "a.md", "-o", ""],
  ["review", "a.md", "-o", "x.html", "--decisions", ""],
  ["restore", ""],
  ["restore", "a.md", "-o", ""],
  ["diff", "a.md", ""],
  ["lexicon", "a.json", ""],
  ["score", "", "b.md"],
  ["score", "a.md", ""],
  ["score", "a.md", "b.md", "--raw", ""],
  ["score", "a.md", "--against", ""],
  ["work", "--queue", "nats://localhost", "--root", ""],
])("%s refuses an empty path: %j %j %j %j", async (...parameters) => {
  const { code, out, err } = await run(parameters);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(
    new RegExp(
      `^emend: [^\\n]* '' is invalid[^.]*\\. Give a path; see \`emend ${parameters[0]} --help\`\\n$`,
    ),
  );
});

test.each(["clean", "inspect", "review"])("%s refuses an empty path to read", async (command) => {
  const { code, out, err } = await run([command, "", ...(command === "inspect" ? [] : ["-o", "x"])]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toBe("emend: '': is an empty path; name a file or a folder\n");
});
