import { element } from "./elements.js";

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["j, ↓", "next span"],
  ["k, ↑", "span before"],
  ["a", "accept the reading"],
  ["r", "reject it: the raw text stays"],
  ["e", "correct it by typing; Enter saves, Escape leaves"],
  ["s", "decide for all spans with the same raw text"],
  ["u", "undo the last step"],
  ["?", "this help"],
];

/** A dialog that tells the keys. */
export function helpDialog(): HTMLDialogElement {
  const close = element("button", { type: "button", class: "button" }, "Close");
  const dialog = element(
    "dialog",
    { "aria-labelledby": "help-title" },
    element("h2", { id: "help-title" }, "Keys"),
    element(
      "dl",
      { class: "keys" },
      ...KEYS.map(([keys, what]) =>
        element(
          "div",
          {},
          element("dt", {}, ...keys.split(", ").flatMap((key) => [element("kbd", {}, key), " "])),
          element("dd", {}, what),
        ),
      ),
    ),
    element(
      "p",
      {},
      "Decisions are kept in this browser until you export them. Then run ",
      element("code", {}, "emend clean --decisions decisions.json"),
      " over the same documents.",
    ),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  return dialog;
}
