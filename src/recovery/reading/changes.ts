import type { Move, Rule } from "./moves.js";

/** What a step of the lattice makes of all its cells, wherever they stand. */
interface Change {
  readonly to: string;
  readonly rule: Rule;
  /** Whether it stands before the cells, where something is missing. */
  readonly isBefore?: boolean;
}

/** The changes of one step, in order. Steps that do the same share them: nearly none is in a path that somebody asks for. */
export type Changes = readonly Change[];

export const NO_CHANGES: Changes = [];

const known = new Map<Rule, Map<string, Changes>>();
/** UTF-16 units of a reading that is remembered: a stop and a blank. */
const LONGEST = 2;

/** @param to what stands there in the reading */
export function changesOf(to: string, rule: Rule): Changes {
  if (to.length > LONGEST) return [{ to, rule }];
  let byText = known.get(rule);
  if (byText === undefined) {
    byText = new Map();
    known.set(rule, byText);
  }
  let changes = byText.get(to);
  if (changes === undefined) {
    changes = [{ to, rule }];
    byText.set(to, changes);
  }
  return changes;
}

const LOST_BLANK_BEFORE: Change = { to: " ", rule: "lost blank", isBefore: true };

/** The same behind a blank that is missing. */
export const afterLostBlank = (changes: Changes): Changes => [LOST_BLANK_BEFORE, ...changes];

/** Changes of a step as moves; cells half open. */
export const movesOf = (changes: Changes, start: number, end: number): readonly Move[] =>
  changes.map(({ to, rule, isBefore = false }) => ({ start, end: isBefore ? start : end, to, rule }));
