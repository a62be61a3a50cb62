import { expect, test } from "vitest";
import { progressText } from "../../src/report/progress.js";

const RUN = { total: 10_000, bytes: 31_000_000, emended: 1234, flagged: 0 };

test("tells how far a run is, and how long it will take", () => {
  expect(progressText({ ...RUN, done: 2500, elapsed: 10_000 })).toBe(
    "2,500 of 10,000 documents, 3.1 MB/s, 30 s left; 1,234 spans emended, 0 flagged",
  );
  expect(progressText({ ...RUN, done: 10, elapsed: 10_000 })).toContain(", 3 h left;");
  expect(progressText({ ...RUN, done: 1000, elapsed: 100_000 })).toContain(", 15 min left;");
});

test("tells nothing that it does not know", () => {
  expect(progressText({ ...RUN, done: 0, elapsed: 0 })).toBe(
    "0 of 10,000 documents; 1,234 spans emended, 0 flagged",
  );
  expect(progressText({ ...RUN, done: 10_000, elapsed: 1000 })).not.toContain("left");
});
