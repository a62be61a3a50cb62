import { type DecisionAction, isDecisionAction, isSpanText } from "../../../provenance/decisions.js";
import type { Span } from "../../../provenance/record.js";
import type { Item } from "./items.js";

/** What was decided about one span. */
export interface Choice {
  readonly action: DecisionAction;
  /** What should be read; absent where the raw text stays. */
  readonly reading?: string;
  /** Who and when; a name is kept only where an earlier decision brought one. */
  readonly name?: string;
  readonly date: string;
}

/** One step that can be undone: choices as they were before. */
type Change = readonly (readonly [index: number, before: Choice | undefined])[];

/** Everything that was decided, with its history; kept in the browser. */
export class Choices {
  readonly #byIndex = new Map<number, Choice>();
  readonly #history: Change[] = [];
  readonly #key: string;
  #name = "";

  constructor(
    readonly items: readonly Item[],
    key: string,
  ) {
    this.#key = `emend review ${key}`;
    for (const { index, span } of items) {
      const earlier = earlierChoice(span);
      if (earlier) this.#byIndex.set(index, earlier);
    }
    this.#load();
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
    this.#store();
  }

  get count(): number {
    return this.#byIndex.size;
  }

  get canUndo(): boolean {
    return this.#history.length > 0;
  }

  of(item: Item): Choice | undefined {
    return this.#byIndex.get(item.index);
  }

  /** Decides about several spans in one step; undefined takes decisions back. */
  decide(items: readonly Item[], choice: (item: Item) => Choice | undefined): void {
    this.#history.push(items.map(({ index }) => [index, this.#byIndex.get(index)]));
    for (const item of items) this.#set(item.index, choice(item));
    this.#store();
  }

  /** Takes the last step back; gives the first item that it changed. */
  undo(): Item | undefined {
    const change = this.#history.pop();
    if (!change) return undefined;
    for (const [index, before] of change) this.#set(index, before);
    this.#store();
    return this.items[change[0]![0]];
  }

  #set(index: number, choice: Choice | undefined): void {
    if (choice) this.#byIndex.set(index, choice);
    else this.#byIndex.delete(index);
  }

  /** A page from the disk may have no storage at all; then only the export keeps decisions. */
  #store(): void {
    try {
      const choices = [...this.#byIndex].map(([index, choice]) => [placeOf(this.items[index]!), choice]);
      localStorage.setItem(this.#key, JSON.stringify({ name: this.#name, choices }));
    } catch {
      // Nothing is lost yet: the decisions are still in the page.
    }
  }

  #load(): void {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "null");
      if (!isStored(stored)) return;
      this.#name = stored.name;
      const choices = new Map(stored.choices);
      for (const item of this.items) {
        const choice = choices.get(placeOf(item));
        if (isChoice(choice)) this.#byIndex.set(item.index, choice);
      }
    } catch {
      // Unreadable storage is empty storage.
    }
  }
}

interface Stored {
  readonly name: string;
  readonly choices: readonly (readonly [place: string, choice: unknown])[];
}

/** The same for a span in every page about its document. */
const placeOf = ({ document, span }: Item): string => `${document.sha256} ${span.start} ${span.end}`;

const isStored = (value: unknown): value is Stored =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  typeof value.name === "string" &&
  "choices" in value &&
  Array.isArray(value.choices);

/** Other pages from the disk may share the storage, and what they left there must not end up in the export. */
function isChoice(value: unknown): value is Choice {
  if (typeof value !== "object" || value === null) return false;
  const { action, reading, name, date }: { readonly [Key in keyof Choice]?: unknown } = value;
  return (
    isDecisionAction(action) &&
    (action === "reject" ? reading === undefined : isSpanText(reading)) &&
    (name === undefined || typeof name === "string") &&
    typeof date === "string"
  );
}

/** What a decisions file that the page was made with says of a span. */
function earlierChoice({ by, action, reading, steps, name, date = "" }: Span): Choice | undefined {
  if (by === undefined) return undefined;
  const who = { ...(name !== undefined && { name }), date };
  if (action === "flagged" || reading === null) return { action: "reject", ...who };
  const isCorrected = steps.some(({ rule }) => rule === "reader");
  return { action: isCorrected ? "correct" : "accept", reading, ...who };
}
