/** Backslash escapes of Markdown over garbled text. */
import type { Encoding } from "../encodings/index.js";
import type { Step } from "../provenance/record.js";
import type { Stretch } from "./segment.js";

/** A backslash before any of these is Markdown's, laid over the garbled text. */
const ESCAPABLE = /\\(?=[!-/:-@[-`{-~])/g;

/** The stretch without the escapes that were laid over it, and the steps that take them off. */
export function takeEscapesOff(raw: string): { glyphs: string; offsets: number[]; steps: Step[] } {
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
  // Inline code that the garble itself made: its marks stand round the whole stretch.
  const marks = /^(`+)[^`]+(`+)$/.exec(glyphs)?.[1]?.length ?? 0;
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
    return { glyphs: inner, offsets: offsets.slice(marks, -marks), steps };
  }
  return { glyphs, offsets, steps };
}

/** Whether a stretch shows what may be an escape. */
export const isEscaped = (raw: string): boolean => raw.search(ESCAPABLE) >= 0;

/** A backslash inside a stretch that escapes nothing: who escapes, escapes it as well. */
const LONE = /\\[^!-/:-@[-`{-~]/g;
/** Marks that are escaped everywhere or nowhere. */
const ALWAYS_ESCAPED: ReadonlySet<string> = new Set("[]*`");

/** The encodings whose stretches show as many backslashes and marks without an escape as with one: they are glyphs. */
export function neverEscaped(text: string, stretches: readonly Stretch[]): ReadonlySet<Encoding | undefined> {
  const counts = new Map<Encoding | undefined, { bare: number; escapes: number }>();
  for (const { start, end, encoding } of stretches) {
    const raw = text.slice(start, end);
    const count = counts.get(encoding) ?? { bare: 0, escapes: 0 };
    count.bare += (raw.match(LONE)?.length ?? 0) + bareMarks(raw);
    count.escapes += raw.match(ESCAPABLE)?.length ?? 0;
    counts.set(encoding, count);
  }
  return new Set(
    [...counts].flatMap(([encoding, { bare, escapes }]) => (bare > 0 && bare >= escapes ? [encoding] : [])),
  );
}

/** Marks without a backslash before them; those at the ends may have been laid over the stretch. */
function bareMarks(raw: string): number {
  let marks = 0;
  for (let at = 1; at < raw.length - 1; at += 1) {
    if (raw[at] === "\\") at += 1;
    else if (ALWAYS_ESCAPED.has(raw[at]!)) marks += 1;
  }
  return marks;
}
