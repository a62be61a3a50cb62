import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Names in many scripts, and such as programs stumble over. */
const NAMES = [
  "письмо",
  "手紙",
  "رسالة",
  "चिट्ठी",
  "e\u0301te\u0301",
  "a b  c",
  "-x",
  "$(x)",
  "💌",
  "'\"",
  "%2F",
  "#1",
];

/** Every third letter is damaged, if nothing else is said. */
const DAMAGED_EVERY = 3;

/** A short text; some are damaged, each in its own words. */
export function letter(index: number, damagedEvery = DAMAGED_EVERY): string {
  const text = `Letter ${index}. The pilot wrote home about the weather of that long week.\n`;
  if (index % damagedEvery !== 0) return text;
  return `${text}She wrote on day ${index} that ${GARBLED} and went home.\n`;
}

const GARBLED = [..."the harbour was frozen again"]
  .map((letter) => String.fromCharCode(letter.charCodeAt(0) + 2))
  .join("");

/** What a reader decided: the damage of the first letter stays, and so does that of a text that is not there. */
export function rejectFirst(): { readonly path: string; readonly content: string } {
  const text = letter(0);
  const start = text.indexOf(GARBLED);
  const source = { path: `${NAMES[0]} 0.txt`, sha256: createHash("sha256").update(text).digest("hex") };
  const place = { start, end: start + GARBLED.length, raw: GARBLED, before: "", after: "" };
  const decisions = [
    { source, ...place, action: "reject" },
    { source: { path: "none.md", sha256: "none" }, ...place, action: "reject" },
  ];
  return { path: source.path, content: JSON.stringify({ schema: 1, tool: "emend 0", decisions }) };
}

/** The same as JSON Lines, some with numbers that JavaScript cannot hold. */
export function letterLines(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const text = JSON.stringify(letter(first + index));
    return `{"id": 9007199254740993${index}, "text": ${text}}\n`;
  }).join("");
}

/** Writes letters into a folder and some below it. */
export function writeLetters(folder: string, count: number, damagedEvery = DAMAGED_EVERY): void {
  for (let index = 0; index < count; index += 1) {
    const name = `${NAMES[index % NAMES.length]} ${index}.${index % 5 === 0 ? "txt" : "md"}`;
    const file = join(folder, ["", "1998", "1998/März"][index % 3]!, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, letter(index, damagedEvery));
  }
}

/** Every file below a folder, with a hash of what it holds. */
export function contentsOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

/** How many cleaned texts stand below a folder. */
export function countOutputs(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"))
    .length;
}
