/**
 * What a text says of lines that it enciphers on purpose, as puzzles and lessons do. Telegrams are enciphered, too, and letters
 * are written, so that neither word alone says anything.
 */
export const SPEAKS_OF_CIPHERS =
  /\brot-?\d{1,2}\b|\bcaesar(?:'s|’s)? (?:ciphers?|shifts?|wrote)\b|\bcaesar [+-]\d|\batbash\b|\bvigen[eè]re\b|\bcryptograms?\b|\b(?:substitution|shift) ciphers?\b|\bletters? (?:stands? for|(?:is|are|was|were) (?:moved|shifted|replaced))\b|\b(?:one|two|three|four|\d+) places? (?:on|along|back|forward|to the (?:left|right))\b|\bdvorak\b/i;
