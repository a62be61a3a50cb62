import { visible, visibleText } from "../../visible.js";
import type { ReviewDocument } from "../data.js";
import type { Choice } from "./choices.js";
import { element } from "./elements.js";
import type { Item } from "./items.js";
import { shownText, stateOf } from "./view.js";

/** A line of a document, and the items that lie in it. */
interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly items: readonly Item[];
}

export type ChoiceOf = (item: Item) => Choice | undefined;

/** The lines of a document without their ends. */
export function linesOf({ text }: ReviewDocument, items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const { index: start, 0: line } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g)) {
    const end = start + line.replace(/[\r\n]+$/, "").length;
    const first = next;
    while (next < items.length && items[next]!.span.start < start + line.length) next++;
    lines.push({ number: lines.length + 1, start, end, items: items.slice(first, next) });
  }
  return lines;
}

/** A line in both texts, raw and repaired, with its spans marked. */
export function lineRow(document: ReviewDocument, line: Line, choiceOf: ChoiceOf): HTMLElement {
  const raw: (Node | string)[] = [];
  const repaired: (Node | string)[] = [];
  let written = line.start;
  for (const item of line.items) {
    const between = visibleText(document.text.slice(written, item.span.start));
    raw.push(between, mark(item, item.span.raw, choiceOf(item)));
    repaired.push(between, mark(item, shownText(item, choiceOf(item)), choiceOf(item)));
    written = item.span.end;
  }
  const rest = visibleText(document.text.slice(written, line.end));
  return element(
    "div",
    { class: line.items.length > 0 ? "line" : "line healthy", role: "row" },
    element("span", { class: "line-number", role: "rowheader" }, String(line.number)),
    element("span", { class: "raw", role: "cell" }, ...raw, rest),
    element("span", { class: "repaired", role: "cell" }, ...repaired, rest),
  );
}

function mark(item: Item, text: string, choice: Choice | undefined): HTMLElement {
  const classes = `span band-${item.band} state-${stateOf(choice)}`;
  return element("mark", { class: classes, "data-index": String(item.index) }, visibleText(text));
}

/** A leaf of the text holds at most so many lines and characters, except that every leaf holds a line. */
const MOST_LINES = 150;
const MOST_CHARACTERS = 20_000;

/** Both texts side by side, leaf by leaf. */
export class TextView {
  readonly root = element("section", { class: "text", "aria-label": "Both texts" });
  readonly #table = element("div", {
    class: "lines",
    role: "table",
    tabindex: "0",
    "aria-label": "Raw and repaired text, line by line",
  });
  readonly #earlier: HTMLButtonElement;
  readonly #later: HTMLButtonElement;
  readonly #where = element("span", { class: "where" });
  #document: ReviewDocument | undefined;
  #lines: readonly Line[] = [];
  /** First line of each leaf. */
  #leaves: readonly number[] = [0];
  #leaf = -1;
  #selected: Item | undefined;

  constructor(
    readonly items: readonly Item[],
    readonly choiceOf: ChoiceOf,
    onSelect: (item: Item) => void,
  ) {
    const turn = (label: string, by: number): HTMLButtonElement => {
      const made = element("button", { type: "button", class: "button small" }, label);
      made.addEventListener("click", () => this.#turn(by));
      return made;
    };
    this.#earlier = turn("Earlier lines", -1);
    this.#later = turn("Later lines", 1);
    this.root.append(
      element("div", { class: "leaf-bar" }, this.#earlier, this.#where, this.#later),
      this.#table,
    );
    this.#table.addEventListener("click", (event) => {
      const marked = event.target instanceof Element ? event.target.closest("[data-index]") : null;
      const item = this.items[Number(marked?.getAttribute("data-index") ?? -1)];
      if (item) onSelect(item);
    });
  }

  /** Shows the leaf that an item stands on. */
  select(item: Item): void {
    this.#selected = item;
    if (item.document !== this.#document) this.#open(item.document);
    const line = item.span.line - 1;
    const leaf = this.#leaves.findLastIndex((first) => first <= line);
    if (leaf !== this.#leaf) this.#draw(leaf);
    this.#emphasize();
  }

  show(document: ReviewDocument): void {
    if (document === this.#document) return;
    this.#open(document);
    this.#draw(0);
  }

  /** Draws the lines of items anew, after a decision. */
  refresh(items: readonly Item[]): void {
    const numbers = new Set(
      items.filter(({ document }) => document === this.#document).map(({ span }) => span.line - 1),
    );
    const first = this.#leaves[this.#leaf] ?? 0;
    for (const number of numbers) {
      // The first child is the head of the table.
      const row = this.#table.children[number - first + 1];
      const line = this.#lines[number];
      if (row && line && this.#document && number >= first)
        row.replaceWith(lineRow(this.#document, line, this.choiceOf));
    }
    this.#emphasize();
  }

  #open(document: ReviewDocument): void {
    this.#document = document;
    this.#lines = linesOf(
      document,
      this.items.filter((item) => item.document === document),
    );
    const leaves: number[] = [];
    let characters = Number.POSITIVE_INFINITY;
    for (const [index, { start, end }] of this.#lines.entries()) {
      characters += end - start;
      const first = leaves.at(-1) ?? 0;
      if (characters > MOST_CHARACTERS || index - first >= MOST_LINES) {
        leaves.push(index);
        characters = end - start;
      }
    }
    this.#leaves = leaves.length > 0 ? leaves : [0];
    this.#leaf = -1;
  }

  #turn(by: number): void {
    this.#draw(this.#leaf + by);
    this.#table.scrollTop = 0;
    this.#emphasize();
  }

  #draw(leaf: number): void {
    this.#leaf = leaf;
    const from = this.#leaves[leaf] ?? 0;
    const to = this.#leaves[leaf + 1] ?? this.#lines.length;
    const document = this.#document!;
    this.#table.replaceChildren(
      tableHead(),
      ...this.#lines.slice(from, to).map((line) => lineRow(document, line, this.choiceOf)),
    );
    this.#earlier.disabled = leaf === 0;
    this.#later.disabled = leaf >= this.#leaves.length - 1;
    const range = this.#lines.length === 0 ? "empty" : `lines ${from + 1} to ${to} of ${this.#lines.length}`;
    this.#where.replaceChildren(element("strong", {}, visible(document.path)), ` ${range}`);
  }

  #emphasize(): void {
    for (const old of this.#table.querySelectorAll(".selected")) old.classList.remove("selected");
    if (!this.#selected) return;
    const marks = this.#table.querySelectorAll<HTMLElement>(`[data-index="${this.#selected.index}"]`);
    for (const marked of marks) marked.classList.add("selected");
    const [first] = marks;
    if (!first) return;
    // Not scrollIntoView, which would move the whole page as well.
    const box = this.#table.getBoundingClientRect();
    const place = first.getBoundingClientRect();
    if (place.top < box.top + 40 || place.bottom > box.bottom - 24) {
      this.#table.scrollTop += place.top - box.top - box.height / 3;
    }
  }
}

export function tableHead(): HTMLElement {
  return element(
    "div",
    { class: "line line-head", role: "row" },
    element("span", { class: "line-number", role: "columnheader" }, "Line"),
    element("span", { role: "columnheader" }, "Raw"),
    element("span", { role: "columnheader" }, "Repaired"),
  );
}
