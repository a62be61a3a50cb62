/** UTF-16 units without any letter, in one line, from which on digits and signs may stand for letters. */
const LETTERLESS = 8;

/** Signs of Latin-1 in a row, and how many different ones, from which on they may stand for letters by themselves. */
const SIGNS_IN_ROW = { all: 4, different: 3 } as const;
const FIRST_SIGN = 0xa1;
const LAST_SIGN = 0xbf;

/** Kinds of signs, as bits: what stands before, within and behind numbers, and what tables are ruled with. */
const BLANK = 1;
const LINE_END = 2;
const DIGIT = 4;
const BEFORE = 8;
const WITHIN = 16;
const BEHIND = 32;
const RULE = 64;

const KINDS: Uint8Array = (() => {
  const kinds = new Uint8Array(0x10000);
  for (const [kind, signs] of [
    [BLANK, " \t"],
    [LINE_END, "\n\r"],
    [DIGIT, "0123456789"],
    [BEFORE, "([|$£€\"'“‘*_+-−–#>~<=±"],
    [WITHIN, ".,:/-−–’'"],
    [BEHIND, ".,;:!?)]|%°\"'”’*_†‡′″£$€"],
    [RULE, "|-:="],
  ] as const) {
    for (let at = 0; at < signs.length; at += 1) kinds[signs.charCodeAt(at)]! |= kind;
  }
  return kinds;
})();

const isKind = (code: number, kind: number): boolean => (KINDS[code]! & kind) !== 0;

/** Signs before and behind a number, and in a token that holds none. */
const MOST_SIGNS = 3;

/**
 * Whether what holds no letter may stand for some: a row of signs long enough, in one line, that is more than numbers,
 * rules, leaders and marks.
 *
 * @param start of what stands between two pieces, in UTF-16 units
 */
export function mayBeLetters(text: string, start: number, end: number): boolean {
  if (hasSignsInRow(text, start, end)) return true;
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !isKind(text.charCodeAt(to), LINE_END)) to += 1;
    if (to - from >= LETTERLESS && !isOneSign(text, from, to) && !areNumbers(text, from, to)) return true;
    from = to + 1;
  }
  return false;
}

/** Whether signs of Latin-1 stand side by side that no spelling puts there. */
function hasSignsInRow(text: string, start: number, end: number): boolean {
  let all = 0;
  // One bit for each of the signs.
  let seen = 0;
  let different = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST_SIGN || code > LAST_SIGN) {
      all = 0;
      seen = 0;
      different = 0;
      continue;
    }
    const bit = 1 << (code - FIRST_SIGN);
    if ((seen & bit) === 0) different += 1;
    seen |= bit;
    all += 1;
    if (all >= SIGNS_IN_ROW.all && different >= SIGNS_IN_ROW.different) return true;
  }
  return false;
}

/** Whether a range is one sign over and over, and blanks: rules, indents and leaders. */
function isOneSign(text: string, start: number, end: number): boolean {
  let sign = -1;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isKind(code, BLANK) || code === sign) continue;
    if (sign >= 0) return false;
    sign = code;
  }
  return true;
}

/** Whether all tokens of a range are numbers with what belongs to them, marks of a sign or two, or a table's rules. */
function areNumbers(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    if (isKind(text.charCodeAt(at), BLANK)) {
      at += 1;
      continue;
    }
    let to = at;
    while (to < end && !isKind(text.charCodeAt(to), BLANK)) to += 1;
    if (!isNumber(text, at, to) && !isMark(text, at, to) && !isOneSign(text, at, to)) return false;
    at = to;
  }
  return true;
}

function isNumber(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && at - start < MOST_SIGNS && isKind(text.charCodeAt(at), BEFORE)) at += 1;
  let to = end;
  while (to > at && end - to < MOST_SIGNS && isKind(text.charCodeAt(to - 1), BEHIND)) to -= 1;
  if (at === to) return false;
  let afterDigit = false;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (isKind(code, DIGIT)) afterDigit = true;
    else if (afterDigit && isKind(code, WITHIN)) afterDigit = false;
    else return false;
  }
  return afterDigit;
}

function isMark(text: string, start: number, end: number): boolean {
  let rule = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    rule &&= isKind(code, RULE);
    if (!rule && (end - start > MOST_SIGNS || isKind(code, DIGIT))) return false;
  }
  return true;
}
