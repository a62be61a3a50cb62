// What the generators of this folder have in common.

export const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const SMALL = CAPITALS.toLowerCase();
export const DIGITS = "0123456789";
export const LETTERS = CAPITALS + SMALL;
export const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");

export const NOUNS =
  "harbour lantern orchard ledger bridge kettle archive meadow signal cabinet pilot engine garden letter treaty column winter window carriage valley festival library journal committee railway factory island market bishop regiment quarry compass".split(
    " ",
  );
const VERBS =
  "carried repaired measured forgot described painted sold followed counted guarded opened copied".split(" ");
export const ADJECTIVES =
  "old quiet northern broken narrow patient famous yellow heavy distant careful hollow".split(" ");
export const GIVEN =
  "Agnes Bertram Clara Dmitri Edith Farid Gwen Hugo Ines Jonas Keiko Lars Maeve Nadia Owen Petra".split(" ");
export const FAMILY =
  "Abbot Brandt Cermak Dvorak Eklund Fekete Grzyb Hughes Ito Jensen Kowalczyk Llewellyn Mbeki Nguyen Pfeiffer Szabo".split(
    " ",
  );

/** `count` lines or blocks, each made with its index. */
export const repeat = (count, make, separator = "\n") =>
  `${Array.from({ length: count }, (_, index) => make(index)).join(separator)}\n`;

export const capital = (word) => word[0].toUpperCase() + word.slice(1);

const clause = ({ pick }) => `the ${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} the ${pick(NOUNS)}`;

export const sentence = (random) =>
  `${capital(clause(random))}${random.below(2) ? ` and ${clause(random)}` : ""}${random.pick([".", ".", "?", "!"])}`;

export const name = ({ pick }) => `${pick(GIVEN)} ${pick(FAMILY)}`;

export const rotate = (text, by) =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter < "a" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + by) % 26) + base);
  });

export const wrapped = (text, width = 76) => text.replace(new RegExp(`.{${width}}`, "g"), "$&\n");

export const isoDate = ({ between }) =>
  `${between(1950, 2024)}-${String(between(1, 12)).padStart(2, "0")}-${String(between(1, 28)).padStart(2, "0")}`;

export const clock = ({ between }) =>
  [23, 59, 59].map((most) => String(between(0, most)).padStart(2, "0")).join(":");

export const hex = (bytes) => bytes.toString("hex");

export const roman = (number) => {
  const steps = {
    M: 1000,
    CM: 900,
    D: 500,
    CD: 400,
    C: 100,
    XC: 90,
    L: 50,
    XL: 40,
    X: 10,
    IX: 9,
    V: 5,
    IV: 4,
    I: 1,
  };
  let left = number;
  let out = "";
  for (const [sign, value] of Object.entries(steps)) {
    for (; left >= value; left -= value) out += sign;
  }
  return out;
};
