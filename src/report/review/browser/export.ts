import { type Decision, type Decisions, decide } from "../../../provenance/decisions.js";
import type { ReviewDocument } from "../data.js";
import type { Choices } from "./choices.js";
import type { Item } from "./items.js";

/** Everything that was decided, as the file that `emend clean --decisions` takes. */
export function decisionsOf(tool: string, items: readonly Item[], choices: Choices): Decisions {
  const cleaned = new Map<ReviewDocument, string>();
  const cleanedOf = (document: ReviewDocument): string => {
    const known = cleaned.get(document) ?? cleanedText(document);
    cleaned.set(document, known);
    return known;
  };
  const decisions = items.flatMap((item): Decision[] => {
    const choice = choices.of(item);
    if (!choice) return [];
    const { document, span } = item;
    const name = choice.name ?? choices.name.trim();
    const decider = { ...(name !== "" && { name }), ...(choice.date !== "" && { date: choice.date }) };
    const { path, sha256, text } = document;
    const place = { source: { path, sha256 }, text, cleaned: cleanedOf(document), span };
    return [decide(place, choice.action, choice.reading, decider)];
  });
  return { schema: 1, tool, decisions };
}

function cleanedText({ text, spans }: ReviewDocument): string {
  const pieces: string[] = [];
  let written = 0;
  for (const span of spans) {
    pieces.push(text.slice(written, span.start), span.text);
    written = span.end;
  }
  pieces.push(text.slice(written));
  return pieces.join("");
}

/** Hands a file to the browser to be saved. */
export function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
