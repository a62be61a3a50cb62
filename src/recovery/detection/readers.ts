import {
  DECODED_CODES,
  decodeCode,
  decodeLigature,
  type Encoding,
  FIRST_TOKEN,
  isKept,
  TOKENS,
} from "../../encodings/index.js";
import { ANY, BLANK, isLetterSymbol, SYMBOL_OF_CODE, SYMBOLS } from "../../english/alphabet.js";
import { type CharacterTable, nextContext } from "../../english/characters.js";
import { nats } from "../../english/costs.js";
import {
  AFTER_CAPITALS,
  AFTER_OTHER,
  AFTER_SMALL,
  CLASS_COST,
  caseCost,
  isRepeated,
  nextCaseState,
  REPEATED_CODE,
} from "../../english/running.js";
import {
  AS_BLANK,
  AS_EITHER,
  AS_NOTHING,
  AS_UNPARTED,
  type BlankMode,
  CAPITAL,
  CASE_COSTS,
  CASES_COUNT,
  COSTS_IN_CAPITALS,
  caseOf,
  costOf,
  howOf,
  NEXT_STATES,
  planOf,
  type ReadingPlan,
  readingPlans,
  symbolOf,
  UNDECODED,
} from "./reading-plans.js";

/** Nats at the most of a decoded code: names and slips of the reader surprise, and do not end a stretch. */
export const SURPRISE = nats(5.5);
/** Nats of a blank that stands where no blank was printed. */
export const SPURIOUS_BLANK = nats(1);
/** Nats of the same blank twice: a ruled line or an indent rather than words. */
const REPEATED_BLANK = nats(4);
/** Nats on top of the text's own where single letters are spaced, so that initials are not taken for it. */
const SPACED_LETTER = nats(0.1);

/**
 * One way to read a stretch of text, one code at a time, with its own decoded past as context. A reader keeps the
 * context of its survivor path; `begin` starts a new one.
 */
export interface Reader {
  /** Cost in units of reading `code` next, whose neighbour before it is `previous` (or -1). */
  read(code: number, previous: number): number;
  /** Forgets the past; `atWordStart` tells whether a blank stood before. */
  begin(atWordStart: boolean): void;
}

/** Text as it stands, as English. */
export class EnglishReader implements Reader {
  private context = BLANK;
  private caseState = AFTER_OTHER;
  /** @param capitals all is set in capitals */
  constructor(
    private readonly table: CharacterTable,
    private readonly capitals: boolean,
  ) {}

  begin(atWordStart: boolean): void {
    this.context = atWordStart ? BLANK : ANY;
    this.caseState = AFTER_OTHER;
  }

  read(code: number, previous: number): number {
    if (isRepeated(code, previous)) return REPEATED_CODE;
    const symbol = SYMBOL_OF_CODE[code]!;
    const cost =
      this.table[this.context * SYMBOLS + symbol]! +
      CLASS_COST[code]! +
      caseCost(this.caseState, code, this.capitals);
    this.context = nextContext(this.context, symbol);
    this.caseState = nextCaseState(this.caseState, code);
    return cost;
  }
}

/**
 * Text as it stands, as anything else: another language, code, names, numbers. Costs in nats by class, rough shares
 * in such text.
 */
const GENERIC: readonly (readonly [nats: number, from: number, to: number])[] = [
  [6, 0, 0xffff],
  [5.2, 0x21, 0x7e],
  [3.4, 0x30, 0x39],
  [4.1, 0x41, 0x5a],
  [2.95, 0x61, 0x7a],
  [1.9, 0x20, 0x20],
  [3, 0x0a, 0x0a],
  [4, 0x2c, 0x2e],
  // Below what a code costs that no encoding reads: a Russian or a Chinese page speaks for none.
  [3.2, 0x400, 0x1fff],
  [4.5, 0x2e80, 0xd7ff],
  [9, 0x00, 0x08],
  [9, 0x0b, 0x1f],
  [9, 0x7f, 0x9f],
  // What holds a token is no text as it stands.
  [12, FIRST_TOKEN, FIRST_TOKEN + TOKENS - 1],
];

const GENERIC_COST = new Uint8Array(0x10000);
for (const [cost, from, to] of GENERIC) GENERIC_COST.fill(nats(cost), from, to + 1);

/** Nats of a sign between two letters, as in no language and little code, and of each consonant from the fourth in a row. */
const SIGN_INSIDE_WORD = nats(3);
const CONSONANT_RUN = { length: 4, cost: nats(1) };

