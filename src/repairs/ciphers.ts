/**
 * What a text says of lines that it enciphers on purpose, as puzzles and lessons do. Telegrams are enciphered, too, so that the
 * word cipher alone says nothing.
 */
export const SPEAKS_OF_CIPHERS =
  /\brot-?\d{1,2}\b|\bcaesar\b|\batbash\b|\bvigen[eè]re\b|\bcryptograms?\b|\b(?:substitution|shift) ciphers?\b|\b(?:each|every) letter\b|\bletters? (?:stands?|is|are|was|were) (?:for|moved|shifted|replaced)\b|\bplaces (?:on|along|back)\b|\bdvorak\b|\bkeyboard\b/i;
