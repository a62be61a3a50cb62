import { DECODED_CODES, decodeCode, decodeLigature, type Encoding } from "../../encodings/index.js";
import { ANY, BLANK } from "../../english/alphabet.js";
import type { CharacterTable } from "../../english/characters.js";
import { isLittleEndian } from "../../english/codes.js";
import { AFTER_CAPITAL, AFTER_CAPITALS, AFTER_OTHER, AFTER_SMALL } from "../../english/running.js";
import { assembled } from "../assembled.js";
import { firstCosts, NEVER } from "./first-costs.js";
import { leastCosts, UNKNOWN } from "./least-costs.js";
import { REACH_CODE } from "./reach-code.js";
import { type EncodingReader, SPURIOUS_BLANK, UNSEEN_BLANK } from "./readers.js";
import {
  AS_BLANK,
  AS_NOTHING,
  AS_SIGN,
  AS_UNPARTED,
  CASE_COSTS,
  CASES_COUNT,
  COSTS_IN_CAPITALS,
  caseOf,
  costOf,
  howOf,
  type ReadingPlan,
  symbolOf,
  UNDECODED,
} from "./reading-plans.js";
import { beginsWord, type Window } from "./windows.js";

/** What `assembly/reach.ts` exports: its function, and where its tables stand in memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly reach: (length: number, unseen: number, begins: number, entry: number, hopeless: number) => number;
  readonly CASES: { readonly value: number };
  readonly SEEN: { readonly value: number };
  readonly UNSEEN: { readonly value: number };
  readonly PLANS: { readonly value: number };
  readonly WINDOW: { readonly value: number };
}

/** Bytes of a unit of a window in memory, and of a page. */
const BYTES = 5;
const PAGE = 1 << 16;
/** UTF-16 units of the longest window that its memory may grow to, and codes of one from `DECODED_CODES` on. */
const LONGEST = 1 << 20;
const MOST_BEYOND = 512;

/** What is told of a place that no stretch reaches, and of one where a stretch may have gained. */
export const NOT_REACHED = 0;
export const GAINED = 3;

/**
 * What a code takes at least, as bits: the symbol that it is read as, its case, whether a word begins after it, and its own
 * units.
 */
type LeastPlan = number;

const CASE_SHIFT = 6;
const UNKNOWN_CASE = CASES_COUNT;
const BEGINS_SHIFT = 8;
const OWN_SHIFT = 9;

const leastPlan = (symbol: number, letterCase: number, own: number): LeastPlan =>
  symbol | (letterCase << CASE_SHIFT) | (own << OWN_SHIFT);

/** A code of which nothing is known, and one that an encoding says nothing of. */
const ANYTHING = leastPlan(UNKNOWN, UNKNOWN_CASE, 0);
const NOTHING = leastPlan(ANY, 0, UNDECODED);

function leastPlanOf(plan: ReadingPlan): LeastPlan {
  switch (howOf(plan)) {
    case AS_SIGN:
      return leastPlan(symbolOf(plan), caseOf(plan), costOf(plan));
    case AS_UNPARTED:
      return leastPlan(symbolOf(plan), UNKNOWN_CASE, UNSEEN_BLANK);
    case AS_BLANK:
      return leastPlan(BLANK, 0, 0);
    case AS_NOTHING:
      return NOTHING;
    default:
      return ANYTHING;
  }
}

/** The case states that a code of each case leaves; any, where the case is not known. */
const STATES_AFTER = [
  [AFTER_OTHER],
  [AFTER_SMALL],
  [AFTER_CAPITAL, AFTER_CAPITALS],
  [AFTER_OTHER, AFTER_SMALL, AFTER_CAPITAL, AFTER_CAPITALS],
] as const;
const CASES = STATES_AFTER.length;

/** Least units of the case of a code after that of another; the index is that one's times `CASES`, and its own. */
const LEAST_CASE_COSTS = Uint8Array.from({ length: CASES * CASES }, (_, index) => {
  const letterCase = index % CASES;
  if (letterCase === UNKNOWN_CASE) return 0;
  const costs = STATES_AFTER[Math.floor(index / CASES)]!.map((state) => {
    const place = state * CASES_COUNT + letterCase;
    return Math.min(CASE_COSTS[place]!, COSTS_IN_CAPITALS[place]!);
  });
  return Math.min(...costs);
});

/** Units of a code as the first of a stretch, inside a word and at its beginning, in one integer. */
const firsts = (inside: number, atBeginning: number): number => (inside & 0xffff) | (atBeginning << 16);

/** A code from `DECODED_CODES` on. */
function planBeyond(encoding: Encoding, code: number): readonly [plan: LeastPlan, firsts: number] {
  const isNothing = decodeCode(encoding, code) === 0 && decodeLigature(encoding, code) === undefined;
  return isNothing ? [NOTHING, firsts(NEVER, NEVER)] : [ANYTHING, firsts(0, 0)];
}

