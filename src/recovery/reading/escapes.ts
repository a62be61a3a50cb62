/** Backslash escapes of Markdown over garbled text. */
import type { Encoding } from "../../encodings/index.js";
import type { Step } from "../../provenance/record.js";
import type { Stretch } from "../detection/segment.js";
import type { Offsets } from "./cells.js";

/** A backslash before any of these is Markdown's, laid over the garbled text. */
const ESCAPABLE = /\\(?=[!-/:-@[-`{-~])/g;
const ESCAPED = /[!-/:-@[-`{-~]/;

/** A stretch without what was laid over it. */
export interface BareGlyphs {
  readonly glyphs: string;
  /** Where each unit, and the end, stood before; absent where nothing was taken off. */
  readonly offsets?: Offsets;
  readonly steps: Step[];
}

/** The stretch without the escapes that were laid over it, and the steps that take them off. */
export function takeEscapesOff(raw: string): BareGlyphs {
  if (!raw.includes("\\") && !raw.startsWith("`")) return { glyphs: raw, steps: [] };
  const offsets: number[] = [];
  const steps: Step[] = [];
  const removed = new Set(Array.from(raw.matchAll(ESCAPABLE), ({ index }) => index));
  let glyphs = "";
  for (let at = 0; at < raw.length; at += 1) {
    if (removed.has(at)) {
      steps.push({
        stage: "decode",
        rule: "escape",
        start: glyphs.length,
        end: glyphs.length + 1,
        from: "\\",
        to: "",
      });
      // What an escape keeps from being markup is a glyph, even another backslash.
      at += 1;
    }
    offsets.push(at);
    glyphs += raw[at]!;
  }
  offsets.push(raw.length);
  // Inline code that the garble itself made: its marks, as many as began it, stand round the whole stretch.
  const marks = /^(`+)[^`]+\1$/.exec(glyphs)?.[1]?.length ?? 0;
  if (marks > 0) {
    const inner = glyphs.slice(marks, -marks);
    steps.push({ stage: "decode", rule: "code mark", start: 0, end: marks, from: "`".repeat(marks), to: "" });
    const end = inner.length;
    steps.push({
      stage: "decode",
      rule: "code mark",
      start: end,
      end: end + marks,
      from: "`".repeat(marks),
      to: "",
    });
    return { glyphs: inner, offsets: Int32Array.from(offsets.slice(marks, -marks)), steps };
  }
  return { glyphs, offsets: Int32Array.from(offsets), steps };
}

/** Whether a stretch shows what may be an escape. */
export const isEscaped = (raw: string): boolean => raw.search(ESCAPABLE) >= 0;

/** Marks that are escaped everywhere or nowhere, and so are backslashes. */
const ALWAYS_ESCAPED: ReadonlySet<string> = new Set("[]*`");

/** The encodings whose stretches show as many backslashes and marks without an escape as with one: they are glyphs. */
export function neverEscaped(text: string, stretches: readonly Stretch[]): ReadonlySet<Encoding | undefined> {
  const counts = new Map<Encoding | undefined, { bare: number; escapes: number }>();
  for (const { start, end, encoding } of stretches) {
    const { bare, escapes } = countEscapes(text.slice(start, end));
    const before = counts.get(encoding);
    counts.set(encoding, { bare: bare + (before?.bare ?? 0), escapes: escapes + (before?.escapes ?? 0) });
  }
  return new Set(
    [...counts].flatMap(([encoding, { bare, escapes }]) => (bare > 0 && bare >= escapes ? [encoding] : [])),
  );
}

/** Escapes, and what would have been escaped with them; marks at the ends may have been laid over the stretch. */
function countEscapes(raw: string): { bare: number; escapes: number } {
  let bare = 0;
  let escapes = 0;
  for (let at = 0; at < raw.length; at += 1) {
    const isInside = at > 0 && at < raw.length - 1;
    if (raw[at] === "\\" && ESCAPED.test(raw[at + 1] ?? "")) {
      escapes += 1;
      at += 1;
    } else if (isInside && (raw[at] === "\\" || ALWAYS_ESCAPED.has(raw[at]!))) bare += 1;
  }
  return { bare, escapes };
}
