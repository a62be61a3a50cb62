import type { Nodes } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** A view of the GFM tree that knows nothing of how the code under test compares trees. */

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const withMath = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();
const withFrontMatter = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml", "toml"])
  .use(remarkGfm)
  .use(remarkMath)
  .freeze();
/** The parser of front matter trips over a first line that only looks like it, so it is asked only where there is some. */
const FRONT_MATTER = /^\uFEFF?(---|\+\+\+)[ \t]*[\r\n](?:[\s\S]*[\r\n])?\1[ \t]*(?:[\r\n]|$)/;

const PHRASING = new Set([
  "break",
  "delete",
  "emphasis",
  "footnoteReference",
  "image",
  "imageReference",
  "inlineCode",
  "link",
  "linkReference",
  "strong",
]);

/**
 * Markup that is nothing but its marks: two spans may take them, and what lies between is text. A link has an address, and
 * stays unless one span holds it.
 */
const ONLY_MARKS = new Set(["delete", "emphasis", "html", "inlineCode", "strong"]);

interface Range {
  readonly start: number;
  readonly end: number;
}

const gfmTree = (text: string): Nodes => parser.parse(text);

/** The tree as nested kinds, with text left out, and inline nodes whose marks lie in the ranges as well. */
export function structure(text: string, ranges: readonly Range[] = []): string {
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  const write = (node: Nodes, parent: string): string => {
    if (node.type === "text") return "";
    const inner = "children" in node ? node.children.map((child) => write(child, node.type)).join("") : "";
    const inline = PHRASING.has(node.type) || (node.type === "html" && isPhrasingParent(parent));
    const start = (node.position?.start.offset ?? Number.NaN) + shift;
    const end = (node.position?.end.offset ?? Number.NaN) + shift;
    const holding = (at: number) => ranges.find((range) => range.start <= at && at < range.end);
    const [first, last] = [holding(start), holding(end - 1)];
    // A hard break's mark is its first character.
    const isHeld = node.type === "break" || (ONLY_MARKS.has(node.type) ? last !== undefined : last === first);
    const ignored = inline && first !== undefined && isHeld;
    if (ignored) return inner;
    const depth = node.type === "heading" ? node.depth : "";
    return `${node.type}${depth}(${inner})`;
  };
  return write(gfmTree(text), "");
}

const isPhrasingParent = (type: string): boolean =>
  PHRASING.has(type) || type === "paragraph" || type === "heading" || type === "tableCell";

/** All nodes of a type, to a parser that knows math and front matter as well. */
export function nodesOf(text: string, type: Nodes["type"]): Nodes[] {
  const found: Nodes[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === type) found.push(node);
    if ("children" in node) node.children.forEach(visit);
  };
  visit((FRONT_MATTER.test(text) ? withFrontMatter : withMath).parse(text));
  return found;
}

/** What a reader sees: the text of the tree. */
export function visibleText(text: string): string {
  const write = (node: Nodes): string => {
    if ("children" in node) return node.children.map(write).join("");
    return "value" in node ? node.value : "";
  };
  return write(gfmTree(text));
}
