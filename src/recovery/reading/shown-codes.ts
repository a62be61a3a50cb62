/** What an encoding shows characters as. */
import type { Encoding } from "../../encodings/index.js";

const inverted = new WeakMap<Encoding, Uint16Array>();
const AS_THEY_STAND = invert(undefined);

/** The shown code of every true one. */
export function shownCodesOf(encoding: Encoding | undefined): Uint16Array {
  if (encoding === undefined) return AS_THEY_STAND;
  const known = inverted.get(encoding) ?? invert(encoding);
  inverted.set(encoding, known);
  return known;
}

function invert(encoding: Encoding | undefined): Uint16Array {
  const shown = new Uint16Array(0x100);
  for (let code = 0; code < shown.length; code += 1) if (encoding === undefined) shown[code] = code;
  encoding?.codes.forEach((code, at) => {
    if (code > 0 && code < shown.length) shown[code] = at;
  });
  return shown;
}

/** Whether an encoding shows a character as nothing but a control character. */
export function isGone({ codes }: Encoding, trueCode: number): boolean {
  let gone = false;
  for (let shown = 0; shown < codes.length; shown += 1) {
    if (codes[shown] !== trueCode) continue;
    if (shown >= 0x20) return false;
    gone = true;
  }
  return gone;
}

const capitalsGone = new WeakMap<Encoding, readonly number[]>();

/** Capitals, 0–25, that an encoding shows as control characters. */
export function goneCapitals(encoding: Encoding): readonly number[] {
  const known = capitalsGone.get(encoding);
  if (known !== undefined) return known;
  const capitals = Array.from({ length: 26 }, (_, letter) => letter);
  const gone = capitals.filter((letter) => isGone(encoding, 0x41 + letter));
  capitalsGone.set(encoding, gone);
  return gone;
}
