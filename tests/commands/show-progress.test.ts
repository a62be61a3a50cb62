import { expect, test } from "vitest";
import { showProgress } from "../../src/commands/show-progress.js";

const LINE = {
  source: { sha256: "", bytes: 1_000_000 },
  counts: { emended: 2, flagged: 1 },
} as Parameters<ReturnType<typeof showProgress>["onOutcome"]>[0]["line"];

/** What is told of a run of three documents, one every so many milliseconds. */
function told(every: number, errorIsTerminal: boolean): string[] {
  const texts: string[] = [];
  let now = 0;
  const context = { errorIsTerminal, tell: (text: string) => void texts.push(text) };
  const progress = showProgress(3, context, () => now);
  for (let done = 0; done < 3; done += 1) {
    now += every;
    progress.onOutcome({ line: LINE });
  }
  progress.clear();
  return texts;
}

test("keeps one line of a terminal, and clears it in the end", () => {
  const texts = told(1000, true);
  expect(texts).toHaveLength(4);
  expect(texts[0]).toBe("\r1 of 3 documents, 1.0 MB/s, 2 s left; 2 spans emended, 1 flagged\u001B[K");
  expect(texts[3]).toBe("\r\u001B[K");
  expect(told(40, true)).toHaveLength(2);
});

test("writes plain lines elsewhere, and none of short runs", () => {
  expect(told(1000, false)).toEqual([]);
  expect(told(60_000, false)[1]).toBe("2 of 3 documents, 0.0 MB/s, 60 s left; 4 spans emended, 2 flagged\n");
});
