export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts" },
  coverageAnalysis: "perTest",
  // A constant made when a file is loaded would need all tests anew for each of its mutants.
  ignoreStatic: true,
  concurrency: 2,
  // A change that makes a list grow without end is to fail, not to take up the memory of the machine.
  testRunnerNodeArgs: ["--max-old-space-size=768"],
  // Others may be at work on the machine: what is only slow must not count as found.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  incremental: true,
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
  allowConsoleColors: false,
  tempDirName: ".mutants/sandbox",
  ignorePatterns: [".mutants", ".fuzz", "coverage", "docs", "corpus-raw", "corpus-clean"],
};
