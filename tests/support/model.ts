/** The word model that `npm run build` makes, read once for each file of tests. */
import { loadModel } from "../../src/node.js";

export const model = loadModel();
