import { isKnownWord } from "../../english/known.js";
import { isLatinCode } from "../../english/latin.js";
import type { Trie } from "../../english/trie.js";
import type { Finding } from "../../provenance/record.js";
import { type GlyphName, glyphNameAt } from "../../repairs/glyph-names.js";
import { isQuoted } from "../judging/quoted.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";
import { doubted, type Edit, repaired } from "../repaired.js";
import type { DamageContext } from "./other-damage.js";

/** A name with its slash. */
interface Token extends Range {
  readonly name: GlyphName;
}

/** A word with the names in it. */
interface Named extends Range {
  readonly tokens: readonly Token[];
}

/** Names of glyphs that stand, after a slash, in place of letters and signs. */
export function findGlyphNames(text: string, taken: readonly Range[], context: DamageContext): Finding[] {
  const words = wordsWithNames(text).filter((word) => !overlapsAny(taken, word) && !isInPath(text, word));
  if (words.length === 0) return [];
  const isOnly = words.filter(holdsCode).length === 1;
  const judged = words.map((word) => ({ word, certain: isCertain(text, word, isOnly, context) }));
  const proven = judged.some(({ word, certain }) => certain && !isQuoted(text, word));
  return judged.flatMap(({ word, certain }) => {
    if (isSpokenOf(text, word)) return [];
    if (!certain && !(proven && isLikely(text, word, context.model.words))) return [];
    const edits: Edit[] = word.tokens.map(({ start, end, name }) => ({ start, end, to: name.text }));
    const finding = repaired(text, word, edits, REPAIR, certain ? CERTAINTY.certain : CERTAINTY.likely);
    return [isQuoted(text, word) ? doubted(finding) : finding];
  });
}

/** What is said of names of glyphs, and what programs that draw them say, and UTF-16 units on both sides where it stands. */
const SPEAKS_OF_GLYPHS = /\bglyph names?\b|\/(?:Differences|Encoding|CharStrings)\b|\bdup \d+ *$/;
const SUBJECT = 60;

const isSpokenOf = (text: string, { start, end }: Range): boolean =>
  SPEAKS_OF_GLYPHS.test(text.slice(Math.max(0, start - SUBJECT), start)) ||
  SPEAKS_OF_GLYPHS.test(text.slice(end, end + SUBJECT));

const REPAIR = { kind: "token", stage: "decode", rule: "glyph name" } as const;
const CERTAINTY = { certain: { damaged: 0.999, exact: 0.99 }, likely: { damaged: 0.98, exact: 0.95 } };

function wordsWithNames(text: string): Named[] {
  const words: { start: number; end: number; tokens: Token[] }[] = [];
  for (let at = text.indexOf("/"); at >= 0; at = text.indexOf("/", at + 1)) {
    const name = isLatinCode(text.charCodeAt(at + 1)) ? glyphNameAt(text, at + 1) : undefined;
    if (name === undefined) continue;
    const token = { start: at, end: at + 1 + name.length, name };
    const last = words.at(-1);
    let { start, end } = token;
    while (start > (last?.end ?? 0) && isLatinCode(text.charCodeAt(start - 1))) start -= 1;
    while (isLatinCode(text.charCodeAt(end))) end += 1;
    if (last !== undefined && start === last.end) {
      last.end = end;
      last.tokens.push(token);
    } else {
      words.push({ start, end, tokens: [token] });
    }
    at = token.end - 1;
  }
  return words;
}

