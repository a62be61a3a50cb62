import fc from "fast-check";

const { FUZZ_RUNS = "300" } = process.env;
/** How many cases the slower properties try; set FUZZ_RUNS for a longer search. */
export const runs = Number(FUZZ_RUNS);

/** Pieces that Markdown is made of, whole and broken. */
const FRAGMENTS = [
  ...[
    "the",
    "vjg",
    "word ",
    "a",
    "1",
    " ",
    "  ",
    "    ",
    "\t",
    "é",
    "Ł",
    "\u{1F600}",
    "\uD800",
    "\u0000",
    "\uFEFF",
    "\u2028",
  ],
  ...["\n", "\n", "\n\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\n\n\n", "\n    ", "\n  "],
  ...[
    "*",
    "**",
    "_",
    "__",
    "~~",
    "~",
    "`",
    "``",
    "$",
    "$$",
    "\\",
    "\\*",
    "&amp;",
    "&",
    ";",
    "!",
    ":",
    "|",
    "(",
    ")",
  ],
  ...[
    "[",
    "]",
    "](",
    "[a](b)",
    "![a](b)",
    "[a][b]",
    "[b]",
    "[b]: /c",
    "[^1]",
    "[^1]: ",
    "[^e1]",
    "<",
    ">",
    "<b>",
    "</b>",
  ],
  ...[
    "<!--",
    "-->",
    "<!-- x -->",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<?",
    "?>",
    "<!X",
    "<![CDATA[",
    "]]>",
    "<a b='",
  ],
  ...["http://a.bc", "www.a.bc", "a@b.cd", "<http://a.bc>", "://", "@", "www."],
  ...[
    "# ",
    "## ",
    "> ",
    ">",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "- [ ] ",
    "---",
    "***",
    "===",
    "```",
    "````",
    "~~~",
    "```js\n",
  ],
  ...[
    "\n```\n",
    "\n~~~\n",
    "\n$$\n",
    "\n---\n",
    "\n===\n",
    "\n- ",
    "\n> ",
    "\n# ",
    "\n1. ",
    "| a | b |\n|---|---|\n",
    "+++\n",
    "---\n",
  ],
];

/** Text that is full of Markdown, line ends of all kinds, and characters that parsers trip over. */
export const markdown = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 })
  .map((fragments) => fragments.join(""));

/** Text within one line. */
export const lineOfMarkdown = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 6 })
  .map((fragments) => fragments.join("").replace(/[\r\n]/g, ""));

/** A range within one line. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Sorted disjoint ranges of a text, each within one line. */
export function rangesIn(text: string, cuts: readonly number[]): LineRange[] {
  const offsets = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((one, other) => one - other);
  const ranges: LineRange[] = [];
  for (let index = 0; index + 1 < offsets.length; index += 2) {
    const start = offsets[index]!;
    const end = offsets[index + 1]!;
    if (!/[\r\n]/.test(text.slice(start, end))) ranges.push({ start, end });
  }
  return ranges;
}

export const cuts = fc.array(fc.nat({ max: 1000 }), { maxLength: 8 });
