/** Signs that an encoding shows as control characters: programs that drop those lose the signs without trace. */
import type { Encoding } from "../../encodings/index.js";

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

export const showsControls = (shown: string): boolean => CONTROL.test(shown);

/** Whether an encoding shows a true code as nothing but a control character. */
export function isHidden({ codes, tokens }: Encoding, trueCode: number): boolean {
  if (tokens) return false;
  let hidden = false;
  for (let shown = 0; shown < codes.length; shown += 1) {
    if (codes[shown] !== trueCode) continue;
    if (!isControl(shown)) return false;
    hidden = true;
  }
  return hidden;
}

/** The commonest signs of prose: an encoding that hides others as well hides one of these. */
const COMMON_SIGNS = Array.from(".,", (sign) => sign.charCodeAt(0));

const hiding = new WeakMap<Encoding, boolean>();

/** Whether an encoding shows the common signs of prose, or one of them, as control characters. */
export function hidesSigns(encoding: Encoding): boolean {
  const known = hiding.get(encoding);
  if (known !== undefined) return known;
  const hides = COMMON_SIGNS.some((sign) => isHidden(encoding, sign));
  hiding.set(encoding, hides);
  return hides;
}
