import { visible } from "../../visible.js";
import type { Choices } from "./choices.js";
import { choice, element, labelled } from "./elements.js";
import { BAND_NAMES, BANDS, type Item } from "./items.js";
import { STATES, stateOf } from "./view.js";

type Order = (a: Item, b: Item) => number;
const byPlace: Order = (a, b) => a.index - b.index;
const byText =
  (text: (item: Item) => string): Order =>
  (a, b) =>
    text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
const ORDERS: Readonly<Record<string, Order>> = {
  place: byPlace,
  confidence: (a, b) => a.span.confidence.exact - b.span.confidence.exact,
  kind: byText(({ span }) => span.kinds.join("+")),
  encoding: byText(({ encoding }) => encoding),
  raw: byText(({ span }) => span.raw),
};

type FilterName = "document" | "state" | "band" | "kind" | "encoding" | "order" | "text";

/** What of the list is shown, and in which order. */
export class Filters {
  readonly root: HTMLElement;
  readonly #values: Record<FilterName, string> = {
    document: "",
    state: "",
    band: "",
    kind: "",
    encoding: "",
    order: "place",
    text: "",
  };

  constructor(
    readonly items: readonly Item[],
    onChange: () => void,
  ) {
    const change = (field: FilterName) => (value: string) => {
      this.#values[field] = value;
      onChange();
    };
    const field = (label: string, name: FilterName, all: string, values: readonly string[]) =>
      choice(label, [["", all], ...values.map((value) => [value, visible(value)] as const)], change(name));
    const documents = unique(items.map((item) => item.document.path));
    const kinds = unique(items.flatMap(({ span }) => span.kinds));
    const encodings = unique(items.map(({ encoding }) => encoding).filter((name) => name !== ""));
    const search = element("input", { type: "search", autocomplete: "off" });
    search.addEventListener("input", () => change("text")(search.value));
    this.root = element(
      "div",
      { class: "filters" },
      ...(documents.length > 1 ? [field("Document", "document", "All documents", documents)] : []),
      labelled("Find", search),
      choice("Decision", [["", "All"], ...Object.entries(STATES)], change("state")),
      choice(
        "Certainty",
        [["", "All"], ...BANDS.map((band) => [band, BAND_NAMES[band]] as const)],
        change("band"),
      ),
      field("Kind", "kind", "All kinds", kinds),
      field("Encoding", "encoding", "All", encodings),
      choice(
        "Order",
        [
          ["place", "As in the text"],
          ["confidence", "Least certain first"],
          ["kind", "By kind"],
          ["encoding", "By encoding"],
          ["raw", "By raw text"],
        ],
        change("order"),
      ),
    );
  }

  /** The items that match, in the order that is asked for. */
  apply(choices: Choices): Item[] {
    const { document, state, band, kind, encoding, order, text } = this.#values;
    const wanted = text.toLowerCase();
    const matches = (item: Item): boolean =>
      (document === "" || item.document.path === document) &&
      (state === "" || stateOf(choices.of(item)) === state) &&
      (band === "" || item.band === band) &&
      (kind === "" || item.span.kinds.some((name) => name === kind)) &&
      (encoding === "" || item.encoding === encoding) &&
      (wanted === "" || holds(item, wanted));
    return this.items.filter(matches).sort((a, b) => ORDERS[order]!(a, b) || byPlace(a, b));
  }
}

const holds = ({ span }: Item, wanted: string): boolean =>
  span.raw.toLowerCase().includes(wanted) || (span.reading ?? "").toLowerCase().includes(wanted);

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
