import { percent } from "../../percent.js";
import { visible } from "../../visible.js";
import type { Choice } from "./choices.js";
import { element } from "./elements.js";
import type { Item } from "./items.js";
import { SIGNS, STATES, stateOf } from "./view.js";

/** Height of a row in pixels; the style sheet says the same. */
const ROW = 64;
/** Rows that stand ready above and below what is seen. */
const SPARE = 6;
/** More of a text does not fit into a row. */
const LONGEST = 120;

interface ListEvents {
  readonly choiceOf: (item: Item) => Choice | undefined;
  readonly onSelect: (item: Item) => void;
}

/** The list of spans; only the rows that are seen exist, however many there are. */
export class SpanList {
  readonly root = element("div", {
    class: "rows",
    id: "list",
    role: "listbox",
    tabindex: "0",
    "aria-label": "Spans",
  });
  readonly #inner = element("div", { class: "rows-inner", role: "presentation" });
  readonly #empty = element("p", { class: "empty" }, "No span matches the filters.");
  #items: readonly Item[] = [];
  #selected = -1;

  constructor(readonly events: ListEvents) {
    this.root.append(this.#inner);
    this.root.addEventListener("scroll", () => this.draw(), { passive: true });
    this.root.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("[data-at]") : null;
      const item = this.#items[Number(row?.getAttribute("data-at") ?? -1)];
      if (item) this.events.onSelect(item);
    });
    new ResizeObserver(() => this.draw()).observe(this.root);
  }

  show(items: readonly Item[]): void {
    this.#items = items;
    this.#inner.style.height = `${items.length * ROW}px`;
    this.#empty.remove();
    if (items.length === 0) this.root.after(this.#empty);
    this.draw();
  }

  /** Marks an item and brings its row into sight. */
  select(item: Item | undefined): void {
    this.#selected = item ? this.#items.indexOf(item) : -1;
    if (this.#selected >= 0) {
      const top = this.#selected * ROW;
      const { scrollTop, clientHeight } = this.root;
      if (top < scrollTop) this.root.scrollTop = top;
      else if (top + ROW > scrollTop + clientHeight) this.root.scrollTop = top + ROW - clientHeight;
    }
    this.draw();
  }

  /** Draws the rows that are seen, and the selected one, which a screen reader must be able to name. */
  draw(): void {
    const { scrollTop, clientHeight } = this.root;
    const first = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const last = Math.min(this.#items.length, Math.ceil((scrollTop + clientHeight) / ROW) + SPARE);
    const rows: HTMLElement[] = [];
    for (let at = first; at < last; at++) rows.push(this.#row(at));
    if (this.#selected >= 0 && (this.#selected < first || this.#selected >= last))
      rows.push(this.#row(this.#selected));
    this.#inner.replaceChildren(...rows);
    if (this.#selected >= 0) this.root.setAttribute("aria-activedescendant", `row-${this.#selected}`);
    else this.root.removeAttribute("aria-activedescendant");
  }

  #row(at: number): HTMLElement {
    const item = this.#items[at]!;
    const { span, band } = item;
    const choice = this.events.choiceOf(item);
    const state = stateOf(choice);
    const reading = choice?.reading ?? span.reading;
    const sign = SIGNS[state] ?? "";
    const row = element(
      "div",
      {
        class: `row band-${band} state-${state}`,
        id: `row-${at}`,
        role: "option",
        "data-at": String(at),
        "aria-selected": String(at === this.#selected),
        "aria-setsize": String(this.#items.length),
        "aria-posinset": String(at + 1),
      },
      element("span", { class: "row-reading" }, reading === null ? "no reading" : short(reading)),
      element("span", { class: "row-raw" }, short(span.raw)),
      element(
        "span",
        { class: "row-facts" },
        element("span", { class: "row-place" }, placeOf(item)),
        element("span", {}, certainty(item)),
        element("span", { class: "row-sign" }, sign === "" ? "" : `${sign} ${STATES[state] ?? ""}`),
      ),
    );
    row.style.transform = `translateY(${at * ROW}px)`;
    return row;
  }
}

/** The line and, where there are several documents, which one. */
const placeOf = ({ span, subject }: Item): string =>
  subject === "" ? `line ${span.line}` : `${short(subject)}, line ${span.line}`;

function certainty({ span }: Item): string {
  if (span.by !== undefined) return "decided before";
  if (span.action === "flagged") return span.reason ?? "flagged";
  return `${percent(span.confidence.exact)} sure`;
}

const short = (text: string): string => visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
