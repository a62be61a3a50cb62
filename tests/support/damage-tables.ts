/** What damage looks like, as data. Every code here was seen in published scans or extracted PDFs. */

type Weighted = readonly (readonly [string, number])[];

/** A ligature and the codes that are shown for it, with weights. Ligatures that are missing fall apart into shorter ones. */
export type LigatureCodes = Readonly<Record<string, Weighted>>;

/** Longest first: the order in which text is searched for them. */
export const LIGATURES = ["ffi", "ffl", "ff", "fi", "fl"] as const;

/** Families of odd codes for ligatures. */
export const LIGATURE_STYLES = {
  /** A reader's guesses at a garbled print: many codes for one ligature, one code for two. */
  bulletin: {
    fi: [
      ["Ł", 53],
      ["L", 37],
      ["£", 2],
      ["E", 2],
    ],
    fl: [
      ["Ł", 8],
      ["ł", 4],
      ["ħ", 2],
      ["l", 2],
      ["t", 1],
      ["f", 1],
    ],
  },
  /** Standard Macintosh glyph order under an offset of −29. */
  macintosh: { fi: [["À", 1]], fl: [["Á", 1]] },
  /** Microsoft glyph order under an offset of −29. */
  microsoft: { fi: [["¿", 1]], fl: [["À", 1]] },
  /** Thorn and its neighbours, from Type 1 fonts. */
  thorn: { fi: [["Þ", 1]], fl: [["ß", 1]], ff: [["ð", 1]], ffi: [["ý", 1]] },
  /** Greek and Latin Extended codes. */
  greek: { fi: [["ϐ", 1]], fl: [["ϑ", 1]], ff: [["ϔ", 1]], ffi: [["ϒ", 1]], ffl: [["ϓ", 1]] },
  /** Printable signs, from slots 33 and up of a subset font. */
  signs: { ff: [["!", 1]], fi: [['"', 1]], fl: [["#", 1]], ffi: [["$", 1]], ffl: [["%", 1]] },
  /** Unicode's own presentation forms. */
  presentation: { ff: [["ﬀ", 1]], fi: [["ﬁ", 1]], fl: [["ﬂ", 1]], ffi: [["ﬃ", 1]], ffl: [["ﬄ", 1]] },
  /** The replacement character. */
  replacement: {
    ff: [["\u{FFFD}", 1]],
    fi: [["\u{FFFD}", 1]],
    fl: [["\u{FFFD}", 1]],
    ffi: [["\u{FFFD}", 1]],
  },
  /** A blank. */
  blank: { ff: [[" ", 1]], fi: [[" ", 1]], fl: [[" ", 1]], ffi: [[" ", 1]], ffl: [[" ", 1]] },
  /** Nothing at all. */
  dropped: { ff: [["", 1]], fi: [["", 1]], fl: [["", 1]], ffi: [["", 1]], ffl: [["", 1]] },
} as const satisfies Record<string, LigatureCodes>;

export type LigatureStyle = keyof typeof LIGATURE_STYLES;

/** Codes shown for curly quotes and the apostrophe; `ö` and `ō` stand for both directions. */
export const QUOTE_CODES: Readonly<Record<string, Weighted>> = {
  "“": [
    ["õ", 6],
    ["ö", 1],
    ["ō", 1],
    ["δ", 1],
  ],
  "”": [
    ["ö", 6],
    ["ō", 2],
    ["δ", 1],
  ],
  "’": [
    ["ø", 10],
    ["o", 1],
    ["6", 1],
  ],
  "‘": [["÷", 1]],
};

/** What a reader takes a printed glyph for, when it misreads it. The glyphs are those of the garbled print. */
export const CONFUSIONS: Readonly<Record<string, Weighted>> = {
  v: [["w", 4]],
  q: [
    ["p", 4],
    ["g", 1],
  ],
  n: [
    ["m", 3],
    ["p", 1],
  ],
  0: [
    ["l", 3],
    ["o", 1],
  ],
  k: [["l", 4]],
  g: [
    ["k", 3],
    ["i", 1],
    ["q", 1],
  ],
  u: [
    ["v", 2],
    ["n", 1],
  ],
  c: [
    ["e", 2],
    ["o", 1],
  ],
  e: [["c", 2]],
  t: [
    ["l", 1],
    ["f", 1],
  ],
  l: [
    ["i", 1],
    ["1", 1],
  ],
  h: [["b", 1]],
  m: [["n", 1]],
  o: [["c", 1]],
  p: [["q", 1]],
  w: [["v", 1]],
  x: [["z", 1]],
  f: [["t", 1]],
  E: [["F", 1]],
  F: [["E", 1]],
  M: [["N", 1]],
  O: [["Q", 1]],
  Q: [["O", 1]],
  ".": [[",", 1]],
  "1": [["l", 1]],
  "5": [["S", 1]],
};

/** Two neighbouring glyphs of the garbled print that a reader takes for one. */
export const MERGES: Readonly<Record<string, string>> = {
  vv: "w",
  nn: "m",
  rn: "m",
  cl: "d",
  uu: "w",
};

/** Glyphs of the garbled print that readers drop most often. */
export const OFTEN_DROPPED = new Set("vgq0knu");

/** How often, set against the widest, a true letter draws a blank to its side: the wide glyphs of a text face. */
export const WIDE_LETTERS: Readonly<Record<string, number>> = {
  m: 1,
  w: 1,
  M: 1,
  W: 1,
  H: 0.5,
  g: 0.35,
  h: 0.35,
  e: 0.1,
};

/** Reader errors on one glyph, with their share of all errors. */
export const READER_ERRORS = [
  ["dropped", 149],
  ["substituted", 86],
  ["swapped", 24],
  ["inserted", 12],
  ["doubled", 8],
  ["case", 8],
] as const;

export type ReaderError = (typeof READER_ERRORS)[number][0];

/** Ranges of region lengths in characters of true text. */
export const LENGTHS = {
  short: [4, 12],
  brief: [12, 20],
  middling: [20, 40],
  medium: [12, 40],
  printed: [50, 80],
  line: [1, Number.POSITIVE_INFINITY],
  paragraph: [1, Number.POSITIVE_INFINITY],
} as const;

export type Length = keyof typeof LENGTHS;
