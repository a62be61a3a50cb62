/** What a text says of words that it parts into letters, sounds or syllables on purpose, as lessons in reading do. */
export const SPEAKS_OF_SPELLING =
  /\b(?:spell(?:s|ed|ing|ings)?|spelt|letter by letter|syllab\w+|blend(?:s|ed|ing)?|phonics|onsets?|read(?: \w+)* aloud)\b/i;

/** What a text says of letters that a reader is to put in, and of alphabets in which signs are letters. */
export const SPEAKS_OF_GAPS =
  /\bmissing letters?\b|\bletters? (?:is|are) missing\b|\bin place of\b|\bfill(?:ed)? in\b|\bgaps?\b|\bbraille\b/i;
