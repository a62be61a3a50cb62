import type { Replacement } from "./compare.js";

/** A range and the texts that may take its place, the most wanted first. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly alternatives: readonly string[];
  /** Where markup ends that begins in the range: to undo it, all up to there may have to change. */
  readonly reach?: number;
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
    let together = acceptedTogether(candidates, chosen, settled, accepted, WANTED);
    if (together === undefined) {
      const others = candidates[settled]!.alternatives.slice(1);
      chosen[settled] = others.find((alternative) => {
        chosen[settled] = alternative;
        return accepted(settled + 1);
      });
      if (chosen[settled] !== undefined) continue;
      for (const way of SAFER) together ??= acceptedTogether(candidates, chosen, settled, accepted, way);
    }
    if (together !== undefined) settled = together - 1;
  }
  return chosen;
}

/** Which of a candidate's alternatives is tried as one of a group. */
type Way = (candidate: Candidate, isEnd: boolean) => string | undefined;

const WANTED: Way = ({ alternatives: [wanted] }) => wanted;
const SAFEST: Way = ({ alternatives }) => alternatives.at(-1);
/** A pair's marks stand in the first and in the last; what lies between need not be escaped for them. */
const SAFER: readonly Way[] = [(candidate, isEnd) => (isEnd ? SAFEST : WANTED)(candidate, isEnd), SAFEST];

/**
 * How many candidates are accepted with a few more of them made together in one way; `undefined` where that is not
 * accepted, and nothing has changed.
 */
function acceptedTogether(
  candidates: readonly Candidate[],
  chosen: (string | undefined)[],
  settled: number,
  accepted: (count: number) => boolean,
  way: Way,
): number | undefined {
  for (const count of countsTogether(candidates, settled)) {
    const group = candidates.slice(settled, count);
    const before = chosen.slice(settled, count);
    const texts = group.map((candidate, at) => way(candidate, at === 0 || at === group.length - 1));
    // As they are most wanted they were tried before.
    if (way !== WANTED && group.every((candidate, at) => texts[at] === WANTED(candidate, false))) continue;
    chosen.splice(settled, texts.length, ...texts);
    if (accepted(count)) return count;
    chosen.splice(settled, before.length, ...before);
  }
  return undefined;
}

/** Up to which candidates they are tried together with the one at `settled`. */
function countsTogether(candidates: readonly Candidate[], settled: number): number[] {
  const { reach = 0 } = candidates[settled]!;
  const reached = candidates.findIndex(({ start }) => start >= reach);
  const counts = [...PAIRED.map((more) => settled + more), reached < 0 ? candidates.length : reached];
  return [...new Set(counts)].filter((count) => count > settled + 1 && count <= candidates.length);
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
