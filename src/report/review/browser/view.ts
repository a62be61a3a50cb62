import type { Choice } from "./choices.js";
import type { Item } from "./items.js";

/** What stands in the repaired text at a span, as things are decided. */
export function shownText({ span }: Item, choice: Choice | undefined): string {
  if (choice?.action === "reject") return span.raw;
  if (choice?.reading !== undefined)
    return choice.reading === span.reading && span.action === "emended" ? span.text : choice.reading;
  return span.text;
}

export const STATES: Readonly<Record<string, string>> = {
  undecided: "Undecided",
  accept: "Accepted",
  reject: "Rejected",
  correct: "Corrected",
};

export const stateOf = (choice: Choice | undefined): string => choice?.action ?? "undecided";

/** A sign beside the colour, for those who do not see colours. */
export const SIGNS: Readonly<Record<string, string>> = {
  undecided: "",
  accept: "✓",
  reject: "✗",
  correct: "✎",
};
