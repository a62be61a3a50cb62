import { isKnownWord } from "../../english/known.js";
import type { Finding } from "../../provenance/record.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";
import { repaired } from "../repaired.js";
import type { DamageContext } from "./other-damage.js";

const REPAIR = { kind: "spacing", stage: "repair", rule: "spurious blank" } as const;
const CERTAINTY = { damaged: 0.98, exact: 0.99 };

/** A heading of single letters of one case, six and more: fewer may be initials. */
const SPACED = /^#{1,6} {1,3}((?:[A-Z] ){5,}[A-Z]|(?:[a-z] ){5,}[a-z])[ \t\r]*$/;
const HEADING = "# ";
/** A line that begins a box of comments, as programs have it. */
const BOX = "#######";
/** UTF-16 units of the longest such heading. */
const LONGEST = 80;

/** Headings whose letters are set apart and make up one word: `## a b s t r a c t`. In running text a writer may mean it. */
export function findSpacedHeadings(
  text: string,
  taken: readonly Range[],
  { model }: DamageContext,
): Finding[] {
  const findings: Finding[] = [];
  for (let at = text.indexOf(HEADING); at >= 0; ) {
    const start = text.lastIndexOf("\n", at) + 1;
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const isHeading = end - start <= LONGEST && !isBoxed(text, start, end);
    const letters = isHeading ? SPACED.exec(text.slice(start, end))?.[1] : undefined;
    const word = letters?.replaceAll(" ", "") ?? "";
    if (letters !== undefined && isKnownWord(word, [model.words])) {
      const from = text.indexOf(letters, start);
      const range = { start: from, end: from + letters.length };
      const edits = Array.from({ length: word.length - 1 }, (_, index) => ({
        start: from + 2 * index + 1,
        end: from + 2 * index + 2,
        to: "",
      }));
      if (!overlapsAny(taken, range)) findings.push(repaired(text, range, edits, REPAIR, CERTAINTY));
    }
    at = text.indexOf(HEADING, end);
  }
  return findings;
}

/** Whether the line before or behind one is a row of signs. */
const isBoxed = (text: string, start: number, end: number): boolean =>
  text.startsWith(BOX, end + 1) || text.startsWith(BOX, text.lastIndexOf("\n", start - 2) + 1);
