import type { Kind } from "../../provenance/record.js";

/** What a repair did to a few glyphs; the table of repairs names its rules. */
export interface Move {
  /** Range of cells, from the stretch's first glyph; empty where something was lost. */
  readonly start: number;
  readonly end: number;
  /** What stands there in the reading. */
  readonly to: string;
  readonly rule: Rule;
}

export type Rule = keyof typeof RULES;

/** Every rule that a repair step can name, and the kind of damage it undoes. */
export const RULES = {
  ligature: "ligature",
  "dropped ligature": "ligature",
  "blank for ligature": "ligature",
  "quotation mark": "ligature",
  "spurious blank": "spacing",
  "lost blank": "spacing",
  "lost ligature": "ligature",
  "ligature shown as a blank": "ligature",
  "lost capital": "misreading",
  "blank for another sign": "spacing",
  "letter shown as a blank": "spacing",
  "sign shown as a blank": "spacing",
  "line-end hyphen": "misreading",
  "unshifted sign": "misreading",
  "unshifted word": "misreading",
  "lost stop": "misreading",
  "stray sign": "misreading",
  "confused sign": "misreading",
  "dropped letter": "misreading",
  "letter too many": "misreading",
  "swapped letters": "misreading",
  "confused letter": "misreading",
  "merged letters": "misreading",
  "split letter": "misreading",
  "wrong case": "misreading",
} as const satisfies Record<string, Kind>;
