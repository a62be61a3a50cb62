/** Writes the manual page beside the compiled program, from what `--help` tells: one source, two forms. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadProgram } from "../commands/program.js";
import { manPage } from "./man-page.js";

const nothing = () => Promise.reject(new Error("the manual page runs no command"));
const ignored = () => {};
const context = {
  standardInput: nothing,
  standardInputStream: () => {
    throw new Error("no command is run");
  },
  environment: {},
  onInterrupt: () => () => {},
  print: nothing,
  tell: ignored,
  outputIsTerminal: false,
  outputTakesColour: false,
  errorIsTerminal: false,
  loadEngine: nothing,
  end: ignored,
};
writeFileSync(
  fileURLToPath(new URL("../emend.1", import.meta.url)),
  manPage(await loadProgram(context, ignored)),
);
