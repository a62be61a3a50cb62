import type { EmendOptions, NoteStyle } from "./options.js";

/** In a table by name, so that a new style cannot be forgotten here. */
const NOTE_STYLES: Readonly<Record<NoteStyle, true>> = { footnotes: true, comments: true, none: true };

/**
 * Callers without types learn at once what is wrong, not from deep within.
 * @throws {TypeError} where the text or the word model is none
 * @throws {RangeError} where an option has a value that it cannot have
 */
export function checkOptions(text: unknown, options: Partial<EmendOptions> | undefined): void {
  if (typeof text !== "string") throw new TypeError(`the text is a string, not ${typeof text}`);
  if (options?.model?.words === undefined) {
    throw new TypeError(
      "a word model is needed: pass { model: loadModel() }, with loadModel from emend/node",
    );
  }
  const { minConfidence, minReading, notes } = options;
  for (const [name, value] of Object.entries({ minConfidence, minReading })) {
    if (value !== undefined && !(value >= 0 && value <= 1)) {
      throw new RangeError(`${name} is a probability between 0 and 1, not ${value}`);
    }
  }
  if (notes !== undefined && !Object.hasOwn(NOTE_STYLES, notes)) {
    throw new RangeError(`notes is one of ${Object.keys(NOTE_STYLES).join(", ")}, not ${String(notes)}`);
  }
}
