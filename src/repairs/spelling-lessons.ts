/** What a text says of words that it parts into letters, sounds or syllables on purpose, as lessons in reading do. */
export const SPEAKS_OF_SPELLING =
  /\bspell(?:ed|ings?)\b|\bspelt\b|\bspell (?:it|out|th\w+|each|every)\b|\bletter by letter\b|\bsyllab\w+|\bblend:|\bonsets? and r(?:ime|hyme)|\bphonics\b/i;

/** What a text says of letters that a reader is to put in, and of alphabets in which signs are letters. */
export const SPEAKS_OF_GAPS =
  /\bmissing letters?\b|\bletters? (?:is|are) missing\b|\bin place of (?:the signs?\b|[!-@])|\bfill in\b|\bbraille\b/i;