/** Such a plan and such first costs of every code below `DECODED_CODES`, by turns. */
function makePlans(reader: EncodingReader): Int32Array {
  const { plans, blanks } = reader;
  const first = firstCosts(reader);
  const made = new Int32Array(2 * DECODED_CODES);
  for (let code = 0; code < DECODED_CODES; code += 1) {
    // A plain blank where blanks are shifted is a spurious one, and nothing that follows depends on it.
    const isSpurious = code === 0x20 && blanks === "shifted";
    const plan = isSpurious ? leastPlan(UNKNOWN, UNKNOWN_CASE, SPURIOUS_BLANK) : leastPlanOf(plans[code]!);
    made[2 * code] = plan | (beginsWord(code) ? 1 << BEGINS_SHIFT : 0);
    made[2 * code + 1] = firsts(first[code]!, first[DECODED_CODES + code]!);
  }
  return made;
}

/**
 * How far the stretches of a window may reach that an encoding gains on. What a code costs is bounded by the two symbols
 * before it, whatever precedes these, so that one short step tells where a stretch can be at all: nearly nowhere, if the
 * encoding is a wrong one.
 */
export class Reach {
  /** What was made of the plans of readers. */
  private readonly made = new WeakMap<Int32Array, Int32Array>();
  /** The plans of the reader of which this stands in memory. */
  private current: Int32Array | undefined;
  /** UTF-16 units of the window that was looked at last. */
  private length = 0;

  private constructor(private readonly assembly: Exports) {}

  /** Nothing where there is no WebAssembly, without which it takes longer than it spares. */
  static over(table: CharacterTable): Reach | undefined {
    const assembly = isLittleEndian ? (assembled(REACH_CODE) as Exports | undefined) : undefined;
    if (assembly === undefined) return undefined;
    const bytes = new Uint8Array(assembly.memory.buffer);
    const { seen, unseen } = leastCosts(table);
    bytes.set(LEAST_CASE_COSTS, assembly.CASES.value);
    bytes.set(seen, assembly.SEEN.value);
    bytes.set(unseen, assembly.UNSEEN.value);
    return new Reach(assembly);
  }

  /**
   * Looks at a window.
   *
   * @param entry units of entering the encoding
   * @param hopeless units at which a stretch is given up
   * @returns the most units that a stretch of it may gain; infinity where a window is too long to be looked at
   */
  mostIn(window: Window, reader: EncodingReader, entry: number, hopeless: number): number {
    const { before, numbers, beyond, standing } = window;
    const { length } = numbers;
    if (length > LONGEST || beyond.length > MOST_BEYOND) return Number.POSITIVE_INFINITY;
    const { memory, reach, WINDOW } = this.assembly;
    const missing = WINDOW.value + BYTES * length - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.writePlans(reader, beyond);
    const units = new Uint16Array(memory.buffer, WINDOW.value, 2 * length);
    units.set(numbers);
    units.set(standing, length);
    this.length = length;
    return reach(length, reader.blanks === "lost" ? 1 : 0, beginsWord(before) ? 1 : 0, entry, hopeless);
  }

  /**
   * What was told of the window that was looked at last, by place: `NOT_REACHED` where no stretch is, `GAINED` where one may
   * be that gains anything by then; good until the next look.
   */
  told(): Uint8Array {
    const { memory, WINDOW } = this.assembly;
    return new Uint8Array(memory.buffer, WINDOW.value + 4 * this.length, this.length);
  }

  private writePlans(reader: EncodingReader, beyond: readonly number[]): void {
    const { memory, PLANS } = this.assembly;
    const table = new Int32Array(memory.buffer, PLANS.value, 2 * (DECODED_CODES + beyond.length));
    const { plans } = reader;
    if (this.current !== plans) {
      const made = this.made.get(plans) ?? makePlans(reader);
      this.made.set(plans, made);
      table.set(made);
      this.current = plans;
    }
    for (let index = 0; index < beyond.length; index += 1) {
      const place = 2 * (DECODED_CODES + index);
      const [plan, firstUnits] = planBeyond(reader.encoding, beyond[index]!);
      table[place] = plan;
      table[place + 1] = firstUnits;
    }
  }
}

/** UTF-16 units of windows, once for each encoding, from which on it is worth the some 30 ms that it takes to begin. */
const WORTHWHILE = 1 << 21;

const reaches = new WeakMap<
  CharacterTable,
  { looked: number; made?: { readonly reach: Reach | undefined } }
>();

/** Nothing as long as little was looked at, so that a short text does without. */
export function reachIfWorthwhile(table: CharacterTable, length: number): Reach | undefined {
  const known = reaches.get(table) ?? { looked: 0 };
  reaches.set(table, known);
  known.looked += length;
  if (known.looked < WORTHWHILE) return undefined;
  known.made ??= { reach: Reach.over(table) };
  return known.made.reach;
}
