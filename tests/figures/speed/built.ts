/** The built program: what is shipped is measured. */
const load = (file: string): Promise<unknown> =>
  import(new URL(`../../../dist/${file}`, import.meta.url).href);

export const { emend } = (await load("index.js")) as typeof import("../../../src/index.js");
export const { cutPieces } = (await load(
  "recovery/pieces/pieces.js",
)) as typeof import("../../../src/recovery/pieces/pieces.js");
export const { findOddPlaces } = (await load(
  "recovery/detection/screen.js",
)) as typeof import("../../../src/recovery/detection/screen.js");
const { loadModel } = (await load("node.js")) as typeof import("../../../src/node.js");

export const model = loadModel();
