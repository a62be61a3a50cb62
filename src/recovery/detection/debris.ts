import type { Model } from "../../english/model.js";
import { findNode, isWordNode } from "../../english/trie.js";
import type { Finding, Reason } from "../../provenance/record.js";
import { overlapsAny } from "../overlap.js";
import type { Range } from "../range.js";

/**
 * What the operators of a PDF content stream leave when they are taken for text (ISO 32000-1, 9.4.3): kerning between
 * strings, `(he )-37(old )`, and the names of the operators that show and move text.
 */
const OPERATORS = /\)-?\d+(?:\.\d+)?\s?\(|-\d{2,4}h[a-z]|\)-?\d+h|TJ\/?-?[\d.]|\bTD[a-z]?\[|[a-z]\)-?\d+\(/g;
/** Operators in a line from which on it is debris. */
const LEAST_OPERATORS = 3;

const LINE = /[^\r\n]+/g;
const WORD = /[A-Za-z]+/g;

/** Words in a row that are looked at, how many of them must show capitals inside, and how few may be words. */
const SCRAMBLED = { words: 6, capitalsInside: 2, known: 2 };
const SHORTEST = 3;

/** What cannot be restored from the text alone, and so is only reported: debris of content streams, scrambled lines. */
export function findDebris(
  text: string,
  windows: readonly Range[],
  taken: readonly Range[],
  model: Model,
): Finding[] {
  const findings: Finding[] = [];
  let covered = 0;
  for (const window of windows) {
    const start = Math.max(covered, text.lastIndexOf("\n", window.start) + 1);
    const lineEnd = text.indexOf("\n", window.end);
    const end = lineEnd < 0 ? text.length : lineEnd;
    for (const line of text.slice(start, end).matchAll(LINE)) {
      const at = start + line.index;
      const inLine: Range[] = [];
      for (const { range, reason } of [debrisIn(line[0]), scrambledIn(line[0], model)].flatMap(
        (found) => found ?? [],
      )) {
        const found = { start: at + range.start, end: at + range.end };
        if (overlapsAny(taken, found) || inLine.some((other) => overlaps(other, found))) continue;
        inLine.push(found);
        findings.push(flag(text, found, reason));
      }
    }
    covered = Math.max(covered, end);
  }
  return findings;
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;

interface Found {
  readonly range: Range;
  readonly reason: Reason;
}

/** From the first operator of a line to the last, in whole tokens. */
function debrisIn(line: string): Found | undefined {
  const operators = [...line.matchAll(OPERATORS)];
  const [first, last] = [operators[0], operators.at(-1)];
  if (operators.length < LEAST_OPERATORS || first === undefined || last === undefined) return undefined;
  const start = line.lastIndexOf(" ", first.index) + 1;
  const blank = line.indexOf(" ", last.index + last[0].length);
  return { range: { start, end: blank < 0 ? line.length : blank }, reason: "debris" };
}

const INSIDE = /[a-z][A-Z]/g;

/** Words whose letters are in disorder: hardly one is a word, and capitals stand inside. */
function scrambledIn(line: string, model: Model): Found | undefined {
  if ((line.match(INSIDE)?.length ?? 0) < SCRAMBLED.capitalsInside) return undefined;
  const words = [...line.matchAll(WORD)].filter(
    ({ 0: word, index }) => word.length >= SHORTEST && !isOfProgram(line, index, word.length),
  );
  for (let from = 0; from + SCRAMBLED.words <= words.length; from += 1) {
    const group = words.slice(from, from + SCRAMBLED.words);
    const different = [...new Set(group.map(([word]) => word))];
    const inside = different.filter((word) => /[a-z][A-Z]/.test(word) && !isJoined(word, model)).length;
    const known = group.filter(([word]) => isWord(word, model)).length;
    if (inside < SCRAMBLED.capitalsInside || known > SCRAMBLED.known) continue;
    const last = group.at(-1)!;
    return { range: { start: group[0]!.index, end: last.index + last[0].length }, reason: "scrambled" };
  }
  return undefined;
}

/** What only programs have right before and right after a name. */
const BEFORE_NAME = /[\\@_]/;
const AFTER_NAME = /[@_({]/;

const isOfProgram = (line: string, start: number, length: number): boolean =>
  BEFORE_NAME.test(line[start - 1] ?? "") || AFTER_NAME.test(line[start + length] ?? "");

/** Names of programs join words at capitals. */
const isJoined = (word: string, model: Model): boolean =>
  word.split(/(?=[A-Z])/).some((part) => part.length >= SHORTEST && isWord(part, model));

function isWord(word: string, model: Model): boolean {
  const node = findNode(model.words, word.toLowerCase());
  return node >= 0 && isWordNode(model.words, node);
}

/** Certainty that such a stretch is damaged; it is never emended. */
const DAMAGED = 0.99;

const flag = (text: string, { start, end }: Range, reason: Reason): Finding => ({
  action: "flagged",
  reason,
  start,
  end,
  raw: text.slice(start, end),
  reading: null,
  kinds: [],
  steps: [],
  confidence: { damaged: DAMAGED, exact: 0 },
  doubtful: [],
  gaps: [],
});
