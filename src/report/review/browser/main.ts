/** The review page: reads the data beside it, keeps decisions in the browser, and exports them as a file. */
import { visible } from "../../visible.js";
import type { ReviewData } from "../data.js";
import { type Choice, Choices } from "./choices.js";
import { Detail } from "./detail.js";
import { button, element, labelled } from "./elements.js";
import { decisionsOf, save } from "./export.js";
import { Filters } from "./filters.js";
import { helpDialog } from "./help.js";
import { type Item, itemsOf } from "./items.js";
import { SpanList } from "./list.js";
import { DocumentMap, summaryPlots } from "./plots.js";
import { preparePrinting } from "./print.js";
import { TextView } from "./text.js";
import { STATES, stateOf } from "./view.js";

const data = JSON.parse(document.getElementById("data")!.textContent ?? "") as ReviewData;
const items = itemsOf(data);
const choices = new Choices(items, data.key);
const choiceOf = (item: Item): Choice | undefined => choices.of(item);
const equalTo = new Map<string, Item[]>();
for (const item of items) {
  const equal = equalTo.get(item.span.raw);
  if (equal) equal.push(item);
  else equalTo.set(item.span.raw, [item]);
}

let shown: readonly Item[] = items;
let selected: Item | undefined;

const list = new SpanList({ choiceOf, onSelect: (item) => select(item) });
const text = new TextView(items, choiceOf, (item) => select(item));
const map = new DocumentMap((item) => select(item));
const detail = new Detail({
  accept: () => decide("accept"),
  reject: () => decide("reject"),
  correct: (reading) => decide("correct", reading),
  takeBack: () => decide(undefined),
});
const filters = new Filters(items, () => filter());
const help = helpDialog();
const progress = element("progress", { id: "progress", "aria-label": "Decided spans" });
const counted = element("span", { class: "counted" });
const status = element("div", { class: "hidden", role: "status" });
const undoButton = button("Undo", "u", () => undo());
const exportButton = button("Export decisions", "", () => exportDecisions(), "primary");

function select(item: Item | undefined): void {
  selected = item;
  list.select(item);
  showDetail();
  if (item) text.select(item);
  const shownDocument = item?.document ?? data.documents[0];
  if (shownDocument) map.select(shownDocument, items, item);
  if (item) status.textContent = spoken(item);
}

function showDetail(): void {
  const equal = selected ? equalTo.get(selected.span.raw)!.length : 0;
  detail.show(selected, selected && choices.of(selected), equal);
}

function spoken(item: Item): string {
  const { span } = item;
  const within = item.subject === "" ? "" : `, ${item.subject}`;
  const place = `Span ${shown.indexOf(item) + 1} of ${shown.length}${within}, line ${span.line}`;
  const reading = choices.of(item)?.reading ?? span.reading;
  return `${place}: ${reading === null ? "no reading" : visible(reading)}. ${STATES[stateOf(choices.of(item))] ?? ""}.`;
}

/** Today where the person is, as 2026-03-31. */
function today(): string {
  const now = new Date();
  const twoDigits = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** Decides about the selected span, or all equal ones, and goes on to the next. */
function decide(action: Choice["action"] | undefined, typed?: string): void {
  const item = selected;
  if (!item || (action === "accept" && item.span.reading === null)) return;
  const decided = detail.meansAllEqual ? equalTo.get(item.span.raw)! : [item];
  const date = today();
  choices.decide(decided, ({ span }) => {
    if (action === undefined) return undefined;
    if (action === "reject") return { action, date };
    const reading = typed ?? span.reading;
    if (reading === null) return undefined;
    // Typing what was read is accepting it.
    return { action: reading === span.reading ? "accept" : "correct", reading, date };
  });
  const next = shown[shown.indexOf(item) + 1];
  afterDecision(decided, action === undefined ? item : (next ?? item));
}

function undo(): void {
  const before = choices.undo();
  if (before) afterDecision(equalTo.get(before.span.raw)!, before);
}

function afterDecision(decided: readonly Item[], next: Item): void {
  shown = filters.apply(choices);
  list.show(shown);
  text.refresh(decided);
  tellProgress();
  const isTyping = document.activeElement instanceof HTMLTextAreaElement;
  select(shown.includes(next) ? next : (shown.find(({ index }) => index > next.index) ?? shown.at(-1)));
  if (isTyping || document.activeElement === document.body) list.root.focus();
}

function filter(): void {
  shown = filters.apply(choices);
  list.show(shown);
  select(selected && shown.includes(selected) ? selected : shown[0]);
  tellProgress();
}

function tellProgress(): void {
  progress.max = Math.max(1, items.length);
  progress.value = choices.count;
  counted.textContent = `${choices.count} of ${items.length} decided`;
  undoButton.disabled = !choices.canUndo;
  exportButton.disabled = choices.count === 0;
}

function exportDecisions(): void {
  save("decisions.json", `${JSON.stringify(decisionsOf(data.tool, items, choices), null, 2)}\n`);
  status.textContent = "decisions.json is saved.";
}

function move(by: number): void {
  const at = selected ? shown.indexOf(selected) : -1;
  const item = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
  if (item) select(item);
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("accept"),
  r: () => decide("reject"),
  e: () => detail.edit(),
  s: () => detail.toggleAllEqual(),
  u: () => undo(),
  "?": () => help.showModal(),
};
const LIST_KEYS: Readonly<Record<string, () => void>> = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  PageDown: () => move(10),
  PageUp: () => move(-10),
  Home: () => move(-items.length),
  End: () => move(items.length),
};

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  const isTyping = target.closest("input:not([type=checkbox]), textarea, select") !== null;
  if (isTyping || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = (target === list.root ? LIST_KEYS[event.key] : undefined) ?? KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const nameField = element("input", { type: "text", autocomplete: "name" });
nameField.value = choices.name;
nameField.addEventListener("input", () => {
  choices.name = nameField.value;
});

/** Where there is little room, what is decided about comes first. */
const isNarrow = matchMedia("(max-width: 46rem)").matches;
const documentNames =
  data.documents.length === 1 ? visible(data.documents[0]!.path) : `${data.documents.length} documents`;
document.title = `Review: ${documentNames}`;
document.body.append(
  element(
    "header",
    { class: "top" },
    element("h1", {}, "Review ", element("span", { class: "subject" }, documentNames)),
    element("div", { class: "progress" }, progress, counted),
    labelled("Your name", nameField),
    element(
      "div",
      { class: "button-row" },
      undoButton,
      button("Keys", "?", () => help.showModal()),
      exportButton,
    ),
  ),
  element(
    "main",
    {},
    element(
      "details",
      { class: "summary", ...(!isNarrow && { open: "" }) },
      element("summary", {}, "Summary"),
      summaryPlots(items, data.documents),
    ),
    element(
      "div",
      { class: "workspace" },
      element("section", { class: "side", "aria-label": "List of spans" }, filters.root, list.root),
      element("div", { class: "middle" }, map.root, text.root),
      detail.root,
    ),
    preparePrinting(data.documents, items, choiceOf),
  ),
  help,
  status,
);
const [firstDocument] = data.documents;
if (firstDocument) text.show(firstDocument);
filter();
