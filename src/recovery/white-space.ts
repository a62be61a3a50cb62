/** Codes of white space, as ECMAScript has it: first and last of each row. */
const ROWS: readonly (readonly [number, number])[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** 1 for each UTF-16 code of white space. Asking a pattern of every code would take longer than most texts. */
export const WHITE: Uint8Array = (() => {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of ROWS) table.fill(1, first, last + 1);
  return table;
})();
