// Sequences, formulas and references of the sciences.

import {
  ADJECTIVES,
  CAPITALS,
  capital,
  DIGITS,
  FAMILY,
  NOUNS,
  name,
  PRINTABLE,
  repeat,
  SMALL,
  sentence,
  wrapped,
} from "./material.mjs";
import { chance } from "./random.mjs";

export const science = {
  genes: () => {
    const random = chance(61);
    return repeat(
      60,
      (row) =>
        `>seq${row} ${random.pick(NOUNS)} chr${random.between(1, 22)}:${random.below(1e6)}\n${wrapped(random.signs("ACGT", 700), 70)}`,
    );
  },
  proteins: () => {
    const random = chance(62);
    const common = "AAAACDDDEEEEFFFGGGGHHIIIKKKLLLLLMNNNPPPQQRRRSSSSTTTVVVVWYY";
    return repeat(
      60,
      (row) =>
        `>sp|P${random.signs(DIGITS, 5)}|${random.signs(CAPITALS, 4)}_HUMAN chain ${row}\n${wrapped(random.signs(common, 500), 60)}`,
    );
  },
  "short-reads": () => {
    const random = chance(63);
    const qualities = PRINTABLE.slice(0, 41);
    return repeat(
      250,
      (row) => `@read.${row}/1\n${random.signs("ACGTN", 80)}\n+\n${random.signs(qualities, 80)}`,
    );
  },
  smiles: () => {
    const random = chance(64);
    const atom = () =>
      random.pick([
        "C",
        "C",
        "CC",
        "C(=O)",
        "N",
        "O",
        "c1ccccc1",
        "C(C)",
        "[C@@H]",
        "S(=O)(=O)",
        "C#N",
        "Cl",
        "Br",
        "F",
        "/C=C/",
        "n1cc[nH]c1",
      ]);
    return repeat(
      700,
      (row) =>
        `${row}\t${Array.from({ length: random.between(4, 14) }, atom).join("")}\t${random.signs(CAPITALS, 14)}-${random.signs(CAPITALS, 10)}-N`,
    );
  },
  reactions: () => {
    const random = chance(65);
    const compound = () =>
      `${random.pick(["", "2 ", "3 "])}${random.pick(["NaCl", "H2SO4", "KMnO4", "Fe2(SO4)3", "CaCO3", "CuSO4·5H2O", "NH4+", "[Co(NH3)6]3+", "C6H12O6", "Al2O3"])}`;
    return repeat(
      600,
      () =>
        `${compound()} + ${compound()} → ${compound()} + ${compound()}   ΔH = −${random.between(10, 900)} kJ/mol`,
    );
  },
  formulas: () => {
    const random = chance(66);
    const term = () =>
      `${random.pick(["", "\\frac{1}{2}", "\\alpha_", "\\sum_{k=0}^{n} ", "\\int_0^\\infty "])}${random.signs("xyzabfgn", 1)}^{${random.between(2, 9)}}`;
    return repeat(
      500,
      () =>
        `$$${term()} + ${term()} \\leq \\left( ${term()} - ${term()} \\right) \\cdot \\mathbb{${random.signs("NZQRC", 1)}}$$`,
    );
  },
  "formulas-in-words": () => {
    const random = chance(67);
    const variable = () => random.signs("xyzuvwpqrst", 1);
    return repeat(
      600,
      () =>
        `Let ${variable()}${variable()} = ${variable()}(${variable()}+${variable()}) and ${variable()}' < ${variable()}"; then ${variable()}[${variable()}] ≠ ${variable()}/${variable()} iff ¬${variable()} ∨ ${variable()} ⊢ ${variable()}.`,
    );
  },
  latex: () => {
    const random = chance(68);
    return repeat(
      300,
      (row) =>
        `\\section{${capital(random.pick(ADJECTIVES))} ${random.pick(NOUNS)}}\\label{sec:${random.signs(SMALL, 4)}${row}}\n${sentence(random)} See~\\cite{${random.pick(FAMILY).toLowerCase()}${random.between(1950, 2020)}} and \\S\\ref{sec:${random.signs(SMALL, 4)}}; \\emph{${random.pick(NOUNS)}} \\textbf{${random.pick(NOUNS)}}.\n\\begin{tabular}{l|rr}\n${random.pick(NOUNS)} & ${random.below(99)} & ${random.below(99)} \\\\ \\hline\n\\end{tabular}`,
    );
  },
  bibliography: () => {
    const random = chance(69);
    return repeat(
      300,
      () =>
        `@article{${random.pick(FAMILY).toLowerCase()}${random.between(1950, 2020)},\n  author = {${random.pick(FAMILY)}, ${random.signs(CAPITALS, 1)}. and ${name(random)}},\n  title = {{${sentence(random)}}},\n  journal = {J. ${capital(random.pick(NOUNS))} Sci.}, volume = {${random.between(1, 90)}}, pages = {${random.between(1, 400)}--${random.between(401, 900)}},\n  doi = {10.${random.between(1000, 9999)}/${random.signs(SMALL + DIGITS, 8)}}, ISSN = {${random.signs(DIGITS, 4)}-${random.signs(DIGITS, 3)}X}\n}`,
    );
  },
  phonetics: () => {
    const random = chance(70);
    const sounds = [..."ptkbdgfvszʃʒθðmnŋlrjwiɪeɛæɑɒɔʊuʌəɜ", "tʃ", "dʒ", "aɪ", "eɪ", "ˈ", "ː"];
    return repeat(
      600,
      () =>
        `${random.pick(NOUNS)} /${random.signs(sounds, random.between(4, 9))}/  SAMPA "${random.signs("ptkbdgfvszSZTDmnNlrjwiIeE{AQOUuV@3:", random.between(4, 9))}"  ARPABET ${Array.from({ length: random.between(3, 6) }, () => random.pick(["AH0", "EY1", "K", "T", "SH", "ER0", "IH1", "NG", "DH", "Z"])).join(" ")}`,
    );
  },
};
