import { decodeText, type Encoding } from "../../encodings/index.js";
import { nats } from "../../english/costs.js";
import type { Model } from "../../english/model.js";
import type { Stretch } from "../detection/segment.js";
import { stayCosts } from "../detection/stay.js";
import type { Range } from "../range.js";

const BLANK = " ";
/** Nats of a plain blank within garble that shows its blanks otherwise, at most: a printer's blank, or one that the reader took for it. */
const MOST = 5;
/** Plain blanks that are expected before any is seen. */
const EXPECTED = 0.5;

/** How often an encoding shows its blanks as something else in a document, and how often plain blanks stand among them. */
interface Blanks {
  shown: number;
  plain: number;
}

/** What plain blanks say within stretches of a document that show theirs otherwise. */
export class BlankHabits {
  readonly #blanks = new Map<Encoding, Blanks>();

  constructor(text: string, stretches: readonly Stretch[]) {
    for (const { encoding, start, end } of stretches) {
      if (encoding === undefined) continue;
      const blanks = this.#blanks.get(encoding) ?? { shown: 0, plain: 0 };
      this.#blanks.set(encoding, blanks);
      for (let at = start; at < end; at += 1) {
        const glyph = text[at]!;
        if (glyph === BLANK) blanks.plain += 1;
        else if (decodeText(encoding, glyph) === BLANK) blanks.shown += 1;
      }
    }
  }

  /**
   * Nats against so many plain blanks within garble.
   *
   * @param own those that are asked about, and tell nothing of the others
   */
  against(encoding: Encoding, own: number): number {
    const { shown, plain } = this.#blanks.get(encoding) ?? { shown: 0, plain: 0 };
    const rate = (Math.max(0, plain - own) + EXPECTED) / (shown + plain + EXPECTED);
    return own * Math.min(MOST, -Math.log(rate));
  }
}

/** Nats that what is healthy between garble must be ahead. */
const AHEAD = 1;
/** Nats of a plain blank from which on it tells anything: where a reader spread the letters out, most blanks are plain. */
const TELLING = 2;

/**
 * Whether a token between plain blanks is likelier as it stands than as garble that shows its blanks otherwise.
 *
 * @param blanks plain ones right beside it within its stretch
 */
export function isSetApart(
  text: string,
  { start, end }: Range,
  blanks: number,
  encoding: Encoding,
  model: Model,
  habits: BlankHabits,
): boolean {
  const against = habits.against(encoding, blanks);
  if (against < TELLING * blanks) return false;
  const token = text.slice(start, end);
  const costOf = (shown: string): number => stayCosts(shown, 0, shown.length, model).at(-1)!;
  return costOf(token) + nats(AHEAD) <= costOf(decodeText(encoding, token)) + nats(against);
}

/** What print shows as one token: letters and digits, with hyphens, apostrophes and stops inside, brackets and quotes around. */
const PRINTED = /^[([{“‘"']*[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,/&–-]*[.,;:!?)\]}”’"']*$/u;

/** Whether a token looks like print as it stands, and like none as an encoding reads it. */
export const isPrintOnlyAsItStands = (token: string, encoding: Encoding): boolean =>
  PRINTED.test(token) && !PRINTED.test(decodeText(encoding, token));
