// Numbers, keys and marks that name something.
import { createHash } from "node:crypto";
import {
  CAPITALS,
  clock,
  DIGITS,
  FAMILY,
  GIVEN,
  hex,
  LETTERS,
  NOUNS,
  PRINTABLE,
  repeat,
  roman,
  SMALL,
} from "./material.mjs";
import { chance } from "./random.mjs";

export const identifiers = {
  passwords: () => {
    const random = chance(30);
    return repeat(1200, () => random.signs(PRINTABLE, random.between(8, 20)));
  },
  "wireless-keys": () => {
    const random = chance(31);
    return repeat(1000, () => `SSID ${random.signs(CAPITALS, 5)}  key ${random.signs(LETTERS + DIGITS, 16)}`);
  },
  numbers: () => {
    const random = chance(32);
    return repeat(
      900,
      () =>
        `VIN ${random.signs("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 17)}, IBAN GB${random.signs(DIGITS, 2)} ${random.signs(CAPITALS, 4)} ${random.signs(DIGITS, 4)} ${random.signs(DIGITS, 4)} ${random.signs(DIGITS, 2)}, plate ${random.signs(CAPITALS, 3)} ${random.signs(DIGITS, 3)}${random.signs(CAPITALS, 1)}`,
    );
  },
  "part-numbers": () => {
    const random = chance(33);
    return repeat(
      1200,
      () =>
        `${random.between(1, 99)} x ${random.signs(CAPITALS, 2)}${random.signs(DIGITS, 4)}${random.signs(CAPITALS, 2)}/${random.signs(CAPITALS + DIGITS, 3)}-${random.signs(CAPITALS, 1)}  (see ${random.signs(CAPITALS, 4)} ${roman(random.between(1, 300))})`,
    );
  },
  "shelf-marks": () => {
    const random = chance(34);
    return repeat(
      1000,
      () =>
        `${random.signs(CAPITALS, 2)}${random.between(10, 9999)}.${random.signs(CAPITALS, 1)}${random.between(1, 99)} ${random.signs(CAPITALS, 1)}${random.between(1, 99)} ${random.between(1820, 1999)}  MS ${random.pick(FAMILY)} ${random.between(1, 300)}, ff. ${random.between(1, 99)}v–${random.between(100, 200)}r`,
    );
  },
  uuids: () => {
    const random = chance(35);
    return repeat(900, () =>
      hex(random.bytes(16)).replace(/^(.{8})(....)(....)(....)(.{12})$/, "$1-$2-$3-$4-$5"),
    );
  },
  hashes: () =>
    repeat(
      700,
      (row) =>
        `${createHash("sha256").update(String(row)).digest("hex")}  ${NOUNS[row % NOUNS.length]}-${row}.tar.gz`,
    ),
  passports: () => {
    const random = chance(36);
    return repeat(
      400,
      () =>
        `P<${random.signs(CAPITALS, 3)}${random.pick(FAMILY).toUpperCase()}<<${random.pick(GIVEN).toUpperCase()}`.padEnd(
          44,
          "<",
        ) +
        `\n${random.signs(CAPITALS + DIGITS, 9)}${random.below(10)}${random.signs(CAPITALS, 3)}${random.signs(DIGITS, 7)}${random.pick("MF")}${random.signs(DIGITS, 7)}<<<<<<<<<<<<<<0${random.below(10)}`,
    );
  },
  callsigns: () => {
    const random = chance(37);
    return repeat(
      800,
      () =>
        `${clock(random).slice(0, 5)} ${random.signs("DFGIKMNW", 1)}${random.signs(CAPITALS, 1)}${random.below(10)}${random.signs(CAPITALS, 3)} de ${random.signs("DFGIKMNW", 1)}${random.below(10)}${random.signs(CAPITALS, 2)} RST 5${random.between(1, 9)}9 QSL QTH ${random.signs(CAPITALS, 2)}${random.signs(DIGITS, 2)}${random.signs(SMALL, 2)} 73`,
    );
  },
};