/** Nats of a capital or a bar in a row of them, as in identifiers and abbreviations. */
const CAPITAL_IN_ROW = nats(2.9);
const isCapitalOrBar = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || code === 0x5f;

/** 1 for the codes of vowels. */
const IS_VOWEL = new Uint8Array(0x80);
for (const letter of "aeiouyAEIOUY") IS_VOWEL[letter.charCodeAt(0)] = 1;
const JOINTS = new Set(Array.from("'’-.,/_@:&", (sign) => sign.charCodeAt(0)));

/** Text as it stands, as anything but English. */
export class GenericReader implements Reader {
  private consonants = 0;
  private beforePrevious = -1;

  begin(): void {
    this.consonants = 0;
    this.beforePrevious = -1;
  }

  read(code: number, previous: number): number {
    if (isRepeated(code, previous)) return REPEATED_CODE;
    const capitals = isCapitalOrBar(code) && isCapitalOrBar(previous);
    let cost = capitals ? CAPITAL_IN_ROW : GENERIC_COST[code]!;
    if (isLetterSymbol(SYMBOL_OF_CODE[code]!)) {
      this.consonants = IS_VOWEL[code] === 1 ? 0 : this.consonants + 1;
      if (this.consonants >= CONSONANT_RUN.length) cost += CONSONANT_RUN.cost;
      const signBefore = previous > 0x20 && previous < 0x7f && CLASS_OF_SIGN[previous] === 1;
      if (signBefore && this.beforePrevious >= 0 && isLetterSymbol(SYMBOL_OF_CODE[this.beforePrevious]!)) {
        cost += SIGN_INSIDE_WORD;
      }
    } else {
      this.consonants = 0;
    }
    this.beforePrevious = previous;
    return cost;
  }
}

