// Games, puzzles, music and handicraft.

import { ADJECTIVES, CAPITALS, capital, DIGITS, NOUNS, name, repeat, wrapped } from "./material.mjs";
import { chance } from "./random.mjs";

export const games = {
  chess: () => {
    const random = chance(71);
    const square = () => random.signs("abcdefgh", 1) + random.signs("12345678", 1);
    const move = () =>
      random.pick([
        square(),
        `N${square()}`,
        `B${square()}`,
        `Qx${square()}`,
        "O-O",
        `R${random.signs("abcdefgh", 1)}${square()}+`,
        `${random.signs("abcdefgh", 1)}x${square()}`,
        "O-O-O",
      ]);
    return repeat(
      120,
      () =>
        `[Event "${capital(random.pick(NOUNS))} Open"]\n[White "${name(random)}"]\n[Black "${name(random)}"]\n[Result "1-0"]\n[ECO "${random.signs("ABCDE", 1)}${random.signs(DIGITS, 2)}"]\n\n${wrapped(Array.from({ length: 40 }, (_, turn) => `${turn + 1}. ${move()} ${move()}`).join(" "))} 1-0\n`,
    );
  },
  positions: () => {
    const random = chance(72);
    const row = () =>
      random.pick(["8", "pppppppp", "rnbqkbnr", "PPPPPPPP", "2p3p1", "R1BQK2R", "3p4", "1n1B4", "5N2"]);
    return repeat(
      500,
      () =>
        `${Array.from({ length: 8 }, row).join("/")} ${random.pick("wb")} KQkq - ${random.below(9)} ${random.between(1, 60)}`,
    );
  },
  crosswords: () => {
    const random = chance(73);
    return repeat(60, () =>
      repeat(11, () => Array.from({ length: 11 }, () => random.signs(`${CAPITALS}####`, 1)).join(" ")),
    );
  },
  "word-searches": () => {
    const random = chance(74);
    return repeat(80, () => repeat(12, () => random.signs(CAPITALS, 14)));
  },
  "word-searches-spaced": () => {
    const random = chance(75);
    return repeat(80, () => repeat(12, () => random.signs(CAPITALS, 14).split("").join(" ")));
  },
  clues: () => {
    const random = chance(76);
    return repeat(
      500,
      (row) =>
        `${row + 1}. ${capital(random.pick(ADJECTIVES))} ${random.pick(NOUNS)} lost in the ${random.pick(NOUNS)} (${random.between(3, 6)},${random.between(2, 5)})  ${random.signs(`${CAPITALS}..`, 1)} _ ${random.signs(`${CAPITALS}__`, 1)} _ _ ${random.signs(CAPITALS, 1)}`,
    );
  },
  bridge: () => {
    const random = chance(77);
    const holding = () => random.pick(["AKJ", "QT9", "K", "—", "J8765", "AQ2", "T3", "9764"]);
    return repeat(
      500,
      () =>
        `♠ ${holding()} ♥ ${holding()} ♦ ${holding()} ♣ ${holding()}   1NT–2♣–2♥–4♥; S:${holding()} H:${holding()}`,
    );
  },
  music: () => {
    const random = chance(78);
    const bar = () =>
      Array.from({ length: 6 }, () =>
        random.pick(["G2", "A", "Bc", "d>e", "^f", "g/2a/2", "z", "[CEG]", "D,", "(3abc"]),
      ).join("");
    return repeat(
      100,
      (row) =>
        `X:${row + 1}\nT:The ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}\nM:6/8\nK:${random.signs("ABCDEFG", 1)}maj\n|:${Array.from({ length: 4 }, bar).join("|")}:|\n${Array.from({ length: 4 }, () => random.pick(["Am7", "Gsus4", "F#dim", "Bb", "C/E", "Dm"])).join("  ")}`,
    );
  },
  "typing-lessons": () => {
    const random = chance(79);
    return repeat(500, () =>
      Array.from({ length: 10 }, () => random.signs("asdfjkl;ghqweruiop", 4)).join(" "),
    );
  },
  patterns: () => {
    const random = chance(80);
    return repeat(
      500,
      (row) =>
        `Row ${row + 1} (RS): ${Array.from({ length: 7 }, () => random.pick(["k2", "p2", "k2tog", "yo", "ssk", "sl1", "c4b", "p2tog", "kfb", "m1l"])).join(", ")}; rep from * to last ${random.between(2, 9)} sts.`,
    );
  },
};
