import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where `npm run harm:all` keeps healthy texts, by kind. */
const TEXTS = fileURLToPath(new URL("../../../node_modules/.cache/healthy/texts", import.meta.url));

/** Kinds of which a corpus may hold much. */
const KINDS = ["english-prose", "english-old", "english-technical", "languages", "code", "data", "science"];
/** Texts of one kind, spread over all of them. */
const MOST = 160;

export const kindsThere = (): string[] => KINDS.filter((kind) => existsSync(join(TEXTS, kind)));

export function textsOf(kind: string): string[] {
  const root = join(TEXTS, kind);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => join(root, name))
    .filter((file) => statSync(file).isFile())
    .sort();
  const step = Math.max(1, files.length / MOST);
  return Array.from({ length: Math.min(MOST, files.length) }, (_, index) =>
    readFileSync(files[Math.floor(index * step)]!, "utf8"),
  );
}
