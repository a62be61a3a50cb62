/** UTF-16 units without any letter, in one line, from which on digits and signs may stand for letters. */
const LETTERLESS = 8;

/** Signs of Latin-1 in a row, and how many different ones, from which on they may stand for letters by themselves. */
const SIGNS_IN_ROW = { all: 4, different: 3 } as const;
const FIRST_SIGN = 0xa1;
const LAST_SIGN = 0xbf;

const setOf = (signs: string): ReadonlySet<number> =>
  new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));

const BLANKS = setOf(" \t");
const LINE_ENDS = setOf("\n\r");
/** What stands before, within and behind numbers, and what tables are ruled with. */
const BEFORE = setOf("([|$£€\"'“‘*_+-−–#>~<=±");
const WITHIN = setOf(".,:/-−–’'");
const BEHIND = setOf(".,;:!?)]|%°\"'”’*_†‡′″£$€");
const RULES = setOf("|-:=");
/** Signs before and behind a number, and in a token that holds none. */
const MOST_SIGNS = 3;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

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
    while (to < end && !LINE_ENDS.has(text.charCodeAt(to))) to += 1;
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
    if (BLANKS.has(code) || code === sign) continue;
    if (sign >= 0) return false;
    sign = code;
  }
  return true;
}

/** Whether all tokens of a range are numbers with what belongs to them, marks of a sign or two, or a table's rules. */
function areNumbers(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    if (BLANKS.has(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    let to = at;
    while (to < end && !BLANKS.has(text.charCodeAt(to))) to += 1;
    if (!isNumber(text, at, to) && !isMark(text, at, to) && !isOneSign(text, at, to)) return false;
    at = to;
  }
  return true;
}

function isNumber(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && at - start < MOST_SIGNS && BEFORE.has(text.charCodeAt(at))) at += 1;
  let to = end;
  while (to > at && end - to < MOST_SIGNS && BEHIND.has(text.charCodeAt(to - 1))) to -= 1;
  if (at === to) return false;
  let afterDigit = false;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) afterDigit = true;
    else if (afterDigit && WITHIN.has(code)) afterDigit = false;
    else return false;
  }
  return afterDigit;
}

function isMark(text: string, start: number, end: number): boolean {
  let rule = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    rule &&= RULES.has(code);
    if (!rule && (end - start > MOST_SIGNS || isDigit(code))) return false;
  }
  return true;
}
