import { visible, visibleText } from "../visible.js";
import type { Edit } from "./edits.js";
import { type Hunk, hunksOf, type LineBlock } from "./hunks.js";
import type { Labels } from "./unified.js";

/** How changes are marked. */
interface Style {
  readonly raw: (text: string) => string;
  readonly repaired: (text: string) => string;
  readonly aside: (text: string) => string;
}

/** The marks that `git diff --word-diff` uses, too. */
const PLAIN: Style = {
  raw: (text) => `[-${text}-]`,
  repaired: (text) => `{+${text}+}`,
  aside: (text) => text,
};
const COLOURED: Style = {
  raw: (text) => `\u001B[31;9m${text}\u001B[0m`,
  repaired: (text) => `\u001B[32m${text}\u001B[0m`,
  aside: (text) => `\u001B[36m${text}\u001B[0m`,
};

/**
 * Both texts in one, for people: the raw words struck, the repaired ones behind them, with line numbers of the raw
 * text; safe on a terminal. Empty where the texts are equal.
 */
export function wordDiff(
  raw: string,
  edits: readonly Edit[],
  labels: Labels,
  { context, colour }: { readonly context: number; readonly colour: boolean },
): string {
  const hunks = hunksOf(raw, edits, context);
  if (hunks.length === 0) return "";
  const style = colour ? COLOURED : PLAIN;
  const head = [`--- ${labels.raw}`, `+++ ${labels.cleaned}`].map(
    (line) => `${style.aside(visible(line))}\n`,
  );
  return head.join("") + hunks.map((hunk) => hunkText(raw, hunk, style)).join(style.aside("⋯\n"));
}

function hunkText(raw: string, { oldLine, blocks }: Hunk, style: Style): string {
  const width = String(oldLine + blocks.reduce((sum, { old }) => sum + old.length, 0)).length;
  let line = oldLine;
  return blocks
    .map((block) => {
      const shown = block.edits.length === 0 ? block.old.join("") : changedText(raw, block, style);
      const body = block.edits.length === 0 ? visibleText(shown) : shown;
      const numbered = withoutLastEnd(body)
        .split("\n")
        .map((text, index) => {
          const number = index < block.old.length ? String(line + index) : "";
          return `${style.aside(number.padStart(width))}  ${text}\n`;
        });
      line += block.old.length;
      return numbered.join("");
    })
    .join("");
}

const withoutLastEnd = (text: string): string => text.replace(/\n$/, "");

function changedText(raw: string, { old, edits, start }: LineBlock, style: Style): string {
  const end = start + old.reduce((sum, line) => sum + line.length, 0);
  const pieces: string[] = [];
  let written = start;
  for (const edit of edits) {
    pieces.push(visibleText(raw.slice(written, edit.start)));
    if (edit.end > edit.start) pieces.push(byLine(raw.slice(edit.start, edit.end), style.raw));
    if (edit.text !== "") pieces.push(byLine(edit.text, style.repaired));
    written = edit.end;
  }
  pieces.push(visibleText(raw.slice(written, end)));
  return pieces.join("");
}

/** Marks never reach over the end of a line. */
function byLine(text: string, mark: (line: string) => string): string {
  return visibleText(text).replace(/[^\n]+/g, mark);
}
