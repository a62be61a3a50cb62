import { francAll } from "franc";

/** UTF-16 units below which a guess at the language is no better than chance. */
const SHORTEST_FOR_LANGUAGE = 80;
/** Best guesses among which English must be, as the first is often one of its relatives. */
const GUESSES = 3;

/**
 * The language that a stretch is in rather than garbled English: a reading of it that is not even like English was made of
 * another language.
 *
 * @param raw the stretch as it stands
 * @param reading what it would be read as
 * @returns ISO 639-3 code, or nothing if it may well be English
 */
export function otherLanguage(raw: string, reading: string): string | undefined {
  if (Math.min(raw.length, reading.length) < SHORTEST_FOR_LANGUAGE) return undefined;
  const guesses = francAll(reading, { minLength: SHORTEST_FOR_LANGUAGE }).slice(0, GUESSES);
  if (guesses.some(([language]) => language === "eng" || language === "sco")) return undefined;
  const language = francAll(raw, { minLength: SHORTEST_FOR_LANGUAGE })[0]?.[0];
  return language === undefined || language === "und" || language === "eng" ? undefined : language;
}
