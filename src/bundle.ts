import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/** The program and the packages that it uses, in one file that is no module: what V8 compiles of a module cannot be kept. */
const PROGRAM = new URL("../dist/program.cjs", import.meta.url);
/** What V8 compiled of it when it was built. */
export const COMPILED = new URL("../dist/program.code", import.meta.url);

/** What the bundle finds around it, as Node.js gives it to files that are no modules, and where it stands. */
const SURROUNDINGS = ["exports", "require", "module", "__filename", "__dirname", "MODULE_URL"];

/** The bundle, compiled but not yet run. */
export function compileBundle(): Script {
  return new Script(`(function (${SURROUNDINGS.join()}) {${readFileSync(PROGRAM, "latin1")}\n})`, {
    filename: fileURLToPath(PROGRAM),
    cachedData: compiledCode(),
  });
}

/** V8 leaves aside what another version of it compiled, or the same with other flags. */
function compiledCode(): Buffer | undefined {
  try {
    return readFileSync(COMPILED);
  } catch {
    return undefined;
  }
}

/** Runs the bundle: as modules, which are loaded and compiled one by one, the program takes a third longer to start. */
export function runBundle(script = compileBundle()): typeof import("./program.js") {
  const file = fileURLToPath(PROGRAM);
  const module = { exports: {} as typeof import("./program.js") };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file), PROGRAM.href);
  return module.exports;
}
