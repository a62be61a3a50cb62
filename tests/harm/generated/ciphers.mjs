// Texts that talk about ciphers and quote them.

import { CAPITALS, NOUNS, repeat, rotate, SMALL, sentence } from "./material.mjs";
import { chance } from "./random.mjs";

export const ciphers = {
  quoted: () => {
    const random = chance(91);
    return repeat(
      300,
      () => {
        const by = random.pick([13, 13, 13, 3, 1, 5]);
        const opened = random.pick(['"', "“", "‘", "'"]);
        const closed = { '"': '"', "“": "”", "‘": "’", "'": "'" }[opened];
        return `The puzzle gave ${opened}${rotate(sentence(random), by)}${closed} and asked for the key; ${sentence(random)}`;
      },
      "\n\n",
    );
  },
  "quoted-words": () => {
    const random = chance(92);
    return repeat(
      300,
      () =>
        `In the code, “${random.pick(NOUNS)}” became “${rotate(random.pick(NOUNS), random.between(1, 25))}” and “${random.pick(NOUNS)}” “${rotate(random.pick(NOUNS), random.between(1, 25))}”. ${sentence(random)}`,
      "\n\n",
    );
  },
  alphabets: () =>
    repeat(
      25,
      (row) =>
        `${row + 1}: ${CAPITALS} -> ${rotate(CAPITALS, row + 1)}   ${SMALL.split("").join(" ")} | ${rotate(
          SMALL,
          row + 1,
        )
          .split("")
          .join(" ")}`,
    ),
  groups: () => {
    const random = chance(93);
    return repeat(300, () => Array.from({ length: 12 }, () => random.signs(CAPITALS, 5)).join(" "));
  },
};