/** 1 for ASCII signs that no spelling has inside a word. */
const CLASS_OF_SIGN = Uint8Array.from({ length: 0x80 }, (_, code) =>
  code > 0x20 && code < 0x7f && !JOINTS.has(code) && !/[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Units of a second blank, and of two letters side by side, in letter-spaced text. */
const WIDE_BLANK = nats(2);
const CROWDED = nats(6);

/** English with every letter spaced: `P r o b l e m`. Where a word ends is not seen, so a blank may stand unseen. */
export class SpacedReader implements Reader {
  private context = BLANK;
  private caseState = AFTER_OTHER;
  constructor(private readonly table: CharacterTable) {}

  begin(atWordStart: boolean): void {
    this.context = atWordStart ? BLANK : ANY;
    this.caseState = AFTER_OTHER;
  }

  read(code: number, previous: number): number {
    const symbol = SYMBOL_OF_CODE[code]!;
    if (code === 0x20) return previous === 0x20 ? WIDE_BLANK : 0;
    // Spaced text has no two letters side by side.
    const crowded = previous !== 0x20 && previous !== -1 && isLetterSymbol(symbol) ? CROWDED : SPACED_LETTER;
    const joined = this.table[this.context * SYMBOLS + symbol]!;
    const blank = this.table[this.context * SYMBOLS + BLANK]!;
    const parted = blank + this.table[nextContext(this.context, BLANK) * SYMBOLS + symbol]!;
    const partedBetter = parted < joined;
    const state = partedBetter ? AFTER_OTHER : this.caseState;
    const cost = Math.min(joined, parted) + CLASS_COST[code]! + caseCost(state, code) + crowded;
    this.context = nextContext(partedBetter ? nextContext(this.context, BLANK) : this.context, symbol);
    this.caseState = nextCaseState(this.caseState, code);
    return cost;
  }
}

/** Nats of a small letter behind another that shows the same letter as a capital: it is likelier to stand as it is. */
const OTHER_CASE = nats(1.2);
const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Nats of any letter where blanks are lost, since a word may end before it or not. */
export const UNSEEN_BLANK = nats(0.2);

/** English behind a broken encoding. */
export class EncodingReader implements Reader {
  /** What was read last: symbols, case, and whether the last letters were capitals, so that more may follow in the next word. */
  context = BLANK;
  caseState = AFTER_OTHER;
  inCapitals = false;
  readonly plans: Int32Array;
  constructor(
    readonly table: CharacterTable,
    readonly encoding: Encoding,
    readonly blanks: BlankMode,
  ) {
    this.plans = readingPlans(encoding, blanks);
  }

  begin(atWordStart: boolean): void {
    this.context = atWordStart ? BLANK : ANY;
    this.caseState = AFTER_OTHER;
    this.inCapitals = false;
  }

  read(code: number, previous: number): number {
    const plan = code < DECODED_CODES ? this.plans[code]! : AS_EITHER;
    return howOf(plan) === AS_EITHER ? this.readEither(code, previous) : this.readAs(plan, code, previous);
  }

  private readAs(plan: ReadingPlan, code: number, previous: number): number {
    const how = howOf(plan);
    if (how === AS_NOTHING) {
      this.context = ANY;
      this.caseState = AFTER_OTHER;
      return UNDECODED;
    }
    const { context } = this;
    if (how === AS_UNPARTED) return this.readUnparted(plan);
    // Blanks often stand side by side with shifted ones.
    if (how === AS_BLANK && context % SYMBOLS === BLANK)
      return code === previous ? REPEATED_BLANK : SPURIOUS_BLANK;
    const symbol = symbolOf(plan);
    const cost = Math.min(this.table[context * SYMBOLS + symbol]!, SURPRISE) + costOf(plan);
    this.context = nextContext(context, symbol);
    const letterCase = caseOf(plan);
    const isOtherCase =
      letterCase === CAPITAL && isSmall(code) && isSmall(previous) && SYMBOL_OF_CODE[code] === symbol;
    return cost + this.readCase(this.caseState, letterCase) + (isOtherCase ? OTHER_CASE : 0);
  }

  /** A code whose surroundings tell what it is, or that is beyond the plans. */
  private readEither(code: number, previous: number): number {
    if (code === 0x20 && this.blanks === "shifted") return SPURIOUS_BLANK;
    const { encoding } = this;
    const isPlainBlank = code === 0x20 || code === 0x0a;
    const decoded = isPlainBlank ? 0x20 : decodeCode(encoding, code);
    const trueCode = isKept(encoding, code) ? this.likelier(decoded, code) : decoded;
    if (trueCode === 0 || (trueCode === 0x20 && this.blanks !== "shifted" && !isPlainBlank))
      return this.readAs(AS_NOTHING, code, previous);
    const letters = decodeLigature(encoding, code);
    return letters === undefined
      ? this.readAs(planOf(trueCode, this.blanks), code, previous)
      : this.readLetters(letters);
  }

  /** Units of the case of a code, and what it makes of those after it. */
  private readCase(state: number, letterCase: number): number {
    const index = state * CASES_COUNT + letterCase;
    const cost = (this.inCapitals ? COSTS_IN_CAPITALS : CASE_COSTS)[index]!;
    const next = NEXT_STATES[index]!;
    this.caseState = next;
    if (next === AFTER_CAPITALS) this.inCapitals = true;
    else if (next === AFTER_SMALL) this.inCapitals = false;
    return cost;
  }

  /** The letters of a ligature: one glyph costs no more than it would by itself. */
  private readLetters(letters: string): number {
    let cost = 0;
    for (let at = 0; at < letters.length; at += 1) {
      const plan = planOf(letters.charCodeAt(at), this.blanks);
      const symbol = symbolOf(plan);
      cost += this.table[this.context * SYMBOLS + symbol]! + this.readCase(this.caseState, caseOf(plan));
      this.context = nextContext(this.context, symbol);
    }
    return Math.min(cost, SURPRISE);
  }

  /** A letter before which a blank may be lost. */
  private readUnparted(plan: ReadingPlan): number {
    const { table, context, caseState } = this;
    const symbol = symbolOf(plan);
    const letterCase = caseOf(plan);
    const caseCosts = this.inCapitals ? COSTS_IN_CAPITALS : CASE_COSTS;
    const afterBlank = nextContext(context, BLANK);
    const joined = table[context * SYMBOLS + symbol]! + caseCosts[caseState * CASES_COUNT + letterCase]!;
    const parted =
      table[context * SYMBOLS + BLANK]! +
      table[afterBlank * SYMBOLS + symbol]! +
      caseCosts[AFTER_OTHER * CASES_COUNT + letterCase]!;
    const isParted = parted < joined;
    this.context = nextContext(isParted ? afterBlank : context, symbol);
    this.readCase(isParted ? AFTER_OTHER : caseState, letterCase);
    return Math.min(joined, parted, SURPRISE) + UNSEEN_BLANK;
  }

  /** Of a code that may stand for itself, what is likelier here. */
  private likelier(decoded: number, code: number): number {
    return decoded === 0 || this.costAs(code) < this.costAs(decoded) ? code : decoded;
  }

  private costAs(trueCode: number): number {
    return this.table[this.context * SYMBOLS + SYMBOL_OF_CODE[trueCode]!]! + CLASS_COST[trueCode]!;
  }
}
