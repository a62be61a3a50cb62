// Bytes and text in the codes that carry them.

import { CAPITALS, hex, NOUNS, repeat, sentence, wrapped } from "./material.mjs";
import { chance } from "./random.mjs";

/** The ASCII85 of Adobe, whose signs run through the whole of printable ASCII. */
const ascii85 = (bytes) => {
  let out = "";
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    let value = bytes.readUInt32BE(at);
    let group = "";
    for (let digit = 0; digit < 5; digit += 1) {
      group = String.fromCharCode(33 + (value % 85)) + group;
      value = Math.floor(value / 85);
    }
    out += group;
  }
  return out;
};

const uuencoded = (bytes) =>
  repeat(Math.floor(bytes.length / 45), (row) => {
    const line = bytes.subarray(45 * row, 45 * row + 45);
    let out = "M";
    for (let at = 0; at < 45; at += 3) {
      const group = (line[at] << 16) | (line[at + 1] << 8) | line[at + 2];
      for (const by of [18, 12, 6, 0]) out += String.fromCharCode(((group >> by) & 63) + 32 || 96);
    }
    return out.replaceAll(" ", "`");
  });

const hexDump = (bytes) =>
  repeat(Math.floor(bytes.length / 16), (row) => {
    const line = bytes.subarray(16 * row, 16 * row + 16);
    const shown = [...line]
      .map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "."))
      .join("");
    const offset = (16 * row).toString(16).padStart(8, "0");
    return `${offset}  ${hex(line).replace(/../g, "$& ")} |${shown}|`;
  });

export const encoded = {
  base64: () => wrapped(chance(41).bytes(40_000).toString("base64")),
  base64url: () => {
    const random = chance(42);
    return repeat(
      300,
      () =>
        `eyJhbGciOiJIUzI1NiJ9.${random.bytes(60).toString("base64url")}.${random.bytes(32).toString("base64url")}`,
    );
  },
  "base64-of-text": () => {
    const random = chance(43);
    return repeat(400, () => Buffer.from(sentence(random)).toString("base64"));
  },
  base32: () => {
    const random = chance(44);
    return repeat(600, () => random.signs(`${CAPITALS}234567`, 56));
  },
  ascii85: () => wrapped(ascii85(chance(45).bytes(40_000))),
  uuencode: () => `begin 644 tables.bin\n${uuencoded(chance(46).bytes(36_000))}\`\nend\n`,
  "hex-dump": () => hexDump(chance(47).bytes(16_000)),
  "hex-dump-of-text": () => {
    const random = chance(48);
    return hexDump(Buffer.from(repeat(200, () => sentence(random))));
  },
  certificates: () => {
    const random = chance(49);
    return repeat(
      20,
      () =>
        `-----BEGIN CERTIFICATE-----\n${wrapped(random.bytes(900).toString("base64"), 64)}\n-----END CERTIFICATE-----`,
    );
  },
  "percent-encoding": () => {
    const random = chance(50);
    return repeat(
      400,
      () =>
        `?${random.pick(NOUNS)}=${encodeURIComponent(sentence(random))}&sig=${encodeURIComponent(random.bytes(20).toString("base64"))}`,
    );
  },
  "quoted-printable": () => {
    const random = chance(51);
    return repeat(
      400,
      () =>
        `${sentence(random).replace(/[aou]/g, (vowel) => `=C3=${hex(Buffer.from(vowel)).toUpperCase()}`)}=20=`,
    );
  },
  "unicode-escapes": () => {
    const random = chance(52);
    return repeat(
      400,
      () =>
        `"${Array.from(sentence(random), (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`,
    );
  },
  morse: () => {
    const random = chance(53);
    return repeat(500, () =>
      Array.from({ length: 12 }, () => random.signs(".-", random.between(1, 4))).join(" "),
    );
  },
};
