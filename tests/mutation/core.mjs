import { existsSync } from "node:fs";

/** The files in which a slip would change a text or its record unseen, by what they do. */
export const CORE = {
  judging: [
    "src/recovery/around.ts",
    "src/recovery/judging/as-written.ts",
    "src/recovery/judging/calibration.ts",
    "src/recovery/judging/drawn.ts",
    "src/recovery/judging/findings.ts",
    "src/recovery/healthy.ts",
    "src/recovery/judging/judge.ts",
    "src/recovery/judging/quoted.ts",
    "src/recovery/judging/spaced-prose.ts",
    "src/recovery/overlap.ts",
    "src/recovery/rewrap.ts",
    "src/recovery/edges/tidy.ts",
  ],
  restoring: [
    "src/provenance/anchors.ts",
    "src/provenance/decisions.ts",
    "src/provenance/lines.ts",
    "src/provenance/restore.ts",
    "src/provenance/steps.ts",
    "src/provenance/surroundings.ts",
    "src/provenance/written.ts",
  ],
  offsets: [
    "src/encodings/unwrap.ts",
    "src/markdown/escape.ts",
    "src/markdown/insert.ts",
    "src/markdown/line-ends.ts",
    "src/markdown/live-marks.ts",
    "src/markdown/notes.ts",
    "src/markdown/settle.ts",
    "src/recovery/lines.ts",
    "src/score/align.ts",
    "src/source/binary.ts",
    "src/source/decode.ts",
    "src/source/encode.ts",
  ],
};

/** Tests of a file beside those of the same name. */
const FURTHER_TESTS = {
  "src/markdown/insert.ts": ["tests/markdown/notes.test.ts"],
  "src/markdown/live-marks.ts": ["tests/markdown/notes.test.ts"],
  "src/provenance/anchors.ts": ["tests/provenance/decisions.test.ts"],
  "src/recovery/judging/spaced-prose.ts": ["tests/recovery/judging/findings.test.ts"],
  "src/source/decode.ts": ["tests/source/round-trip.test.ts"],
  "src/source/encode.ts": ["tests/source/round-trip.test.ts"],
};

/** The tests that are to notice a change of a file, as paths below the top. */
export const testsOf = (file) => [
  ...[file.replace(/^src/, "tests").replace(/\.ts$/, ".test.ts")].filter(existsSync),
  ...(FURTHER_TESTS[file] ?? []),
];
