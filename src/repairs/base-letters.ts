/** Letters that no decomposition leads to. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  ø: "o",
  Ø: "O",
  đ: "d",
  Đ: "D",
  ħ: "h",
  Ħ: "H",
  ı: "i",
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  þ: "th",
  Þ: "Th",
  ð: "d",
  Ð: "D",
  ſ: "s",
};

/** A word with plain letters in the place of those with accents, and of those that come of two. */
export const withoutAccents = (word: string): string =>
  Array.from(word.normalize("NFD"), (sign) => BASE_LETTERS[sign] ?? sign)
    .join("")
    .replace(/\p{M}/gu, "");
