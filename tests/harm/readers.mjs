// How the text is taken out of the files that packages ship: each reader makes bytes of text from the bytes of a file.
import { gunzipSync } from "node:zlib";

const utf8 = new TextEncoder();

const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes as they are, unpacked where they are packed; `dictzip` is gzip. */
export const plain = (bytes) => (isGzip(bytes) ? gunzipSync(bytes) : bytes);

const textOf = (bytes) => plain(bytes).toString("utf8");

/** Macros of manual pages whose arguments are text. */
const TEXT_MACROS = /^\.\s*(?:SH|SS|B|I|BR|IR|BI|IB|RB|RI|SM|SB|Sh|Ss|Nm|Nd|Fl|Ar|Op|Em|Dq|Xr)\b\s*/;
const ROFF_SIGNS = {
  em: "—",
  en: "–",
  aq: "'",
  dq: '"',
  lq: "“",
  rq: "”",
  oq: "‘",
  cq: "’",
  bu: "•",
  co: "©",
};

/** A manual page without its markup. */
export function roff(bytes) {
  const lines = textOf(bytes)
    .split("\n")
    .flatMap((line) => {
      if (TEXT_MACROS.test(line)) return [line.replace(TEXT_MACROS, "").replaceAll('"', "")];
      return /^[.']/.test(line) ? [] : [line];
    })
    .map((line) =>
      line
        .replace(/\\".*$/, "")
        .replace(/\\f(?:\(..|\[[^\]]*\]|.)|\\s[+-]?\d|\\[&/,:|^%c]/g, "")
        .replace(/\\[([](..)\]?/g, (all, name) => ROFF_SIGNS[name] ?? all)
        .replace(/\\([-' .\\e])/g, (_, sign) => (sign === "e" ? "\\" : sign)),
    );
  return utf8.encode(lines.join("\n"));
}

const ENTITIES = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  mdash: "—",
  ndash: "–",
};

function entity(all, name) {
  if (name[0] !== "#") return ENTITIES[name] ?? all;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

/** A page without its tags. */
export function html(bytes) {
  const text = textOf(bytes)
    .replace(/<!--.*?-->|<(head|script|style)\b.*?<\/\1>/gis, "")
    .replace(
      /<br\s*\/?>|<\/(?:p|div|li|h\d|tr|dt|dd|pre|title|blockquote|section|header|ol|ul|table)>/gi,
      "\n",
    )
    .replace(/<\/t[dh]>/gi, "\t")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, entity)
    .replace(/\n[ \t]*(?:\n[ \t]*)+/g, "\n\n");
  return utf8.encode(`${text.trim()}\n`);
}

const MO_MAGIC = 0x950412de;

/** The translations in a catalogue of GNU gettext (`.mo`, little-endian), one a line. */
export function catalogue(bytes) {
  if (bytes.readUInt32LE(0) !== MO_MAGIC) return new Uint8Array();
  const count = bytes.readUInt32LE(8);
  const table = bytes.readUInt32LE(16);
  const entries = Array.from({ length: count }, (_, index) => {
    const length = bytes.readUInt32LE(table + 8 * index);
    const offset = bytes.readUInt32LE(table + 8 * index + 4);
    return bytes.subarray(offset, offset + length);
  });
  const charset = /charset=([\w-]+)/.exec(entries[0]?.toString("latin1") ?? "")?.[1] ?? "utf-8";
  const decoder = new TextDecoder(charset);
  return utf8.encode(
    entries
      .slice(1)
      .map((entry) => `${decoder.decode(entry).replaceAll("\0", "\n")}\n`)
      .join(""),
  );
}

/** Every so many-th line of a word list, so that it does not outweigh running text. */
export const someLines = (bytes) =>
  utf8.encode(
    textOf(bytes)
      .split("\n")
      .filter((_, index) => index % 15 === 0)
      .join("\n"),
  );
