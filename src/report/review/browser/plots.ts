import { visible } from "../../visible.js";
import type { ReviewDocument } from "../data.js";
import { type Child, drawing, element } from "./elements.js";
import { BAND_NAMES, BANDS, type Band, type Item } from "./items.js";

const WIDTH = 300;
const HEIGHT = 84;
const TENTHS = 10;
const PARTS = 60;

/** The plots of the summary: how certain, where, of which kinds. */
export function summaryPlots(items: readonly Item[], documents: readonly ReviewDocument[]): HTMLElement {
  return element(
    "div",
    { class: "plots" },
    figure("How certain the readings are", certaintyPlot(items), legend(items)),
    figure("Damage along the text", placePlot(items, documents), axis("beginning", "end")),
    figure("Kinds of damage", kindTable(items)),
  );
}

function figure(caption: string, ...content: readonly Child[]): HTMLElement {
  return element("figure", {}, element("figcaption", {}, caption), ...content);
}

function axis(from: string, to: string): HTMLElement {
  return element(
    "div",
    { class: "axis", "aria-hidden": "true" },
    element("span", {}, from),
    element("span", {}, to),
  );
}

function legend(items: readonly Item[]): HTMLElement {
  const count = (band: Band): number => items.filter((item) => item.band === band).length;
  return element(
    "ul",
    { class: "legend" },
    ...BANDS.map((band) => element("li", { class: `band-${band}` }, `${BAND_NAMES[band]}: ${count(band)}`)),
  );
}

/** One column for each tenth of probability; a reading that is flagged does not count. */
function certaintyPlot(items: readonly Item[]): SVGElement {
  const tenths = Array.from({ length: TENTHS }, (_, tenth) => {
    const least = tenth / TENTHS;
    const within = items.filter(
      ({
        band,
        span: {
          confidence: { exact },
        },
      }) => band !== "flagged" && exact >= least && (exact < least + 1 / TENTHS || tenth === TENTHS - 1),
    );
    return BANDS.map((band) => within.filter((item) => item.band === band).length);
  });
  const said = tenths
    .map((bands, tenth) => `${tenth * 10} to ${tenth * 10 + 10} %: ${total(bands)}`)
    .filter((_, tenth) => total(tenths[tenth]!) > 0);
  return columns(tenths, `Emended spans by probability of being exactly right: ${said.join(", ") || "none"}`);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function placePlot(items: readonly Item[], documents: readonly ReviewDocument[]): SVGElement {
  const starts = new Map<ReviewDocument, number>();
  let length = 0;
  for (const document of documents) {
    starts.set(document, length);
    length += document.text.length;
  }
  const parts = Array.from({ length: PARTS }, () => BANDS.map(() => 0));
  for (const { document, span, band } of items) {
    const at = Math.min(
      PARTS - 1,
      Math.floor(((starts.get(document)! + span.start) / Math.max(1, length)) * PARTS),
    );
    parts[at]![BANDS.indexOf(band)]! += span.end - span.start;
  }
  const damaged = items.reduce((sum, { span }) => sum + span.end - span.start, 0);
  const share = ((100 * damaged) / Math.max(1, length)).toFixed(1);
  return columns(parts, `Damaged characters along the text: ${damaged} of ${length}, ${share} %`);
}

/** Columns of stacked counts, one for each band. */
function columns(counts: readonly (readonly number[])[], label: string): SVGElement {
  const highest = Math.max(1, ...counts.map(total));
  const step = WIDTH / counts.length;
  const bars: SVGElement[] = [];
  for (const [column, bands] of counts.entries()) {
    let base = HEIGHT;
    for (const [index, count] of bands.entries()) {
      if (count === 0) continue;
      const height = Math.max(2, (count / highest) * (HEIGHT - 4));
      base -= height;
      const place = { x: column * step + 0.5, y: base, width: step - 1, height };
      bars.push(drawing("rect", { class: `bar band-${BANDS[index]!}`, ...place }));
    }
  }
  const ground = drawing("rect", { class: "ground", x: 0, y: HEIGHT - 0.5, width: WIDTH, height: 0.5 });
  const view = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none" };
  return drawing("svg", { class: "plot", role: "img", "aria-label": label, ...view }, ...bars, ground);
}

function kindTable(items: readonly Item[]): HTMLElement {
  const counts = new Map<string, number>();
  for (const { span } of items) for (const kind of span.kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const most = sorted[0]?.[1] ?? 1;
  return element(
    "table",
    { class: "kinds" },
    element(
      "tbody",
      {},
      ...sorted.map(([kind, count]) => {
        const bar = drawing("rect", {
          class: "bar",
          x: 0,
          y: 0,
          width: (100 * count) / most,
          height: 10,
          rx: 1,
        });
        const view = { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" };
        return element(
          "tr",
          {},
          element("th", { scope: "row" }, kind),
          element("td", { class: "kind-bar" }, drawing("svg", view, bar)),
          element("td", {}, String(count)),
        );
      }),
    ),
  );
}

const MAP_WIDTH = 1000;

/** A strip that shows where in a document its spans lie; a click goes to the nearest. */
export class DocumentMap {
  readonly root = element("div", { class: "map", title: "Where damage lies; click to go there" });
  #document: ReviewDocument | undefined;
  #items: readonly Item[] = [];
  readonly #here = drawing("rect", { class: "here", x: 0, y: 0, width: 4, height: 20 });

  constructor(onSelect: (item: Item) => void) {
    this.root.addEventListener("click", (event) => {
      const box = this.root.getBoundingClientRect();
      const at = ((event.clientX - box.left) / box.width) * (this.#document?.text.length ?? 0);
      const [nearest] = [...this.#items].sort(
        (a, b) => Math.abs(a.span.start - at) - Math.abs(b.span.start - at),
      );
      if (nearest) onSelect(nearest);
    });
  }

  select(document: ReviewDocument, items: readonly Item[], selected: Item | undefined): void {
    if (document !== this.#document) this.#draw(document, items);
    this.#here.setAttribute("x", String(selected ? this.#placeOf(selected.span.start) - 1 : -10));
  }

  #placeOf(offset: number): number {
    return (offset / Math.max(1, this.#document!.text.length)) * MAP_WIDTH;
  }

  #draw(document: ReviewDocument, items: readonly Item[]): void {
    this.#document = document;
    this.#items = items.filter((item) => item.document === document);
    const path = (band: Band): string =>
      this.#items
        .filter((item) => item.band === band)
        .map(({ span }) => {
          const width = Math.max(1.5, this.#placeOf(span.end - span.start));
          return `M${this.#placeOf(span.start).toFixed(1)} 0h${width.toFixed(1)}v20h-${width.toFixed(1)}z`;
        })
        .join("");
    const view = { viewBox: `0 0 ${MAP_WIDTH} 20`, preserveAspectRatio: "none" };
    const label = `Map of ${visible(document.path)}: ${this.#items.length} spans`;
    const ticks = BANDS.map((band) => drawing("path", { class: `bar band-${band}`, d: path(band) }));
    this.root.replaceChildren(
      drawing("svg", { role: "img", "aria-label": label, ...view }, ...ticks, this.#here),
    );
  }
}
