/** The code blocks of a Markdown page, and what is to be done with each. */
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** What a comment directly before a block says of it. */
export type Mark =
  | { readonly mark: "file" | "shows"; readonly path: string }
  | { readonly mark: "not run"; readonly reason: string }
  | undefined;

export interface CodeBlock {
  readonly language: string;
  readonly content: string;
  /** Line of the page, from 1. */
  readonly line: number;
  /** The nearest heading above it. */
  readonly heading: string;
  readonly mark: Mark;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly lang?: string | null;
  readonly position?: { readonly start: { readonly line: number } };
  readonly children?: readonly Node[];
}

/** All blocks in order, those in lists and quotations, too. */
export function codeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = "";
  const visit = ({ children = [] }: Node): void => {
    for (const [index, child] of children.entries()) {
      if (child.type === "heading") heading = textOf(child);
      else if (child.type !== "code") visit(child);
      else {
        blocks.push({
          language: child.lang ?? "",
          content: child.value ?? "",
          line: child.position?.start.line ?? 0,
          heading,
          mark: markOf(children[index - 1]),
        });
      }
    }
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(page) as Node);
  return blocks;
}

const textOf = ({ value = "", children = [] }: Node): string => value + children.map(textOf).join("");

const MARK = /^<!-- (file|shows|not run): (.+?) -->$/;

function markOf(before: Node | undefined): Mark {
  const match = before?.type === "html" ? MARK.exec(before.value?.trim() ?? "") : null;
  if (!match) return undefined;
  const [, mark, rest] = match as unknown as [string, "file" | "shows" | "not run", string];
  return mark === "not run" ? { mark, reason: rest } : { mark, path: rest };
}

/** What stands for something left out. */
const ELLIPSIS = "…";

/**
 * Whether a text is what a block shows: line by line, where a line `…` stands for any number of lines, and one that
 * ends in `…` for all that begin so.
 */
export function isShown(shown: string, text: string): boolean {
  const wanted = shown.trimEnd().split("\n");
  const lines = text.trimEnd().split("\n");
  const matches = (from: number, at: number): boolean => {
    const line = wanted[from];
    if (line === undefined) return at === lines.length;
    if (line.trim() !== ELLIPSIS)
      return at < lines.length && fits(line, lines[at]!) && matches(from + 1, at + 1);
    return Array.from({ length: lines.length - at + 1 }, (_, skipped) => at + skipped).some((next) =>
      matches(from + 1, next),
    );
  };
  return matches(0, 0);
}

/** Whether lines stand in a text in this order, with others between them; one that ends in `…` for all that begin so. */
export function holdsLines(shown: string, text: string): boolean {
  const lines = text.split("\n");
  let at = 0;
  for (const line of shown.split("\n")) {
    const found = lines.findIndex((candidate, index) => index >= at && fits(line, candidate));
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

const fits = (shown: string, line: string): boolean =>
  shown.endsWith(ELLIPSIS) ? line.startsWith(shown.slice(0, -1)) : line.trimEnd() === shown.trimEnd();

/** Whether all that a value shows is in another: fields may be missing, entries of lists may be left out, and `…` cuts. */
export function isPartOf(shown: unknown, value: unknown): boolean {
  if (typeof shown === "string" && shown.endsWith(ELLIPSIS)) {
    return typeof value === "string" && value.startsWith(shown.slice(0, -1));
  }
  if (Array.isArray(shown)) {
    let at = 0;
    return (
      Array.isArray(value) &&
      shown.every((entry) => {
        const found = value.findIndex((candidate, index) => index >= at && isPartOf(entry, candidate));
        at = found + 1;
        return found >= 0;
      })
    );
  }
  if (typeof shown === "object" && shown !== null) {
    return (
      typeof value === "object" &&
      value !== null &&
      Object.entries(shown).every(([key, field]) => isPartOf(field, (value as Record<string, unknown>)[key]))
    );
  }
  return Object.is(shown, value);
}

const CHECKED_LINE = /^(\s*)(.+?);? \/\/ (.+)$/;

/** A program in which each line `expression; // value` tests that the expression, as text, is the value. */
export function withChecks(program: string): string {
  return program
    .split("\n")
    .map((line) => {
      const match = CHECKED_LINE.exec(line);
      if (!match || /^\s*(?:import|const|let|\/\/)/.test(line)) return line;
      const [, indent, expression, value] = match as unknown as [string, string, string, string];
      return `${indent}shows(${expression}, ${JSON.stringify(value)});`;
    })
    .concat(
      "function shows(found, wanted) {",
      "  if (String(found) !== wanted) throw new Error('shows ' + JSON.stringify(String(found)));",
      "}",
    )
    .join("\n");
}
