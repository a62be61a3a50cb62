/**
 * Accents that stand apart from their letters: TeX's older fonts and many others set a letter with a mark as two glyphs, the
 * accent mostly before its letter (`Dvoˇr´ak`), sometimes after it (`Ho¨lder`), and extractors put a blank between them.
 * ASCII accents and quotation marks are left out: they have other uses in every text.
 */

interface Accent {
  /** Combining character. */
  readonly mark: string;
  /** Letters that carry it in a living orthography of Europe; `ı` is TeX's i below a mark. */
  readonly letters: string;
  /** Whether the sign has other uses: as an apostrophe or quotation mark, or in formulas. */
  readonly use: "none" | "quote" | "formula";
}

const ACCENTS: Readonly<Record<string, Accent>> = {
  "´": { mark: "\u0301", letters: "aeiouyıcnszlrAEIOUYCNSZ", use: "quote" },
  "¨": { mark: "\u0308", letters: "aeiouıAEIOU", use: "quote" },
  "¸": { mark: "\u0327", letters: "cstCST", use: "quote" },
  ˇ: { mark: "\u030c", letters: "csznredtlCSZNREDTL", use: "none" },
  "˘": { mark: "\u0306", letters: "aguAGU", use: "none" },
  "˝": { mark: "\u030b", letters: "ouOU", use: "none" },
  "˛": { mark: "\u0328", letters: "aeiuAEIU", use: "none" },
  "˚": { mark: "\u030a", letters: "auAU", use: "formula" },
  "˜": { mark: "\u0303", letters: "naoNAO", use: "formula" },
  "¯": { mark: "\u0304", letters: "aeiouıAEIOU", use: "formula" },
  ˆ: { mark: "\u0302", letters: "aeiouıAEIOU", use: "formula" },
  "˙": { mark: "\u0307", letters: "zegZEG", use: "formula" },
};

/** Whether a UTF-16 code is such an accent. */
export const isAccentCode: (code: number) => boolean = (() => {
  const flags = new Uint8Array(0x10000);
  for (const accent of Object.keys(ACCENTS)) flags[accent.charCodeAt(0)] = 1;
  return (code) => flags[code] === 1;
})();

/** What else an accent is used for. */
export const useOf = (accent: string): Accent["use"] => ACCENTS[accent]!.use;

/** The letter with the accent, where some orthography has it. */
export function compose(letter: string, accent: string): string | undefined {
  const { mark, letters } = ACCENTS[accent]!;
  if (letter === "" || !letters.includes(letter)) return undefined;
  const composed = ((letter === "ı" ? "i" : letter) + mark).normalize("NFC");
  return composed.length === 1 ? composed : undefined;
}

/** What follows an apostrophe in English. */
export const CONTRACTED: ReadonlySet<string> = new Set("s t d m re ll ve em tis twas".split(" "));
/** What stands before an apostrophe in French, Italian and names: single letters and these. */
export const ELIDED: ReadonlySet<string> = new Set(
  "l d c j n m t s o y qu jusqu lorsqu puisqu quelqu dell all nell sull dall un quest".split(" "),
);
