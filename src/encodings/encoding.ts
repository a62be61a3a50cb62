/** A broken font encoding: what each shown code stands for. */
export interface Encoding {
  /** Name of the family, a kind of damage in the record. */
  readonly family: "shift" | "ranged-shift" | "substitution";
  readonly params: Readonly<Record<string, number | string | boolean>>;
  /**
   * True code of every shown code below `DECODED_CODES`; 0 where the encoding says nothing. Codes above stand for
   * nothing, but for the typographic signs in `high`.
   */
  readonly codes: Uint16Array;
  /** True codes of shown codes from `DECODED_CODES` on. */
  readonly high: ReadonlyMap<number, number>;
  /**
   * 1 for ASCII codes that cannot be shown as the encoding would have them, and so are shown as they are. Such a code may
   * stand for itself or for what it decodes to.
   */
  readonly kept: Uint8Array;
  /** Cost in nats of meeting this encoding at all, over the commonest one. */
  readonly rarity: number;
}

/** Shown codes below this one are decoded by table. */
export const DECODED_CODES = 0x250;

/** The true code of a shown one, or 0. */
export const decodeCode = (encoding: Encoding, code: number): number =>
  code < DECODED_CODES ? encoding.codes[code]! : (encoding.high.get(code) ?? 0);

/** Signs beyond ASCII that prose uses; a font has them in places of its own, so that they may be shown as they are. */
export const TYPOGRAPHIC_SIGNS: ReadonlySet<number> = new Set(
  Array.from("–—‘’“”…£€§°½", (sign) => sign.charCodeAt(0)),
);

/** The lowest of them. */
const FIRST_OWN_SIGN = 0xa3;

/** Whether a shown code may stand for itself. */
export const isKept = (encoding: Encoding, code: number): boolean =>
  code < 0x80 ? encoding.kept[code] === 1 : code >= FIRST_OWN_SIGN && TYPOGRAPHIC_SIGNS.has(code);

/** A text decoded code by code; what the encoding says nothing of stays as it is, so that offsets are kept. */
export const decodeText = (encoding: Encoding, text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at);
    return String.fromCharCode(decodeCode(encoding, code) || code);
  }).join("");
