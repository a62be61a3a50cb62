import { BYTE_ORDER_MARKS, type Source, type SourceForm, UNDECODABLE_BASE } from "./source.js";

/**
 * Reads any bytes as text: UTF-16 where a byte order mark says so and the length is even, otherwise UTF-8.
 * Never fails; `encodeSource` gives the same bytes back.
 */
export function decodeSource(bytes: Uint8Array): Source {
  return decodeAs(bytes, formOf(bytes));
}

/** Reads bytes as text whose form is already known, for example from a provenance file. Never fails. */
export function decodeAs(bytes: Uint8Array, { encoding, bom }: SourceForm): Source {
  const content = bytes.subarray(bom ? BYTE_ORDER_MARKS[encoding].length : 0);
  const decoded =
    encoding === "utf-8" ? decodeUtf8(content) : { text: decodeUtf16(content, encoding), undecodable: 0 };
  return { ...decoded, encoding, bom, bytes: bytes.length };
}

/**
 * The form that the first bytes of a text tell.
 *
 * @param length of the whole text in bytes
 */
export function formOf(bytes: Uint8Array, length = bytes.length): SourceForm {
  const startsWith = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (startsWith(BYTE_ORDER_MARKS["utf-8"])) return { encoding: "utf-8", bom: true };
  if (length % 2 === 0) {
    if (startsWith(BYTE_ORDER_MARKS["utf-16le"])) return { encoding: "utf-16le", bom: true };
    if (startsWith(BYTE_ORDER_MARKS["utf-16be"])) return { encoding: "utf-16be", bom: true };
  }
  return { encoding: "utf-8", bom: false };
}

type Decoded = Pick<Source, "text" | "undecodable">;

function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    // `ignoreBOM` means that a mark is not taken away: ours is gone already, and a second one is text.
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), undecodable: 0 };
  } catch {
    return decodeDamagedUtf8(bytes);
  }
}

/**
 * Keeps what TextDecoder would throw away. After an undecodable byte reading goes on at the very next byte,
 * so an ill-formed sequence is undecodable byte by byte and never swallows a well-formed neighbour.
 */
function decodeDamagedUtf8(bytes: Uint8Array): Decoded {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let undecodable = 0;
  for (let at = 0; at < bytes.length; ) {
    const width = sequenceWidth(bytes, at);
    if (width === 0) {
      units[length++] = UNDECODABLE_BASE + bytes[at++]!;
      undecodable++;
      continue;
    }
    const codePoint = codePointAt(bytes, at, width);
    if (codePoint > 0xffff) {
      units[length++] = 0xd800 + ((codePoint - 0x10000) >> 10);
      units[length++] = 0xdc00 + (codePoint & 0x3ff);
    } else {
      units[length++] = codePoint;
    }
    at += width;
  }
  return { text: textOf(units.subarray(0, length)), undecodable };
}

/** Lead bytes, the width of their sequence, and the range that well-formed UTF-8 leaves to the second byte. */
const SEQUENCES: readonly { from: number; to: number; width: number; second: readonly [number, number] }[] = [
  { from: 0xc2, to: 0xdf, width: 2, second: [0x80, 0xbf] },
  { from: 0xe0, to: 0xe0, width: 3, second: [0xa0, 0xbf] }, // no overlong forms
  { from: 0xe1, to: 0xec, width: 3, second: [0x80, 0xbf] },
  { from: 0xed, to: 0xed, width: 3, second: [0x80, 0x9f] }, // no surrogates
  { from: 0xee, to: 0xef, width: 3, second: [0x80, 0xbf] },
  { from: 0xf0, to: 0xf0, width: 4, second: [0x90, 0xbf] }, // no overlong forms
  { from: 0xf1, to: 0xf3, width: 4, second: [0x80, 0xbf] },
  { from: 0xf4, to: 0xf4, width: 4, second: [0x80, 0x8f] }, // nothing above U+10FFFF
];

/** Width in bytes of the well-formed sequence that starts at `at`, or 0 where there is none. */
function sequenceWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const sequence = SEQUENCES.find(({ from, to }) => lead >= from && lead <= to);
  if (!sequence) return 0;
  const second = bytes[at + 1];
  if (second === undefined || second < sequence.second[0] || second > sequence.second[1]) return 0;
  for (let offset = 2; offset < sequence.width; offset++) {
    const byte = bytes[at + offset];
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return 0;
  }
  return sequence.width;
}

/** How many bits of a lead byte carry the code point, by the width of its sequence. */
const LEAD_MASKS = [0, 0x7f, 0x1f, 0x0f, 0x07];

function codePointAt(bytes: Uint8Array, at: number, width: number): number {
  let codePoint = bytes[at]! & LEAD_MASKS[width]!;
  for (let offset = 1; offset < width; offset++) codePoint = (codePoint << 6) | (bytes[at + offset]! & 0x3f);
  return codePoint;
}

/** By hand, since TextDecoder replaces lone surrogates. */
function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint16Array(bytes.length >> 1);
  for (let index = 0; index < units.length; index++) {
    units[index] = view.getUint16(index * 2, encoding === "utf-16le");
  }
  return textOf(units);
}

/** Units a call; an engine bounds how many parameters a call may have. */
const CHUNK = 8192;

function textOf(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += CHUNK) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + CHUNK)));
  }
  return pieces.join("");
}
