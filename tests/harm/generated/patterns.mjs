// Regular expressions and dense code.

import { hex, LETTERS, NOUNS, repeat, SMALL } from "./material.mjs";
import { chance } from "./random.mjs";

export const patterns = {
  expressions: () => {
    const random = chance(101);
    const atom = () =>
      random.pick([
        "\\d+",
        "[A-Z]{2,}",
        "(?:foo|bar)",
        "\\s*",
        "[^\"']+",
        ".*?",
        "\\b",
        "(?<=x)y",
        "$",
        "^",
        "\\w",
        "[\\]\\[]",
        "\\x41",
        "\\p{Lu}",
        "(?i)",
        "|",
        "\\/",
        "{3}",
      ]);
    return repeat(
      800,
      () =>
        `/${Array.from({ length: random.between(3, 12) }, atom).join("")}/${random.pick(["", "g", "gi", "m", "su"])}`,
    );
  },
  shell: () => {
    const random = chance(102);
    return repeat(
      500,
      () =>
        `sed -E 's/${random.signs(SMALL, 2)}([^"]*)"/\\1${random.signs(SMALL, 2)}/g;/^$/d' ${random.pick(NOUNS)}.${random.signs(SMALL, 3)} | awk -F'[:,]' '{print $${random.between(1, 9)}}' 2>&1 | tr -d '\\r' > /tmp/${random.signs(LETTERS, 6)}`,
    );
  },
  brainfuck: () => {
    const random = chance(103);
    return repeat(200, () => random.signs("+++--<>[].,", 70));
  },
  assembly: () => {
    const random = chance(104);
    return repeat(
      600,
      (row) =>
        `${(0x8048000 + 4 * row).toString(16)}:\t${hex(random.bytes(4)).replace(/../g, "$& ")}\t${random.pick(["mov", "xor", "jmp", "lea", "cmpxchg", "vpxor", "bne", "ldr"])}\t%r${random.signs("abcd", 1)}x,0x${hex(random.bytes(2))}(%rip)`,
    );
  },
  minified: () => {
    const random = chance(105);
    const call = () =>
      `${random.signs(SMALL, 1)}.${random.signs(SMALL, 2)}(${random.signs(SMALL, 1)}[${random.below(99)}],"${random.signs(SMALL, 2)}")${random.pick(["&&", "||", "?", ",", ";", "=>", ":"])}`;
    return repeat(
      200,
      () =>
        `!function(${random.signs(SMALL, 1)},${random.signs(SMALL, 1)}){${Array.from({ length: 12 }, call).join("")}void 0}();`,
    );
  },
};
