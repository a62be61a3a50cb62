import type { Context } from "../../src/commands/context.js";

const nothing = () => Promise.reject(new Error("no command is run"));
/** For tests of what the program tells of its commands. */
export const idleContext: Context = {
  standardInput: nothing,
  standardInputStream: () => {
    throw new Error("no command is run");
  },
  environment: {},
  onInterrupt: () => () => {},
  print: nothing,
  tell: () => {},
  outputIsTerminal: false,
  outputTakesColour: false,
  errorIsTerminal: false,
  loadEngine: nothing,
  end: () => {},
};
