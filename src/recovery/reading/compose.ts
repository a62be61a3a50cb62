import { decodeCode, type Encoding } from "../../encodings/index.js";
import type { Step } from "../../provenance/record.js";
import type { SpreadGlyphs } from "./cells.js";
import type { Move } from "./moves.js";

/** The reading and its steps: decoding as one step, then every move in order. */
export function compose(
  shown: string,
  { glyphs, letters }: SpreadGlyphs,
  encoding: Encoding | undefined,
  moves: readonly Move[],
  { kept, shown: printed }: { readonly kept: ReadonlySet<number>; readonly shown: ReadonlySet<number> },
): { text: string; steps: Step[] } {
  const steps: Step[] = [];
  let decoded = glyphs;
  if (encoding !== undefined) {
    const codes = new Uint16Array(glyphs.length);
    for (let at = 0; at < glyphs.length; at += 1) {
      const code = glyphs.charCodeAt(at);
      // Plain blanks and marks laid over the text are no glyphs of the font, but for the blanks that are read as digits.
      const isOwn = (code === 0x20 && !printed.has(at)) || kept.has(at);
      codes[at] = isOwn ? code : letters?.[at] || decodeCode(encoding, code) || code;
    }
    decoded = textOf(codes);
    steps.push({
      stage: "decode",
      rule: encoding.family,
      start: 0,
      end: shown.length,
      from: shown,
      to: decoded,
    });
  }
  const parts: string[] = [];
  let taken = 0;
  let shift = 0;
  for (const { start, end, to, rule } of moves) {
    const from = decoded.slice(start, end);
    if (start < taken || from === to) continue;
    steps.push({ stage: "repair", rule, start: start + shift, end: end + shift, from, to });
    parts.push(decoded.slice(taken, start), to);
    taken = end;
    shift += to.length - from.length;
  }
  parts.push(decoded.slice(taken));
  return { text: parts.join(""), steps };
}

/** Codes that are made into text at once: as many as a call may have parameters. */
const AT_ONCE = 1 << 12;

/** The text of UTF-16 codes. One that grew code by code would be kept in memory as a tree with a node for each. */
function textOf(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += AT_ONCE)
    parts.push(String.fromCharCode(...codes.subarray(at, at + AT_ONCE)));
  return parts.join("");
}
