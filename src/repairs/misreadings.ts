/**
 * What a noisy reader does to print: letters dropped, doubled, swapped, taken for others. It reads the garbled print, so
 * that shapes are compared as they are shown, not as they decode.
 */

/** Nats of each slip, as negative logarithms of its share per letter in print read at 4 slips in 100 letters. */
export const SLIP_COSTS = {
  /** A letter is missing. */
  dropped: 4.3,
  /** One of two equal letters is missing. */
  undoubled: 3.4,
  /** A letter too many. */
  inserted: 7,
  /** A letter too many that repeats its neighbour. */
  doubled: 5,
  /** Two neighbours changed places. */
  swapped: 6.5,
  /** A letter of similar shape. */
  confused: 5.4,
  /** Any other letter. */
  substituted: 8.5,
  /** One letter for two of similar shape together. */
  merged: 4,
  /** Two letters for one of similar shape. */
  split: 6,
  /** The wrong case. */
  misCased: 3.5,
} as const;

/** Rate of slips at which the costs hold; below it each slip costs the logarithm of the ratio more. */
export const REFERENCE_NOISE = 0.04;

/** Groups of glyphs that are taken for one another. */
const ALIKE: readonly string[] = [
  "vwyu",
  "nmhu",
  "qpgy9",
  "gk",
  "kl1I|!iJjtf",
  "lKk",
  "0lOoQD",
  "coea",
  "bh6",
  "S5s$",
  "B8E",
  "Z2z",
  "xX",
  "xz",
  "rtf",
  "rn",
  "cC",
  "pP",
  "wW",
  "{f(",
  "}])",
  ".,;:'`",
  "a@",
  "MNHW",
  "FPERT",
  "CGO",
  "UVY",
  "dc",
];

/** Codes that the table of shapes holds. */
const SHAPES = 0x80;
const alike = new Uint8Array(SHAPES * SHAPES);
for (const group of ALIKE) {
  for (const a of group)
    for (const b of group) if (a !== b) alike[a.charCodeAt(0) * SHAPES + b.charCodeAt(0)] = 1;
}

/** Whether two glyphs, given as shown codes, look alike. */
export const looksAlike = (a: number, b: number): boolean =>
  a < SHAPES && b < SHAPES && alike[a * SHAPES + b] === 1;

/** Pairs of glyphs that run together into one, by that one. */
export const MERGED: Readonly<Record<string, readonly string[]>> = {
  w: ["vv", "uv", "vu", "yv"],
  m: ["nn", "rn", "nu", "in"],
  n: ["ri", "nn"],
  u: ["ii", "vv", "uu"],
  d: ["cl"],
  h: ["li", "lj"],
  b: ["lo"],
  k: ["lc", "gk", "kp"],
  y: ["vj", "ij"],
  p: ["pp"],
  q: ["qq"],
  v: ["vv"],
  W: ["VV"],
};