/** Units looked at on both sides for the rest of a path. */
const LONGEST_PATH = 80;
/** Signs that join a name to a path, a program's name or an address. */
const JOINS_PATH = /[\w/\\:~@=&?#%<>$*{}|^.+-]/;

/** Whether a word is part of something that blanks do not part, and that holds more than letters and stops. */
function isInPath(text: string, { start, end, tokens }: Named): boolean {
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  const coded = tokens.some(
    ({ name }) => name.kind !== "plain" && (name.kind !== "sign" || PUNCTUATION.test(name.text)),
  );
  if (JOINS_PATH.test(before) && !(coded && /[\d.+-]/.test(before))) return true;
  if (
    JOINS_PATH.test(after) &&
    !(after === "." && /[\s"'”’)]|^$/.test(text[end + 1] ?? "")) &&
    !(coded && /[\d+:?-]/.test(after))
  )
    return true;
  let from = start;
  while (from > 0 && start - from < LONGEST_PATH && !/\s/.test(text[from - 1]!)) from -= 1;
  let to = end;
  while (to < text.length && to - end < LONGEST_PATH && !/\s/.test(text[to]!)) to += 1;
  return /[/\\]/.test(text.slice(from, start)) || /[/\\_]/.test(text.slice(end, to));
}

const PUNCTUATION = /\p{P}/u;
const LIGATURE = /^[a-z]{2,3}$/;
const OTHER_SCRIPT = /^[\p{L}\p{M}]$/u;
const LATIN_OR_GREEK = /[\p{Script=Latin}\p{Script=Greek}]/u;
const isOtherScript = (sign: string): boolean => OTHER_SCRIPT.test(sign) && !LATIN_OR_GREEK.test(sign);

/** Whether a name is joined to letters, and not to a word: `compose/eacute` tells of both. */
const isLikely = (text: string, { start, end, tokens }: Named, words: Trie): boolean =>
  !text
    .slice(start, end)
    .split("/")
    .some((part) => part.length >= SHORTEST.plain && isKnownWord(part, [words])) &&
  tokens.some(({ start: from, end: to, name }) => name.kind !== "plain" && (start < from || to < end));

/** What opens before a word, and what stands between words alone. */
const OPENS = /[\p{Ps}\p{Pi}]/u;
const BETWEEN = /[\p{Pd}'"]/u;

/**
 * Whether some sign stands as in print: an opening one before letters, a stop or a closing one behind a word, and a dash or a
 * straight quote between words or digits. What tells of a sign, `hyphen/endash`, sets its name behind a word as well.
 */
function isSetAsInPrint(
  text: string,
  { start, end, tokens }: Named,
  known: (word: string) => boolean,
): boolean {
  return tokens.some(({ start: at, end: to, name }) => {
    if (!PUNCTUATION.test(name.text)) return false;
    const before = /[\p{L}\p{N}]*$/u.exec(text.slice(start, at))![0] || (text[at - 1] ?? "");
    const after = /^[\p{L}\p{N}]*/u.exec(text.slice(to, end))![0] || (text[to] ?? "");
    const isTold = (word: string): boolean => /^\d/.test(word) || known(word);
    if (OPENS.test(name.text)) return at === start && TOLD.test(after);
    if (BETWEEN.test(name.text)) return isTold(before) && isTold(after) && !isEnding(after);
    return isTold(before) && before.length > 1;
  });
}

const TOLD = /^[\p{L}\p{N}]/u;
/** The plural of what is told of: `endashes`. */
const isEnding = (letters: string): boolean => letters === "es" || letters === "s";

/** Letters of the shortest word that proves a ligature: shorter ones come of paths. */
const SHORTEST = { joined: 3, plain: 5 };

/** A sign that is no letter, no mark and no stop. */
const SYMBOL = /^[^\p{L}\p{M}\p{P}]+$/u;

/** Whether a symbol's name stands right behind a long word. */
function isNameForWord({ start, end, tokens }: Named): boolean {
  const { start: from, end: to, name } = tokens.at(-1)!;
  return to === end && from - start >= SHORTEST.plain && SYMBOL.test(name.text);
}

const holdsCode = ({ tokens }: Named): boolean => tokens.some(({ name }) => name.kind === "code");

/** @param isOnly whether no other word holds a name with a code point */
function isCertain(text: string, word: Named, isOnly: boolean, { model }: DamageContext): boolean {
  const { start, end, tokens } = word;
  // A ligature's name by itself is spoken of, or belongs to letters that a blank parts from it.
  const alone = start === tokens[0]!.start && end === tokens.at(-1)!.end;
  if (alone && tokens.every(({ name }) => LIGATURE.test(name.text))) return false;
  // So is a letter of a script in which a single letter is no word, and stands in no formula.
  if (alone && tokens.length === 1 && isOtherScript(tokens[0]!.name.text)) return false;
  const known = (word: string): boolean => isKnownWord(word, [model.words]);
  // A code point by itself may be spoken of, and one behind a word is another name for it: `visiblespace/uni2423`.
  if (holdsCode(word)) return alone ? !isOnly : !isNameForWord(word);
  let read = "";
  let from = start;
  for (const { start: at, end: to, name } of tokens) {
    read += text.slice(from, at) + name.text;
    from = to;
  }
  read += text.slice(from, end);
  const first = tokens[0]!;
  if (tokens.some(({ name }) => PUNCTUATION.test(name.text))) {
    // Letters before it, or digits, are what such a name cannot stand beside as part of a path.
    const words = read.split(PUNCTUATION).filter((word) => word !== "");
    return words.length === 0
      ? /\d/.test(text[start - 1] ?? "") && /\d/.test(text[end] ?? "")
      : words.some(known) && isSetAsInPrint(text, { start, end, tokens }, known);
  }
  if (!isKnownWord(read.normalize("NFD").replace(/\p{M}/gu, ""), [model.words])) return false;
  if (tokens.some(({ name }) => name.kind === "sign")) return read.length > SHORTEST.joined;
  if (tokens.some(({ name }) => name.kind === "joined")) {
    // Formulas and short names hold others: `p/c_t`.
    const beside = read.length - tokens.reduce((sum, { name }) => sum + name.text.length, 0);
    return tokens.every(({ name }) => name.text.startsWith("f"))
      ? read.length >= SHORTEST.joined
      : beside > 1;
  }
  // `and/field` is two words; `di/fferent` is none otherwise.
  const parts = text
    .slice(start, end)
    .split("/")
    .filter((part) => part !== "");
  return read.length >= SHORTEST.plain && first.start > start && parts.some((part) => !known(part));
}
