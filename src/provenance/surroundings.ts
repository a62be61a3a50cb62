import type { Decision } from "./decisions.js";

/** What may stand before the place of a decision, and what after it: one of each is enough. */
export interface Surroundings {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * What may stand around each decision's place: the source as it was, the cleaned text as it was, and the source in
 * which the decisions about neighbouring spans were carried out.
 *
 * @param order indices of the decisions, sorted by their start
 */
export function surroundingsOf(decisions: readonly Decision[], order: readonly number[]): Surroundings[] {
  const surroundings: Surroundings[] = decisions.map(
    ({ before, after, outBefore = before, outAfter = after }) => ({
      before: [before, outBefore],
      after: [after, outAfter],
    }),
  );
  for (const group of bySource(decisions, order)) {
    const decidedBefore = contextsBefore(group.map((index) => decisions[index]!));
    const decidedAfter = contextsAfter(group.map((index) => decisions[index]!));
    group.forEach((index, nth) => {
      const { before, after } = surroundings[index]!;
      surroundings[index] = {
        before: [...before, decidedBefore[nth]!],
        after: [...after, decidedAfter[nth]!],
      };
    });
  }
  return surroundings;
}

/** The indices of each source's decisions, in their order; of those that begin together, the one that counts. */
function bySource(decisions: readonly Decision[], order: readonly number[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const index of order) {
    const { source, start } = decisions[index]!;
    const group = groups.get(source.sha256) ?? [];
    groups.set(source.sha256, group);
    const last = group.at(-1);
    if (last !== undefined && decisions[last]!.start === start) group.pop();
    group.push(index);
  }
  return [...groups.values()];
}

/** What a decision leaves in the place of its span. */
const left = ({ action, raw, reading }: Decision): string => (action === "reject" ? raw : (reading ?? raw));

function contextsAfter(decisions: readonly Decision[]): string[] {
  const contexts = decisions.map(({ after }) => after);
  for (let nth = decisions.length - 2; nth >= 0; nth--) {
    const { end, after } = decisions[nth]!;
    const next = decisions[nth + 1]!;
    const gap = next.start - end;
    if (gap < 0 || gap >= after.length) continue;
    contexts[nth] = `${after.slice(0, gap)}${left(next)}${contexts[nth + 1]}`.slice(0, after.length);
  }
  return contexts;
}

function contextsBefore(decisions: readonly Decision[]): string[] {
  const contexts = decisions.map(({ before }) => before);
  for (let nth = 1; nth < decisions.length; nth++) {
    const { start, before } = decisions[nth]!;
    const last = decisions[nth - 1]!;
    const gap = start - last.end;
    if (gap < 0 || gap >= before.length) continue;
    const whole = `${contexts[nth - 1]}${left(last)}${before.slice(before.length - gap)}`;
    contexts[nth] = whole.slice(Math.max(0, whole.length - before.length));
  }
  return contexts;
}
