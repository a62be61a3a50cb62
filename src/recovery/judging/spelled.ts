import { SPEAKS_OF_SPELLING } from "../../repairs/spelling-lessons.js";
import type { Range } from "../range.js";

/** UTF-16 units before letters set apart in which the text may say that they are so on purpose. */
const SUBJECT = 200;

/** Whether a text says of letters, or parts of words, that it sets them apart. */
export const isSpelled = (text: string, { start }: Range): boolean =>
  SPEAKS_OF_SPELLING.test(text.slice(Math.max(0, start - SUBJECT), start));
