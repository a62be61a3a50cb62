/**
 * Lines read from their end: text that is set from right to left, or turned, such as stamps in a margin.
 */

/** Short words of English that are no words from behind, as such lines show them; one of them is in nearly every line. */
export const TURNED_WORDS: ReadonlySet<string> = new Set(
  "eht fo dna taht htiw morf siht hcihw yb erew eb sih reh ro ta rof evah dah era ni ti sa ton saw ot neeb lliw".split(
    " ",
  ),
);

/** Stamp of a preprint server in a margin, turned round (arXiv identifier scheme). */
export const STAMP =
  /^arXiv:(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?: *\[[A-Za-z-]+(?:\.[A-Za-z-]+)?\])?(?: +\d{1,2} [A-Z][a-z]{2} \d{4})?$/;
/** How a stamp ends before it is turned round. */
export const STAMP_END = ":viXra";
export const LONGEST_STAMP = 60;

/**
 * What the other parts of such a stamp look like, from its end to its beginning, where a line each holds them: the year, the
 * month, the day, and the category.
 */
export const STAMP_PARTS: readonly RegExp[] = [
  /^\d{4}$/,
  /^(?:naJ|beF|raM|rpA|yaM|nuJ|luJ|guA|peS|tcO|voN|ceD)$/,
  /^\d{1,2}$/,
  /^\][A-Za-z-]+(?:\.[A-Za-z-]+)?\[$/,
];

/** Words of a line that must be known once it is turned round, and how many of them must be long. */
export const PROOF = { words: 3, long: 2 } as const;
/** Letters of a long word. */
export const LONG = 4;
/** Share of letters in known words, turned round at least and as it stands at most. */
export const KNOWN_SHARE = { turned: 0.8, standing: 0.4 } as const;

/** What a text says of lines that it turns round on purpose. */
export const SPEAKS_OF_REVERSAL =
  /\b(?:backwards?|mirror(?:ed|s)?|mirror-\w+|revers(?:e|ed|al)|turned (?:a)?round|upside[ -]down)\b/i;

/** What it says of them beyond doubt, be it farther off. */
export const ANNOUNCES_REVERSAL =
  /\bmirror(?:ed)?[- ]writing\b|\b(?:lines?|letters?|words?|read|written|runs?) (?:\w+ ){0,3}backwards?\b|\bas the ox ploughs\b/i;
