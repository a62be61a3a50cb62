import type { Failure } from "../batch/failure.js";
import { visible } from "./visible.js";

/** `emend: PATH: what is wrong; remedy`, without a line end and safe on a terminal. */
export function failureLine({ path, what, remedy }: Pick<Failure, "path" | "what" | "remedy">): string {
  return visible(`emend: ${path}: ${what}; ${remedy}`);
}
