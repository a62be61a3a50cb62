/** What a reader may set differently without reading wrong. */

/** The text with straight quotes and with every run of white space as one blank, none at the ends. */
export function fold(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim();
}
