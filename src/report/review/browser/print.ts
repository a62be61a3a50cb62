import { visible } from "../../visible.js";
import type { ReviewDocument } from "../data.js";
import { element } from "./elements.js";
import type { Item } from "./items.js";
import { type ChoiceOf, lineRow, linesOf, tableHead } from "./text.js";

/** On paper there is no scrolling: every line with a span is printed, from all documents. */
export function preparePrinting(
  documents: readonly ReviewDocument[],
  items: readonly Item[],
  choiceOf: ChoiceOf,
): HTMLElement {
  const root = element("div", { class: "print", "aria-hidden": "true" });
  const fill = (): void =>
    root.replaceChildren(
      ...documents.flatMap((document) => {
        const own = items.filter((item) => item.document === document);
        const lines = linesOf(document, own).filter((line) => line.items.length > 0);
        if (lines.length === 0) return [];
        const rows = lines.map((line) => lineRow(document, line, choiceOf));
        return [
          element("h2", {}, visible(document.path)),
          element("div", { class: "lines", role: "table" }, tableHead(), ...rows),
        ];
      }),
    );
  const printing = matchMedia("print");
  if (printing.matches) fill();
  printing.addEventListener("change", () => (printing.matches ? fill() : root.replaceChildren()));
  addEventListener("beforeprint", fill);
  addEventListener("afterprint", () => root.replaceChildren());
  return root;
}
