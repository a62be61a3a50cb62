import { gunzipSync, gzipSync } from "node:zlib";

/** What a message carries: a head of its own kind and, where there is one, a text. */
export interface Packet<Head> {
  readonly head: Head;
  readonly body: Uint8Array;
}

const LINE_FEED = 0x0a;
const NOTHING = new Uint8Array();

/** One line of JSON and the text as it is, packed. */
export function pack(head: object, body: Uint8Array = NOTHING): Uint8Array {
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
}

/** @throws {Error} where it is no packet */
export function unpack<Head>(packet: Uint8Array): Packet<Head> {
  const bytes = gunzipSync(packet);
  const end = bytes.indexOf(LINE_FEED);
  return { head: JSON.parse(bytes.toString("utf8", 0, end)), body: bytes.subarray(end + 1) };
}
