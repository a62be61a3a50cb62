// Tables, logs and lists.

import {
  ADJECTIVES,
  CAPITALS,
  capital,
  clock,
  DIGITS,
  GIVEN,
  hex,
  isoDate,
  LETTERS,
  NOUNS,
  name,
  repeat,
  SMALL,
  sentence,
} from "./material.mjs";
import { chance } from "./random.mjs";

export const data = {
  csv: () => {
    const random = chance(11);
    return `id,name,date,amount,code,remark\n${repeat(900, (row) => `${row + 1},"${name(random)}",${isoDate(random)},${random.between(1, 90_000) / 100},${random.signs(CAPITALS, 3)}-${random.signs(DIGITS, 4)},"${random.below(3) ? "" : sentence(random)}"`)}`;
  },
  json: () => {
    const random = chance(12);
    return JSON.stringify(
      Array.from({ length: 500 }, (_, id) => ({
        id,
        key: random.signs(LETTERS, 12),
        owner: name(random),
        tags: [random.pick(NOUNS), random.pick(ADJECTIVES)],
        hash: hex(random.bytes(16)),
        note: sentence(random),
      })),
      null,
      1,
    );
  },
  yaml: () => {
    const random = chance(13);
    return repeat(
      500,
      () =>
        `- { id: ${random.signs(SMALL, 6)}, at: ${isoDate(random)}T${clock(random)}Z, by: ${random.pick(GIVEN)}, ok: ${random.below(2) === 0} }`,
    );
  },
  "access-log": () => {
    const random = chance(14);
    const address = () => Array.from({ length: 4 }, () => random.between(1, 254)).join(".");
    return repeat(
      700,
      () =>
        `${address()} - - [${random.between(1, 28)}/Mar/2021:${clock(random)} +0000] "GET /${random.pick(NOUNS)}/${random.signs(LETTERS + DIGITS, 11)}?q=%${hex(random.bytes(1))}%2F&id=${random.below(1e6)} HTTP/1.1" ${random.pick([200, 304, 404, 500])} ${random.below(1e5)} "-" "Mozilla/5.0 (X11; Linux x86_64; rv:${random.between(60, 99)}.0) Gecko/20100101"`,
    );
  },
  syslog: () => {
    const random = chance(15);
    return repeat(
      700,
      () =>
        `Mar ${random.between(1, 28)} ${clock(random)} ${random.pick(NOUNS)} kernel: [${random.below(1e6)}.${random.signs(DIGITS, 6)}] usb ${random.between(1, 4)}-${random.between(1, 9)}: new device 0x${hex(random.bytes(2))}, irq=${random.below(99)}, ${random.pick(["ACPI", "PCIe", "xHCI", "ext4"])}: ${random.pick(["ok", "EIO", "ENOSPC", "retry"])}`,
    );
  },
  telephones: () => {
    const random = chance(16);
    return repeat(
      700,
      () =>
        `${name(random).padEnd(24, " .")} +${random.between(1, 99)} ${random.signs(DIGITS, 3)} ${random.signs(DIGITS, 7)}  ext. ${random.signs(DIGITS, 3)}`,
    );
  },
  "markdown-table": () => {
    const random = chance(17);
    return `| No. | Item | Part | Qty | Price |\n| --- | :--- | :--: | ---: | ---: |\n${repeat(500, (row) => `| ${row + 1} | ${capital(random.pick(NOUNS))} | ${random.signs(CAPITALS, 2)}${random.signs(DIGITS, 3)}-${random.signs(CAPITALS + DIGITS, 3)} | ${random.between(1, 40)} | ${(random.between(100, 9000) / 100).toFixed(2)} |`)}`;
  },
  timetable: () => {
    const random = chance(18);
    const time = () =>
      `${String(random.between(0, 23)).padStart(2, "0")}${random.pick([":", "."])}${String(random.between(0, 59)).padStart(2, "0")}`;
    return repeat(
      400,
      () =>
        `${capital(random.pick(NOUNS)).padEnd(14)} ${random.signs("ABCDSX", 1)}  ${Array.from({ length: 8 }, time).join("  ")}`,
    );
  },
  weather: () => {
    const random = chance(19);
    return repeat(
      500,
      () =>
        `METAR ${random.signs(CAPITALS, 4)} ${random.signs(DIGITS, 6)}Z ${random.signs(DIGITS, 5)}KT ${random.pick(["9999", "CAVOK", "0800 FG", "4000 -RA BR"])} ${random.pick(["FEW", "SCT", "BKN", "OVC"])}0${random.signs(DIGITS, 2)} ${random.between(0, 30)}/${random.between(0, 20)} Q10${random.signs(DIGITS, 2)} NOSIG=`,
    );
  },
  answers: () => {
    const random = chance(20);
    return repeat(300, (row) =>
      Array.from({ length: 8 }, (_, column) => `${8 * row + column + 1}. ${random.signs("ABCDE", 1)}`).join(
        "  ",
      ),
    );
  },
  columns: () => {
    const random = chance(21);
    return repeat(500, () =>
      Array.from({ length: 20 }, () => random.signs("ABCDEFGHXYabcn+-01", 1)).join(" "),
    );
  },
};
