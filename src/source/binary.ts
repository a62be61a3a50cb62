import { decodeSource, formOf } from "./decode.js";
import type { Source } from "./source.js";

/** More undecodable bytes than this, and what was read is no text. */
const MOST_UNDECODABLE = 0.3;

/**
 * Formats that are not readable text, by the bytes they start with (`??` matches any byte).
 * Where a signature is made of letters alone, the bytes that follow it in a real file are part of it,
 * so that a text *about* the format still counts as text.
 */
const SIGNATURES: readonly { format: string; bytes: string; at?: number }[] = [
  { format: "a PDF document", bytes: "25 50 44 46 2d" },
  { format: "a PostScript document", bytes: "25 21 50 53 2d 41 64 6f 62 65" },
  { format: "an RTF document", bytes: "7b 5c 72 74 66" },
  { format: "a DjVu document", bytes: "41 54 26 54 46 4f 52 4d ?? ?? ?? ?? 44 4a 56" },
  { format: "an older Office document", bytes: "d0 cf 11 e0 a1 b1 1a e1" },
  { format: "a Mobipocket book", bytes: "42 4f 4f 4b 4d 4f 42 49", at: 60 },
  { format: "a ZIP archive, Office document or EPUB", bytes: "50 4b 03 04" },
  { format: "an empty ZIP archive", bytes: "50 4b 05 06" },
  { format: "a gzip archive", bytes: "1f 8b 08" },
  { format: "a bzip2 archive", bytes: "42 5a 68 ?? 31 41 59 26 53 59" },
  { format: "an xz archive", bytes: "fd 37 7a 58 5a 00" },
  { format: "a Zstandard archive", bytes: "28 b5 2f fd" },
  { format: "a 7-Zip archive", bytes: "37 7a bc af 27 1c" },
  { format: "a RAR archive", bytes: "52 61 72 21 1a 07" },
  { format: "a tar archive", bytes: "75 73 74 61 72 00 30 30", at: 257 },
  { format: "a tar archive", bytes: "75 73 74 61 72 20 20 00", at: 257 },
  { format: "a PNG image", bytes: "89 50 4e 47 0d 0a 1a 0a" },
  { format: "a JPEG image", bytes: "ff d8 ff" },
  { format: "a JPEG 2000 image", bytes: "00 00 00 0c 6a 50 20 20" },
  // The last byte is the aspect ratio, 0 in practice.
  { format: "a GIF image", bytes: "47 49 46 38 37 61 ?? ?? ?? ?? ?? ?? 00" },
  { format: "a GIF image", bytes: "47 49 46 38 39 61 ?? ?? ?? ?? ?? ?? 00" },
  { format: "a TIFF image", bytes: "49 49 2a 00" },
  { format: "a TIFF image", bytes: "4d 4d 00 2a" },
  { format: "a BMP image", bytes: "42 4d ?? ?? ?? ?? 00 00 00 00" },
  { format: "a WebP image", bytes: "52 49 46 46 ?? ?? ?? ?? 57 45 42 50 56 50 38" },
  { format: "an icon", bytes: "00 00 01 00" },
  { format: "a WAVE recording", bytes: "52 49 46 46 ?? ?? ?? ?? 57 41 56 45 66 6d 74" },
  { format: "an MP3 recording", bytes: "49 44 33 02 00" },
  { format: "an MP3 recording", bytes: "49 44 33 03 00" },
  { format: "an MP3 recording", bytes: "49 44 33 04 00" },
  { format: "an MP3 recording", bytes: "ff fb" },
  { format: "an MP3 recording", bytes: "ff f3" },
  { format: "an MP3 recording", bytes: "ff f2" },
  { format: "an Ogg recording", bytes: "4f 67 67 53 00" },
  { format: "a FLAC recording", bytes: "66 4c 61 43 00" },
  { format: "an MPEG-4 recording", bytes: "00 00 00 ?? 66 74 79 70" },
  { format: "a Matroska recording", bytes: "1a 45 df a3" },
  { format: "a TrueType font", bytes: "00 01 00 00 00" },
  { format: "an OpenType font", bytes: "4f 54 54 4f 00" },
  { format: "a WOFF font", bytes: "77 4f 46 46 00" },
  { format: "a WOFF font", bytes: "77 4f 46 46 4f 54 54 4f" },
  { format: "a WOFF2 font", bytes: "77 4f 46 32 00" },
  { format: "an SQLite database", bytes: "53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00" },
  { format: "an ELF program", bytes: "7f 45 4c 46" },
  { format: "a Windows program", bytes: "4d 5a 90 00" },
  { format: "a macOS program", bytes: "cf fa ed fe" },
  { format: "a macOS program", bytes: "ca fe ba be" },
  { format: "a WebAssembly program", bytes: "00 61 73 6d" },
];

const PARSED_SIGNATURES = SIGNATURES.map(({ format, bytes, at = 0 }) => ({
  format,
  at,
  bytes: bytes.split(" ").map((byte) => (byte === "??" ? undefined : Number.parseInt(byte, 16))),
}));

/**
 * Why these bytes are no text, as a clause like `is a PDF document, not text`; undefined where they may be text.
 * `source`: what `decodeSource` made of them, where it is at hand already.
 */
export function looksBinary(bytes: Uint8Array, source?: Source): string | undefined {
  return (
    knownFormat(bytes, source?.encoding) ??
    tooUndecodable((source ?? decodeSource(bytes)).undecodable, bytes.length)
  );
}

/** Bytes looked at, and the share of zeros among them from which on they are no UTF-8: wide codes without what tells so. */
const LOOKED_AT = 4096;
const MOST_ZEROS = 0.3;

function wideCodes(bytes: Uint8Array): string | undefined {
  const part = bytes.subarray(0, LOOKED_AT);
  let zeros = 0;
  for (const byte of part) if (byte === 0) zeros += 1;
  if (zeros <= MOST_ZEROS * part.length) return undefined;
  const share = Math.round((100 * zeros) / part.length);
  return `is not text: ${share} % of its bytes are zero, as in UTF-16 without a byte order mark`;
}

/**
 * The same by the first bytes alone.
 *
 * @param encoding that they are in
 */
export function knownFormat(bytes: Uint8Array, encoding = formOf(bytes).encoding): string | undefined {
  const known = PARSED_SIGNATURES.find((signature) =>
    signature.bytes.every((byte, index) => byte === undefined || byte === bytes[signature.at + index]),
  );
  if (known !== undefined) return `is ${known.format}, not text`;
  return encoding === "utf-8" ? wideCodes(bytes) : undefined;
}

/** The same by how many bytes could not be decoded. */
export function tooUndecodable(undecodable: number, bytes: number): string | undefined {
  if (undecodable <= bytes * MOST_UNDECODABLE) return undefined;
  return `is not text: ${Math.round((100 * undecodable) / bytes)} % of its bytes are no UTF-8`;
}
