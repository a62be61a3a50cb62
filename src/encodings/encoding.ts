/** A broken font encoding: what each shown code stands for. */
export interface Encoding {
  /** Name of the family, a kind of damage in the record. */
  readonly family: "shift" | "glyph-order" | "ranged-shift" | "substitution" | "token";
  readonly params: Readonly<Record<string, number | string | boolean>>;
  /**
   * True code of every shown code below `DECODED_CODES`; 0 where the encoding says nothing. What stands for several
   * letters has the first of them here and all in `ligatures`.
   */
  readonly codes: Uint16Array;
  /** True codes of shown codes from `DECODED_CODES` on. */
  readonly high: ReadonlyMap<number, number>;
  /** The letters of shown codes that stand for more than one. */
  readonly ligatures: ReadonlyMap<number, string>;
  /**
   * 1 for ASCII codes that cannot be shown as the encoding would have them, and so are shown as they are. Such a code may
   * stand for itself or for what it decodes to.
   */
  readonly kept: Uint8Array;
  /** Whether it reads the numbers of tokens, and no characters: what a text shows both as is in two encodings. */
  readonly tokens: boolean;
  /** Probability that a shown code stands for what it is decoded to, where a search left it in doubt. */
  readonly sureness?: ReadonlyMap<number, number>;
  /** Cost in nats of meeting this encoding at all, over the commonest one. */
  readonly rarity: number;
}

/** Shown codes below this one are decoded by table. */
export const DECODED_CODES = 0x250;

/**
 * A token such as `(cid:76)` is one glyph, held as the code `FIRST_TOKEN` + its number: private use characters, which
 * fonts hardly use below U+F000.
 */
export const FIRST_TOKEN = 0xe000;
export const TOKENS = 0x1000;

/** The number of the token that a code holds; beyond `TOKENS` if it holds none. */
const tokenNumber = (code: number): number => (code - FIRST_TOKEN) & 0xffff;

/** Whether a code holds a token. */
export const isToken = (code: number): boolean => tokenNumber(code) < TOKENS;

/** The code that an encoding knows a shown code by: a token's number stands for the code itself; -1 for none. */
function knownCode({ tokens }: Encoding, code: number): number {
  const number = tokenNumber(code);
  if (tokens) return number < TOKENS ? number : -1;
  return number < TOKENS ? -1 : code;
}

/** The true code of a shown one, or 0. */
export function decodeCode(encoding: Encoding, code: number): number {
  const known = knownCode(encoding, code);
  if (known < 0) return 0;
  return known < DECODED_CODES ? encoding.codes[known]! : (encoding.high.get(known) ?? 0);
}

/** The letters that a shown code stands for, where they are more than one. */
export const decodeLigature = (encoding: Encoding, code: number): string | undefined =>
  encoding.ligatures.size === 0 ? undefined : encoding.ligatures.get(knownCode(encoding, code));

/** Signs beyond ASCII that prose uses; a font has them in places of its own, so that they may be shown as they are. */
export const TYPOGRAPHIC_SIGNS: ReadonlySet<number> = new Set(
  Array.from("–—‘’“”…£€§°½", (sign) => sign.charCodeAt(0)),
);

/** The lowest of them. */
const FIRST_OWN_SIGN = 0xa3;

/** Whether a shown code may stand for itself. */
export const isKept = (encoding: Encoding, code: number): boolean =>
  encoding.tokens
    ? !isToken(code) && code > 0x20
    : code < 0x80
      ? encoding.kept[code] === 1
      : code >= FIRST_OWN_SIGN && TYPOGRAPHIC_SIGNS.has(code);

/** Flags beside a true code in a table of `decodingTable`. */
export const KEPT = 1 << 16;
export const LIGATURE = 1 << 17;

const tables = new WeakMap<Encoding, Int32Array>();

/**
 * The true codes of all shown codes below `DECODED_CODES`, with flags for those that may stand for themselves and for
 * those that stand for several letters: one look-up a character in hot loops.
 */
export function decodingTable(encoding: Encoding): Int32Array {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = Int32Array.from({ length: DECODED_CODES }, (_, code) => {
    const flags =
      (isKept(encoding, code) ? KEPT : 0) | (decodeLigature(encoding, code) === undefined ? 0 : LIGATURE);
    return decodeCode(encoding, code) | flags;
  });
  tables.set(encoding, table);
  return table;
}

const beyondAscii = new WeakMap<Encoding, boolean>();

/** Whether an encoding shows its small letters beyond ASCII, so that plain small letters beside them are healthy. */
export function showsBeyondAscii(encoding: Encoding): boolean {
  const known = beyondAscii.get(encoding);
  if (known !== undefined) return known;
  let small = 0;
  for (let shown = 0; shown < 0x80; shown += 1) {
    const trueCode = encoding.codes[shown]!;
    if (trueCode >= 0x61 && trueCode <= 0x7a) small += 1;
  }
  const result = encoding.tokens || small === 0;
  beyondAscii.set(encoding, result);
  return result;
}

/** A text decoded code by code; what the encoding says nothing of stays as it is. */
export function decodeText(encoding: Encoding, text: string): string {
  let decoded = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    decoded += decodeLigature(encoding, code) ?? String.fromCharCode(decodeCode(encoding, code) || code);
  }
  return decoded;
}
