import type { Step } from "./record.js";

/**
 * Applies steps in order, each counted in what the previous ones left.
 *
 * @throws RangeError if a step does not find its `from` where it says
 */
export function applySteps(raw: string, steps: readonly Step[]): string {
  let text = raw;
  for (const [index, step] of steps.entries()) {
    const { start, end, from, to } = step;
    const inRange =
      Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end <= text.length;
    if (!inRange || text.slice(start, end) !== from || end - start !== from.length) {
      throw new RangeError(`step ${index} (${step.rule}) does not find ${JSON.stringify(from)} at ${start}`);
    }
    text = text.slice(0, start) + to + text.slice(end);
  }
  return text;
}
