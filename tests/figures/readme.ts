import { markdownTable } from "./table.js";

/** Rows of FIGURES.md that the README shows, and what it calls them. */
const ROWS: readonly (readonly [shown: string, row: string])[] = [
  ["A printed line, any shift of −95 to +95, one a document", "any of −95…+95, one a document"],
  ["12–20 characters, with more of their kind in the document", "12–20 characters"],
  ["20–40 characters, alone in the document", "20–40 characters, alone in the document"],
  ["A printed line with 1 % of a reader's errors", "1 %"],
  ["A printed line with 5 % of a reader's errors", "5 %"],
  ["Odd codes for ligatures", "many codes a ligature"],
  ["Blanks now shifted, now kept", "+2, now shifted and now kept"],
  ["Full stops and digits lost with their codes (−29)", "−29, kept, control characters lost"],
  ["All of it together, like a scanned bulletin", "like a scanned bulletin"],
];
const COLUMNS = ["regions", "exactly right", "errors gone", "harm"];
const PLACE = /(<!-- figures -->\n)[\s\S]*?(<!-- end of figures -->)/;

/**
 * The README with its table of figures made anew.
 * @param figures what FIGURES.md holds
 */
export function withFigures(readme: string, figures: string): string {
  const rows = ROWS.map(([shown, row]) => [shown, ...cellsOf(row, figures)]);
  const table = markdownTable(["Simulated damage", ...COLUMNS], rows);
  return readme.replace(PLACE, (_, before: string, after: string) => `${before}\n${table}\n${after}`);
}

function cellsOf(row: string, figures: string): string[] {
  let head: string[] = [];
  for (const line of figures.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.includes("regions")) head = cells;
    if (cells[1] === row) return COLUMNS.map((column) => cells[head.indexOf(column)] ?? "–");
  }
  throw new Error(`FIGURES.md has no row "${row}"`);
}
