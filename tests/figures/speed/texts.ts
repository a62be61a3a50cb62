import { cleanProse } from "../../support/prose.js";
import { simulate } from "../../support/simulator.js";

/** UTF-16 units of a document. */
export const DOCUMENT = 50_000;
/** Documents that are damaged each in its own way; longer texts repeat them. */
const VARIETY = 10;

/** The sample prose over and over, up to so many UTF-16 units. */
export function healthyText(length: number): string {
  return repeated(
    cleanProse().map(({ text }) => text),
    length,
  );
}

/**
 * @param share of the lines that is garbled, 0 to 1
 * @param noise slips of the reader a letter, 0 to 1
 */
export function damagedText(length: number, share: number, noise: number): string {
  const clean = healthyText(Math.min(length, DOCUMENT));
  const lines = clean.split("\n").filter((line) => line.trim() !== "").length;
  const regions = share === 1 ? clean.length : Math.round(lines * share);
  const documents = Math.min(VARIETY, Math.ceil(length / clean.length));
  const damaged = Array.from(
    { length: documents },
    (_, index) => simulate(clean, { regions, lengths: ["line"], noise }, index + 1).damaged,
  );
  return repeated(damaged, length);
}

/** The sample prose with a blank after each character. */
export const spacedText = (length: number): string => healthyText(length / 2).replace(/[^\n]/g, "$& ");

function repeated(texts: readonly string[], length: number): string {
  const parts: string[] = [];
  for (let index = 0, sum = 0; sum < length; index += 1) {
    const text = `${texts[index % texts.length]}\n\n`;
    parts.push(text);
    sum += text.length;
  }
  const text = parts.join("");
  return text.slice(0, text.lastIndexOf("\n", length));
}
