import { isSpanText } from "../../../provenance/decisions.js";
import type { DoubtfulWord } from "../../../provenance/record.js";
import { percent } from "../../percent.js";
import { visible, visibleText } from "../../visible.js";
import type { Choice } from "./choices.js";
import { button, type Child, element } from "./elements.js";
import { BAND_NAMES, type Item } from "./items.js";
import { type Stage, stagesOf } from "./stages.js";
import { STATES, shownText, stateOf } from "./view.js";

/** What the person at the page can do with a span. */
export interface DetailActions {
  readonly accept: () => void;
  readonly reject: () => void;
  readonly correct: (reading: string) => void;
  readonly takeBack: () => void;
}

/** How much of the surroundings is shown on each side. */
const NEIGHBOURHOOD = 90;

/** Everything about one span, and the buttons that decide. */
export class Detail {
  readonly root = element("section", { class: "detail", "aria-label": "The selected span", tabindex: "0" });
  readonly #input = element("textarea", {
    id: "reading",
    rows: "2",
    spellcheck: "true",
    autocomplete: "off",
  });
  readonly #all = element("input", { type: "checkbox", id: "all-equal" });

  constructor(readonly actions: DetailActions) {
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.save();
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.#input.blur();
        document.getElementById("list")?.focus();
      }
    });
  }

  /** Whether a decision is meant for all spans of the same raw text. */
  get meansAllEqual(): boolean {
    return this.#all.checked;
  }

  toggleAllEqual(): void {
    if (!this.#all.disabled) this.#all.checked = !this.#all.checked;
  }

  edit(): void {
    this.#input.focus();
    this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
  }

  save(): void {
    // A span lies in one line, and so must what is read there.
    const reading = this.#input.value.replace(/\s*[\r\n]+\s*/g, " ");
    if (isSpanText(reading)) this.actions.correct(reading);
  }

  /**
   * @param equal how many spans have the same raw text, this one included
   */
  show(item: Item | undefined, choice: Choice | undefined, equal: number): void {
    this.#all.checked = false;
    if (!item) {
      this.root.replaceChildren(element("p", { class: "empty" }, "Choose a span from the list."));
      return;
    }
    const { span } = item;
    this.#input.value = choice?.reading ?? span.reading ?? span.raw;
    this.root.replaceChildren(
      element("h2", {}, `Line ${span.line}, column ${span.column}`),
      this.#facts(item, choice),
      this.#buttons(item, choice, equal),
      ...wayOf(item),
      ...this.#doubts(span.doubtful),
      ...contextOf(item, choice),
    );
  }

  #facts(item: Item, choice: Choice | undefined): HTMLElement {
    const { span, band, encoding, subject } = item;
    const rows: [string, Child][] = [
      ...(subject === "" ? [] : [["Document", subject] as [string, string]]),
      ["Decision", STATES[stateOf(choice)] ?? ""],
      ["Kinds", span.kinds.join(", ") || "none"],
      ...(encoding === "" ? [] : [["Encoding", encoding] as [string, string]]),
    ];
    if (span.by === undefined) {
      rows.push(["Damaged as said", percent(span.confidence.damaged)]);
      if (span.reading !== null) rows.push(["Read exactly right", percent(span.confidence.exact)]);
    }
    if (span.action === "flagged") rows.push(["Flagged because", span.reason ?? "uncertain"]);
    for (const { what } of span.gaps) rows.push(["Lost", visible(what)]);
    return element(
      "dl",
      { class: `facts band-${band}`, title: BAND_NAMES[band] },
      ...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
    );
  }

  #buttons(item: Item, choice: Choice | undefined, equal: number): HTMLElement {
    const accept = button("Accept", "a", this.actions.accept, "accept");
    accept.disabled = item.span.reading === null;
    const reject = button("Reject", "r", this.actions.reject, "reject");
    const takeBack = button("Take back", "", this.actions.takeBack);
    takeBack.disabled = choice === undefined;
    accept.setAttribute("aria-pressed", String(choice?.action === "accept"));
    reject.setAttribute("aria-pressed", String(choice?.action === "reject"));
    this.#all.disabled = equal < 2;
    const others =
      equal < 2 ? "No other span has this raw text " : `Decide for all ${equal} spans with this raw text `;
    return element(
      "div",
      { class: "decide" },
      element("div", { class: "button-row" }, accept, reject, takeBack),
      element(
        "label",
        { class: "field", for: "reading" },
        element("span", {}, "Correct by typing ", kbd("e")),
      ),
      this.#input,
      element(
        "div",
        { class: "button-row" },
        button("Save correction", "Enter", () => this.save()),
      ),
      element("label", { class: "check" }, this.#all, element("span", {}, others, kbd("s"))),
    );
  }

  #doubts(words: readonly DoubtfulWord[]): HTMLElement[] {
    if (words.length === 0) return [];
    return [
      element("h3", {}, "Doubtful words"),
      element("ul", { class: "doubts" }, ...words.map((word) => this.#doubt(word))),
    ];
  }

  #doubt(word: DoubtfulWord): HTMLElement {
    const others = word.alternatives.map((other) => {
      const made = button(
        `${visible(other.text)} ${percent(other.confidence)}`,
        "",
        () => {
          this.#input.value = replaceWord(this.#input.value, word.text, other.text);
          this.#input.focus();
        },
        "small",
      );
      made.title = `Put “${visible(other.text)}” in the place of “${visible(word.text)}”`;
      return made;
    });
    return element(
      "li",
      {},
      element("strong", {}, visible(word.text)),
      ` ${percent(word.confidence)} `,
      ...others,
    );
  }
}

function kbd(key: string): HTMLElement {
  return element("kbd", { "aria-hidden": "true" }, key);
}

function replaceWord(reading: string, word: string, other: string): string {
  const at = reading.indexOf(word);
  return at < 0 ? reading : reading.slice(0, at) + other + reading.slice(at + word.length);
}

/** Raw, decoded, repaired, final: what happened, in words that a reader understands. */
function wayOf({ span }: Item): HTMLElement[] {
  const stages = span.reading === null ? [] : stagesOf(span.raw, span.steps);
  const first: Stage = { name: "Raw", text: span.raw, changed: [] };
  return [
    element("h3", {}, "From raw to final"),
    element("ol", { class: "stages" }, ...[first, ...stages].map(stageItem)),
  ];
}

function stageItem({ name, text, changed }: Stage): HTMLElement {
  const pieces: Child[] = [];
  let written = 0;
  for (const [start, end] of changed) {
    pieces.push(visible(text.slice(written, start)), element("b", {}, visible(text.slice(start, end))));
    written = end;
  }
  pieces.push(visible(text.slice(written)));
  return element("li", {}, element("span", { class: "stage-name" }, name), element("code", {}, ...pieces));
}

function contextOf(item: Item, choice: Choice | undefined): HTMLElement[] {
  const {
    span,
    document: { text },
  } = item;
  const before = text.slice(Math.max(0, span.start - NEIGHBOURHOOD), span.start);
  const after = text.slice(span.end, span.end + NEIGHBOURHOOD);
  return [
    element("h3", {}, "In context"),
    element(
      "p",
      { class: "context" },
      visibleText(`…${before}`),
      element("mark", { class: `span band-${item.band}` }, visible(shownText(item, choice))),
      visibleText(`${after}…`),
    ),
  ];
}
