/** Text only ever becomes text: nothing here parses markup, and attributes come from a closed list. */

type Attribute =
  | "class"
  | "id"
  | "role"
  | "type"
  | "for"
  | "title"
  | "value"
  | "rows"
  | "scope"
  | "colspan"
  | "tabindex"
  | "hidden"
  | "open"
  | "spellcheck"
  | "autocomplete"
  | `aria-${string}`
  | `data-${string}`;
export type Attributes = Readonly<Partial<Record<Attribute, string>>>;
export type Child = Node | string;

/** An HTML element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

type DrawingAttribute =
  | "class"
  | "viewBox"
  | "preserveAspectRatio"
  | "role"
  | "aria-label"
  | "aria-hidden"
  | "x"
  | "y"
  | "width"
  | "height"
  | "rx"
  | "d"
  | "text-anchor";

/** An SVG element. */
export function drawing(
  name: "svg" | "path" | "rect" | "text" | "g",
  attributes: Readonly<Partial<Record<DrawingAttribute, string | number>>>,
  ...children: readonly Child[]
): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** A button that says what it does and which key does the same. */
export function button(label: string, key: string, act: () => void, kind = ""): HTMLButtonElement {
  const made = element("button", { type: "button", class: `button ${kind}` }, label);
  if (key !== "") {
    made.setAttribute("aria-keyshortcuts", key);
    made.append(element("kbd", { "aria-hidden": "true" }, key));
  }
  made.addEventListener("click", act);
  return made;
}

/** A control with its label. */
export function labelled(label: string, control: HTMLInputElement | HTMLSelectElement): HTMLElement {
  control.id = `field-${label.toLowerCase().replaceAll(" ", "-")}`;
  return element("div", { class: "field" }, element("label", { for: control.id }, label), control);
}

/** A select with its label. */
export function choice(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  onChange: (value: string) => void,
): HTMLElement {
  const select = element("select");
  for (const [value, text] of options) select.append(element("option", { value }, text));
  select.addEventListener("change", () => onChange(select.value));
  return labelled(label, select);
}
