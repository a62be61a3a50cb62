import { scorerOf } from "../../src/recovery/detection/scorer.js";
import { model } from "./model.js";

/** The word model as the solvers of encodings ask for it. */
export const scorer = scorerOf(model);
