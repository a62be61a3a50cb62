/** Tokens of a text that are looked at; what comes later adds time and no certainty. */
export const LONGEST_SEARCHED = 2000;
/** Distinct codes that a search tells apart; rarer ones are left unknown. */
const MOST_CODES = 120;

/** Index of what is surely a blank: the edges of stretches, line ends, and plain blanks where these are kept. */
export const SEPARATOR = 0;
/** Index of what is too rare to be looked at. */
const UNKNOWN = 1;

/** Text in an unknown encoding, as indices into its distinct codes. */
export interface CipherText {
  /** Shown code of every index, the commonest first, after a blank for `SEPARATOR` and U+FFFD for what is unknown. */
  readonly codes: readonly number[];
  /** Occurrences of every index. */
  readonly counts: readonly number[];
  /** The text, after as many separators as a token has context. */
  readonly tokens: Uint8Array;
  /** Places whose cost depends on an index: those of its tokens and of the three tokens after each. */
  readonly affected: readonly Int32Array[];
}

/** Tokens before a place on which its cost depends. */
export const CONTEXT = 3;

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

/**
 * The tokens of some stretches, joined by separators.
 *
 * @param blanks whether a plain blank is a blank, or was set by a reader where none was printed
 * @param fold gives the code that stands for a code and its likes
 * @param longest number of tokens after which the text is cut off
 */
export function readCipherText(
  stretches: readonly string[],
  blanks: "kept" | "dropped",
  fold: (code: number) => number = (code) => code,
  longest = LONGEST_SEARCHED,
): CipherText {
  const shown: number[] = [];
  const separate = (): void => {
    if (shown.length > 0 && shown.at(-1) !== -1) shown.push(-1);
  };
  for (const stretch of stretches) {
    separate();
    for (let at = 0; at < stretch.length && shown.length < longest; at += 1) {
      const code = stretch.charCodeAt(at);
      if (isLineEnd(code) || (code === 0x20 && blanks === "kept")) separate();
      else if (code !== 0x20) shown.push(fold(code));
    }
  }
  separate();
  const countOf = new Map<number, number>();
  for (const code of shown) if (code >= 0) countOf.set(code, (countOf.get(code) ?? 0) + 1);
  const commonest = [...countOf].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_CODES);
  const codes = [0x20, 0xfffd, ...commonest.map(([code]) => code)];
  const indexOf = new Map(codes.map((code, index) => [code, index]).slice(2) as [number, number][]);
  const tokens = new Uint8Array(CONTEXT + shown.length).fill(SEPARATOR);
  shown.forEach((code, at) => {
    tokens[CONTEXT + at] = code < 0 ? SEPARATOR : (indexOf.get(code) ?? UNKNOWN);
  });
  const counts = codes.map(() => 0);
  const places: number[][] = codes.map(() => []);
  tokens.forEach((token, place) => {
    if (place < CONTEXT) return;
    counts[token]! += 1;
    const list = places[token]!;
    const last = Math.min(tokens.length, place + CONTEXT + 1);
    for (let at = Math.max(place, (list.at(-1) ?? -1) + 1); at < last; at += 1) list.push(at);
  });
  return { codes, counts, tokens, affected: places.map((list) => Int32Array.from(list)) };
}
