import { BYTE_ORDER_MARKS, type SourceForm, UNDECODABLE_BASE } from "./source.js";

/**
 * Writes a text in the form of the source it came from; the opposite of `decodeSource`, exact for every text
 * that it returned. A lone surrogate that stands for no byte cannot be written in UTF-8 and becomes U+FFFD.
 */
export function encodeSource(text: string, { encoding, bom }: SourceForm): Uint8Array {
  const mark = bom ? BYTE_ORDER_MARKS[encoding] : [];
  const content = encoding === "utf-8" ? encodeUtf8(text) : encodeUtf16(text, encoding);
  if (mark.length === 0) return content;
  const bytes = new Uint8Array(mark.length + content.length);
  bytes.set(mark);
  bytes.set(content, mark.length);
  return bytes;
}

/** With the flag `u` this finds lone surrogates only: a pair counts as the one character that it is. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

function encodeUtf8(text: string): Uint8Array {
  const encoder = new TextEncoder();
  if (text.search(LONE_SURROGATE) < 0) return encoder.encode(text);
  // Three bytes a unit is the most that UTF-8 ever needs.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  let done = 0;
  const writeUpTo = (end: number) => {
    if (end > done) length += encoder.encodeInto(text.slice(done, end), bytes.subarray(length)).written;
  };
  for (const { index } of text.matchAll(LONE_SURROGATE)) {
    const byte = text.charCodeAt(index) - UNDECODABLE_BASE;
    if (byte < 0x80 || byte > 0xff) continue;
    writeUpTo(index);
    bytes[length++] = byte;
    done = index + 1;
  }
  writeUpTo(text.length);
  return bytes.slice(0, length);
}

function encodeUtf16(text: string, encoding: "utf-16le" | "utf-16be"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), encoding === "utf-16le");
  }
  return bytes;
}
