import { type CleanedLines, type Lines, MOST_LINE_BYTES } from "./clean-lines.js";

const LINE_FEED = 0x0a;

/** A line that is too long to be read; nothing of it is kept. */
export interface TooLong {
  /** Its number, from 1. */
  readonly tooLong: number;
}

/**
 * Cuts a stream of bytes after line ends, as it comes: never more than one chunk and one unfinished line are held.
 * @param most bytes that a line may have
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  most = MOST_LINE_BYTES,
): AsyncGenerator<Lines | TooLong> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  let first = 1;
  let isTooLong = false;
  for await (const chunk of chunks) {
    let from = 0;
    if (isTooLong) {
      const end = chunk.indexOf(LINE_FEED);
      if (end < 0) continue;
      yield { tooLong: first };
      first += 1;
      isTooLong = false;
      from = end + 1;
    }
    const cut = chunk.lastIndexOf(LINE_FEED) + 1;
    if (cut > from) {
      const bytes = Buffer.concat([...rest, chunk.subarray(from, cut)]);
      yield { bytes, first };
      first += countOf(bytes, LINE_FEED);
      rest = [];
      restBytes = 0;
      from = cut;
    }
    if (from < chunk.length) {
      rest.push(chunk.subarray(from));
      restBytes += chunk.length - from;
    }
    if (restBytes > most) {
      rest = [];
      restBytes = 0;
      isTooLong = true;
    }
  }
  if (isTooLong) yield { tooLong: first };
  else if (restBytes > 0) yield { bytes: Buffer.concat(rest), first };
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

/**
 * Works on several items at a time and gives the results in the order of the items. No more are taken than are worked
 * on, so that whoever takes the results slowly slows everything down.
 * @param atATime how many
 */
export async function* inOrder<Item>(
  items: AsyncIterable<Item>,
  atATime: number,
  work: (item: Item) => Promise<CleanedLines>,
): AsyncGenerator<CleanedLines> {
  const pending: Promise<CleanedLines>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Whoever awaits it is told later; until then it is nobody's rejection.
    result.catch(() => {});
    pending.push(result);
    if (pending.length >= atATime) yield await pending.shift()!;
  }
  for (const result of pending) yield await result;
}
