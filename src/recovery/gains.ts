import { decodeCode, type Encoding } from "../encodings/index.js";
import { isLetterSymbol, SYMBOL_OF_CODE } from "../english/alphabet.js";
import { nats } from "../english/costs.js";
import type { EncodingReader } from "./readers.js";
import type { Range } from "./screen.js";

/** Nats by which a stretch must gain before it counts at all. */
const LEAST_GAIN = 8;
/** Units below its peak at which a gain has ended. */
const DROP = nats(12);
/** Nats of entering an encoding. */
const ENTRY = 3;
/** Units that a stretch may cost at its beginning before it is given up: the first letter of a text surprises. */
const SLACK = nats(2);

/** Nats that hardly any character of English costs less than, over a whole stretch. */
const CHEAPEST = 1.3;

/** Whether a stretch is so costly as it stands that an encoding can gain on it at all. */
export const mayGain = (encoding: Encoding, standing: number, length: number): boolean =>
  standing - nats(CHEAPEST * length) >= nats(LEAST_GAIN + ENTRY + encoding.rarity);

/** A part of a text in which encodings are tried. */
export interface Window {
  readonly range: Range;
  /** What it costs to leave it as it stands, cumulative, in units. */
  readonly stay: Int32Array;
  /** 1 where an encoding chosen before already explains the character. */
  readonly explained: Uint8Array;
}

/** A stretch that reads better through an encoding than as it stands. */
export interface Gain {
  /** Index of its window. */
  readonly window: number;
  readonly start: number;
  readonly end: number;
  /** Units. */
  readonly gain: number;
}

/** The stretches in which `reader` gains over leaving the text as it stands: maximal excursions of the summed gain. */
export function gainsOf(
  text: string,
  windows: readonly Window[],
  reader: EncodingReader,
  isOpen: (window: number) => boolean = () => true,
): Gain[] {
  const gains: Gain[] = [];
  const entry = nats(ENTRY + reader.encoding.rarity);
  const least = nats(LEAST_GAIN);
  windows.forEach(({ range, stay, explained }, window) => {
    if (!isOpen(window)) return;
    let sum = 0;
    let start = range.start;
    let peak = 0;
    let peakEnd = range.start;
    const close = (): void => {
      if (peak >= least) gains.push({ window, start, end: peakEnd, gain: peak });
      sum = 0;
      peak = 0;
    };
    for (let at = range.start; at < range.end; at += 1) {
      const previous = at > 0 ? text.charCodeAt(at - 1) : -1;
      if (sum === 0) {
        // Nearly every place of a text begins nothing: only what reads as a letter does.
        const first = decodeCode(reader.encoding, text.charCodeAt(at));
        if (!isLetterSymbol(SYMBOL_OF_CODE[first]!)) continue;
        start = at;
        reader.begin(previous === 0x20 || previous === 0x0a || previous === -1);
        sum = -entry;
      }
      const index = at - range.start;
      const step = explained[index] === 1 ? 0 : stay[index + 1]! - stay[index]!;
      sum += step - reader.read(text.charCodeAt(at), previous);
      if (sum > peak) {
        peak = sum;
        peakEnd = at + 1;
      }
      if (sum <= -entry - SLACK || (peak > 0 && sum < peak - DROP)) close();
    }
    close();
  });
  return gains;
}
