/**
 * What a text says of lines that it enciphers on purpose, as puzzles and lessons do. Telegrams are enciphered, too, and letters
 * are written, so that neither word alone says anything.
 */
export const SPEAKS_OF_CIPHERS =
  /\brot-?\d{1,2}\b|\bcaesar(?:'s|’s)? (?:ciphers?|shifts?|wrote)\b|\bcaesar [+-]\d|\batbash\b|\bvigen[eè]re\b|\bcryptograms?\b|\b(?:substitution|shift) ciphers?\b|\b(?:each|every) letter (?:stands? for|(?:is|was) (?:moved|shifted|replaced)|(?:one|two|three|four|\d+) places?)\b|\bletters? stands? for another\b|\bdvorak\b/i;
