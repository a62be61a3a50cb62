/** Texts cut into tokens, and tokens as numbers. */
import type { Symbols } from "./edit-distance.js";

/** Lines with their ends. */
export const LINES = /[^\n]*\n|[^\n]+/g;
/** Words with the blanks after them; blanks that no word stands before are a token of their own. */
export const WORDS = /\S+\s*|\s+/g;
/** Code points. */
export const CHARACTERS = /[\s\S]/gu;

/** The tokens of a text; joined they are the text again. */
export function tokenize(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

/** Numbers tokens, the same token always with the same number, over all texts that are given to it. */
export function numberTokens(): (tokens: readonly string[]) => Symbols {
  const numbers = new Map<string, number>();
  return (tokens) =>
    Uint32Array.from(tokens, (token) => {
      const known = numbers.get(token);
      if (known !== undefined) return known;
      numbers.set(token, numbers.size);
      return numbers.size - 1;
    });
}
