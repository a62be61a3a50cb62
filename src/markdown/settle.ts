import type { Replacement } from "./compare.js";

/** A range and the texts that may take its place, the most wanted first. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly alternatives: readonly string[];
}

/** How many candidates are tried together where the first of them is not accepted alone. */
const PAIRED = [2, 3];

/** Says whether a text may stand with these replacements made. */
export type Accepts = (after: string, replacements: readonly Replacement[]) => boolean;

/** Trials may read this many characters for each one of the text, and this many more. */
const READS_PER_CHARACTER = 16;
const FREE_READS = 40_000;

/**
 * Chooses for each candidate the first alternative that is accepted together with those chosen before it;
 * `undefined` where none is. All first choices are tried at once; only if they fail is the culprit
 * searched by halves. Where the trials become too many, the rest takes its last alternative or nothing.
 *
 * @param candidates sorted and disjoint
 */
export function settle(
  text: string,
  candidates: readonly Candidate[],
  accepts: Accepts,
): (string | undefined)[] {
  const chosen: (string | undefined)[] = candidates.map(({ alternatives }) => alternatives[0]);
  let reads = FREE_READS + READS_PER_CHARACTER * text.length;
  const accepted = (count: number): boolean => {
    const replacements = madeFrom(candidates, chosen, count);
    const after = replaced(text, replacements);
    reads -= after.length;
    return accepts(after, replacements);
  };

  for (let settled = 0; settled < candidates.length && !accepted(candidates.length); settled++) {
    // All before `settled` are accepted together, all before `failing` are not.
    let failing = candidates.length;
    while (failing - settled > 1 && reads >= 0) {
      const middle = (settled + failing) >> 1;
      if (accepted(middle)) settled = middle;
      else failing = middle;
    }
    if (reads < 0) return safest(candidates, chosen, settled, accepted);
    // Two marks that make a pair go together, or not at all.
    let together = acceptedTogether(candidates, chosen, settled, accepted, "wanted");
    if (together === undefined) {
      const others = candidates[settled]!.alternatives.slice(1);
      chosen[settled] = others.find((alternative) => {
        chosen[settled] = alternative;
        return accepted(settled + 1);
      });
      if (chosen[settled] !== undefined) continue;
      together = acceptedTogether(candidates, chosen, settled, accepted, "safest");
    }
    if (together !== undefined) settled = together - 1;
  }
  return chosen;
}

/**
 * How many candidates are accepted with a few more of them made together, as they are most wanted or, where markup would
 * come of that, as they are safest; `undefined` where none of this is accepted, and nothing has changed.
 */
function acceptedTogether(
  candidates: readonly Candidate[],
  chosen: (string | undefined)[],
  settled: number,
  accepted: (count: number) => boolean,
  as: "wanted" | "safest",
): number | undefined {
  const counts = PAIRED.map((more) => settled + more).filter((count) => count <= candidates.length);
  const before = chosen.slice(settled, counts.at(-1));
  for (const count of counts) {
    const group = candidates.slice(settled, count);
    if (as === "safest" && group.every(({ alternatives }) => alternatives.length === 1)) continue;
    const texts = group.map(({ alternatives }) => alternatives.at(as === "wanted" ? 0 : -1));
    chosen.splice(settled, texts.length, ...texts);
    if (accepted(count)) return count;
  }
  if (counts.length > 0) chosen.splice(settled, before.length, ...before);
  return undefined;
}

/** The last alternative for all that is not settled yet if that is accepted, otherwise none. */
function safest(
  candidates: readonly Candidate[],
  chosen: (string | undefined)[],
  settled: number,
  accepted: (count: number) => boolean,
): (string | undefined)[] {
  for (let index = settled; index < candidates.length; index++) {
    chosen[index] = candidates[index]!.alternatives.at(-1);
  }
  if (!accepted(candidates.length)) chosen.fill(undefined, settled);
  return chosen;
}

function madeFrom(
  candidates: readonly Candidate[],
  chosen: readonly (string | undefined)[],
  count: number,
): Replacement[] {
  const replacements: Replacement[] = [];
  for (let index = 0; index < count; index++) {
    const text = chosen[index];
    const { start, end } = candidates[index]!;
    if (text !== undefined) replacements.push({ start, end, text });
  }
  return replacements;
}

/** The text with replacements made; they are sorted and disjoint. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return text;
  const pieces: string[] = [];
  let written = 0;
  for (const { start, end, text: replacement } of replacements) {
    pieces.push(text.slice(written, start), replacement);
    written = end;
  }
  pieces.push(text.slice(written));
  return pieces.join("");
}
