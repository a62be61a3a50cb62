/** A simulator of fonts whose codes follow no table: every true code has a shown one of its own. */
import { chance, integerBetween, pick, type Random } from "./random.js";

/** Shown text of a true one, character by character. */
export interface Cipher {
  readonly name: string;
  /** Shown codes of true characters; what is missing is shown as it is. */
  readonly shown: ReadonlyMap<string, string>;
}

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
/** Signs of running text; shifting the others, too, would put them in the way of letters. */
const COMMON_SIGNS = "!\"'(),-./:;?";
const OTHER_SIGNS = "‘’“”–—";

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(Math.floor(random() * rest.length), 1)[0]!);
}

const codesFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(first + index));

/** The places that shown codes of a font were seen in. */
const POOLS: readonly (readonly string[])[] = [
  codesFrom(0x21, 94),
  [...codesFrom(0x21, 94), ...codesFrom(0x100, 100)],
  codesFrom(0x100, 200),
  [...codesFrom(0x391, 17), ...codesFrom(0x3a3, 39), ...codesFrom(0x100, 80)],
  codesFrom(0xe000, 120),
];

/** Letters exchanged alike in both cases; everything else is shown as it is. */
export function linkedCipher(random: Random): Cipher {
  const letters = shuffled([...LOWER], random);
  const pairs = [...LOWER].flatMap((letter, at) => [
    [letter, letters[at]!] as const,
    [letter.toUpperCase(), letters[at]!.toUpperCase()] as const,
  ]);
  return { name: "linked", shown: new Map(pairs) };
}

/** Every character shown as any other code. */
export function freeCipher(random: Random, blank: "kept" | "moved"): Cipher {
  const trueCodes = [...LOWER, ...UPPER, ...DIGITS, ...SIGNS, ...OTHER_SIGNS];
  if (blank === "moved") trueCodes.push(" ");
  const pool = pick(
    random,
    POOLS.filter((codes) => codes.length >= trueCodes.length),
  );
  const codes = shuffled(pool, random);
  return { name: `free, blank ${blank}`, shown: new Map(trueCodes.map((code, at) => [code, codes[at]!])) };
}

/** Glyph numbers of a font whose order is that of the characters, with gaps. */
export function monotoneCipher(random: Random, blank: "kept" | "moved"): Cipher {
  const groups = chance(random, 0.5)
    ? [...SIGNS, ...DIGITS, ...UPPER, ...LOWER].sort()
    : [...UPPER, ...LOWER, ...DIGITS, ...SIGNS];
  let code = pick(random, [0x21, 0x100, 0xe000]);
  const shown = new Map<string, string>();
  for (const character of blank === "moved" ? [" ", ...groups] : groups) {
    code += chance(random, 0.3) ? integerBetween(random, 1, 12) : 1;
    shown.set(character, String.fromCharCode(code));
  }
  return { name: `monotone, blank ${blank}`, shown };
}

/** Ranges of codes, each shifted by a constant of its own, into one another's way nowhere. */
export function rangedCipher(random: Random, blank: "kept" | "moved"): Cipher {
  const ranges = [LOWER, UPPER, DIGITS];
  const far = chance(random, 0.4);
  for (;;) {
    const shown = new Map<string, string>();
    const draw = (): number =>
      far && chance(random, 0.5) ? integerBetween(random, 0x80, 0x2000) : integerBetween(random, -40, 40);
    for (const range of ranges) {
      const offset = draw();
      for (const character of range)
        shown.set(character, String.fromCharCode(character.charCodeAt(0) + offset));
    }
    const signOffset = chance(random, 0.5) ? 0 : draw();
    const signs = blank === "moved" ? ` ${COMMON_SIGNS}` : COMMON_SIGNS;
    for (const sign of signs) shown.set(sign, String.fromCharCode(sign.charCodeAt(0) + signOffset));
    // Small letters that are shown as themselves or as capitals are no cipher.
    const first = shown.get("a")!;
    if (first === "a" || first === "A") continue;
    const codes = [...shown.values()];
    const lowest = Math.min(...codes.map((code) => code.charCodeAt(0)));
    if (codes.length === new Set(codes).size && lowest >= 0x20 && !codes.some(isUnusable)) {
      if (blank === "moved" ? shown.get(" ") !== " " : !codes.includes(" ")) {
        return { name: `ranged, blank ${blank}`, shown };
      }
    }
  }
}

/** Shows the codes of a range, each by the same constant higher. */
function shift(shown: Map<string, string>, range: string, offset: number): void {
  for (const character of range) shown.set(character, String.fromCharCode(character.charCodeAt(0) + offset));
}

/** Small letters, capitals and digits shifted within ASCII, each by a constant of its own; signs are shown as they are. */
export function nearCipher(random: Random): Cipher {
  for (;;) {
    const shown = new Map<string, string>();
    shift(shown, LOWER, integerBetween(random, -15, 15));
    shift(shown, UPPER, integerBetween(random, -15, 15));
    shift(shown, DIGITS, integerBetween(random, -7, 7));
    shift(shown, ` ${COMMON_SIGNS}`, 0);
    const codes = [...shown.values()];
    if (shown.get("a") !== "a" && codes.length === new Set(codes).size && !codes.some(isUnusable))
      return { name: "ranged, near", shown };
  }
}

/** Signs, digits, capitals and small letters in the order of their codes, as a font has them that leaves some out between. */
export function orderedCipher(random: Random): Cipher {
  for (;;) {
    const shown = new Map<string, string>();
    const lower = integerBetween(random, -24, 24);
    const upper = lower + integerBetween(random, 0, 6);
    const digits = upper + integerBetween(random, 0, 7);
    shift(shown, LOWER, lower);
    shift(shown, UPPER, upper);
    shift(shown, DIGITS, digits);
    shift(shown, "!\"'(),-./", digits);
    const codes = [...shown.values()];
    const lowest = Math.min(...codes.map((code) => code.charCodeAt(0)));
    // One shift of them all is no cipher of ranges.
    if (lower !== 0 && upper !== lower && lowest > 0x20 && !codes.some(isUnusable))
      return { name: "ranged, in order", shown };
  }
}

const isUnusable = (code: string): boolean => /[\x7f-\x9f]/.test(code);

/** The shown text of a true one; a reader confuses, drops or doubles codes at the rate of `noise`. */
export function encipher(text: string, { shown }: Cipher, noise: number, random: Random): string {
  const codes = Array.from(text, (character) => shown.get(character) ?? character);
  return codes
    .map((code) => {
      if (code === " " || !chance(random, noise)) return code;
      return pick(random, [pick(random, codes), "", code + code, pick(random, codes)]);
    })
    .join("");
}
