import type { Encoding } from "../../encodings/index.js";
import { nats } from "../../english/costs.js";
import { childOf, isNameNode, isWordNode, LETTER_MASK, ROOT, type Trie } from "../../english/trie.js";
import { SLIP_COSTS } from "../../repairs/misreadings.js";
import { BLANK_COSTS } from "../../repairs/spacing.js";
import { ANY_LETTER, BLANK_INSIDE, CellReadings, WORD_END } from "./cell-readings.js";
import { type Cells, LETTER, ODD, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";
import type { Move, Rule } from "./moves.js";
import type { WordEdge } from "./word-edge.js";

/** What the search needs to know beside the glyphs. All costs in units. */
export interface SearchCosts {
  /** Added to every slip of the reader. */
  readonly noisePenalty: number;
  /** A plain blank inside a word, by cell. */
  readonly spuriousBlank: Uint16Array;
  /** Learned costs of glyphs as ligatures, by glyph and text. */
  readonly ligatures: ReadonlyMap<string, number>;
  /** Capitals, 0–25, that an encoding shows as control characters, which nobody kept. */
  readonly goneCapitals: readonly number[];
}

/** How far one search goes. */
export interface SearchLimits {
  /** Slips of the reader in one word. */
  readonly slips: number;
  /** Units that the glyphs of a word may cost. */
  readonly channel: number;
  /** Units that the glyphs and the word together may cost. */
  readonly total: number;
  /** Units that the glyphs of a word of so many letters may cost; without it, `channel` alone counts. */
  readonly budget?: (letters: number) => number;
  /** Whether one ligature or first letter may have left no trace. */
  readonly lost?: boolean;
}

/** Units of a letter whose case fits no pattern. */
const CASE_SLIP = nats(SLIP_COSTS.misCased);
/** A name in small letters, a common word with a capital, and all in capitals. */
const SMALL_NAME = nats(3.5);
const CAPITAL_COMMON = nats(2);
/** The same for the commonest words, which hardly ever have one but where a sentence begins. */
const CAPITAL_VERY_COMMON = nats(6.5);
const VERY_COMMON = nats(8.5);
const ALL_CAPITALS = nats(1.5);
/** A slip inside a word with a capital that only the general lexicon holds: names are spelled as they are. */
const SLIP_IN_NAME = nats(2.5);
/** Each slip after the first inside a rare word. */
const SLIP_IN_RARE = nats(2);
const RARE = nats(12.5);
/** Any slip inside a word of one or two letters, or of as many capitals as an abbreviation has. */
const SLIP_IN_SHORT = nats(3);
const SHORTEST_MENDED = { small: 3, capitals: 4 } as const;
/** Units of a word with capitals that fit no pattern, left as it is. */
const IRREGULAR = nats(5);
const LEAST_DROPPED = Math.min(nats(SLIP_COSTS.dropped), nats(SLIP_COSTS.undoubled));
/** A letter that is shown as a blank where blanks are kept. */
export const LETTER_AS_BLANK = nats(1.2);
/** A hyphen left inside a word from where a line once ended. */
const LINE_END_HYPHEN = nats(3);
/** Against the same where the encoding reads a hyphen as a letter. */
const RATHER_LETTER = nats(3);
/** A plain small letter among glyphs that are shown beyond ASCII. */
const PLAIN_LETTER = nats(1.5);
/** The same where one shift moves every letter, so that the code shows a capital. */
const UNSHIFTED_LETTER = nats(5);
/** A letter that cannot be shifted, which is shown as the code of another. */
const KEPT_LETTER = nats(2);
/** What parts the small letters of ASCII from its capitals. */
const CASE = 0x20;
const PRONOUN_I = 8;
/** Ligatures that leave no trace where their code is no character, the price in units, and more where a blank is left. */
const LOST_LIGATURES: readonly (readonly number[])[] = ["fi", "fl", "ff", "ffi", "ffl"].map((letters) =>
  Array.from(letters, (letter) => letter.charCodeAt(0) - 0x61),
);
const LOST_LIGATURE = nats(6);
const LIGATURE_AS_BLANK = nats(0.5);
/** Letters of a word from which on one that lacks a ligature can be known. */
const SHORTEST_WITH_LOSS = 5;
/** A capital at a word's beginning whose code is a control character. */
const LOST_CAPITAL = nats(2.5);

/** Most blanks skipped in a row inside a word. */
const MOST_BLANKS = 2;
/** Letters to each slip but the first, from the beginning of a word on: what is wrong more often is not told by words. */
const LETTERS_TO_A_SLIP = 3;
/** Paths of one search at most: a bound for hostile input. */
const MOST_VISITS = 30_000;
const LONGEST = 40;
/** More than any lexicon has nodes; times the cells of a word, still a small integer. */
const MOST_NODES = 1 << 23;

/** Case of a letter that no glyph shows. */
const UNSEEN = 2;
const SMALL_A = 0x61;
const LAST_LETTER = 25;

/** Rules that are no slips of the reader. */
const NO_SLIPS: ReadonlySet<Rule> = new Set([
  "ligature",
  "spurious blank",
  "line-end hyphen",
  "letter shown as a blank",
  "unshifted sign",
]);

/**
 * Finds the words that glyphs from one cell on can be read as, by a bounded walk through a trie. Moves act on the
 * glyphs: matched, taken for a ligature, a blank skipped, and slips of the reader.
 */
export class WordSearch {
  /** Letters of the path, the cells that show them (-1: none), and their case. */
  private readonly letters = new Uint8Array(LONGEST + 8);
  private readonly letterCells = new Int32Array(LONGEST + 8);
  private readonly letterCapitals = new Uint8Array(LONGEST + 8);
  /** Moves of the path: cells and letters each takes up. */
  private readonly moveRules: Rule[] = [];
  private readonly moveStarts = new Int32Array(64);
  private readonly moveEnds = new Int32Array(64);
  private readonly moveFirstLetters = new Uint8Array(64);
  private readonly moveLastLetters = new Uint8Array(64);
  private moveCount = 0;

  private readonly readings: CellReadings;
  private readonly plainLetterCost: number;
  private edges = new Map<number, WordEdge>();
  private visits = 0;
  /** Losses that the path may still assume. */
  private lostLeft = 0;
  private start = 0;
  /** The farthest cell that was looked at. */
  private farthest = 0;
  private trie: Trie;
  private limits: SearchLimits = { slips: 0, channel: 0, total: 0 };

  constructor(
    private readonly cells: Cells,
    private readonly general: Trie,
    private readonly document: Trie,
    encoding: Encoding | undefined,
    shownCodes: Uint16Array,
    private readonly costs: SearchCosts,
    private readonly generalNodeOf: (documentWord: string) => number,
  ) {
    this.trie = general;
    this.readings = new CellReadings(cells, encoding, shownCodes, costs.ligatures);
    this.plainLetterCost = encoding?.family === "shift" ? UNSHIFTED_LETTER : PLAIN_LETTER;
  }

  /** The farthest cell that was looked at since all before was forgotten. */
  get lookedAt(): number {
    return this.farthest;
  }

  forgetWhatWasLookedAt(): void {
    this.farthest = 0;
  }

  /** All words from cell `start` on, within limits; their cells are counted from there. */
  search(start: number, limits: SearchLimits): WordEdge[] {
    this.start = start;
    this.limits = limits;
    const found: WordEdge[] = [];
    for (const trie of [this.general, this.document]) {
      this.trie = trie;
      this.edges.clear();
      this.visits = 0;
      this.moveCount = 0;
      this.lostLeft = limits.lost === true ? 1 : 0;
      this.visit(start, ROOT, 0, 0, limits.slips, 0, true);
      for (const edge of this.edges.values()) found.push(edge);
    }
    return found;
  }

  /**
   * @param from cell at which the walk goes on
   * @param first node that it has reached
   * @param letters of the word that were read
   * @param skipped blanks since the last of them
   * @param isRested whether a letter was read as it is shown since the last slip: two slips never stand side by side
   */
  private visit(
    from: number,
    first: number,
    letters: number,
    cost: number,
    slipsLeft: number,
    skipped: number,
    isRested: boolean,
  ): void {
    const { cells, trie, limits } = this;
    let at = from;
    let node = first;
    let depth = letters;
    let blanks = skipped;
    let rested = isRested;
    let slipping = false;
    // What can only be read as one letter is read on without a step of its own: most of a word is.
    for (;;) {
      this.visits += 1;
      if (at > this.farthest) this.farthest = at;
      if (cost > limits.channel || cost + trie.bestCosts[node]! > limits.total) return;
      if (depth >= LONGEST || this.visits > MOST_VISITS) return;
      if (
        depth > 0 &&
        blanks === 0 &&
        isWordNode(trie, node) &&
        (slipsLeft === limits.slips || this.mayEnd(at))
      ) {
        this.record(at, node, depth, cost);
      }
      slipping = slipsLeft > 0 && rested && depth >= LETTERS_TO_A_SLIP * (limits.slips - slipsLeft);
      if (slipping || this.lostLeft > 0 || at >= cells.length) break;
      const only = this.readings.onlyLetterAt(at);
      if (only > LAST_LETTER) break;
      node = childOf(trie, node, only);
      if (node < 0) return;
      this.setLetter(depth, only, at, cells.capitals[at]!);
      at += 1;
      depth += 1;
      blanks = 0;
      rested = true;
    }
    if (this.lostLeft > 0) this.insertLost(at, node, depth, cost, slipsLeft);
    if (at >= cells.length) {
      if (slipping && depth > 0) this.insertDropped(at, node, depth, cost, slipsLeft);
      return;
    }
    const kind = cells.kinds[at]!;
    if (kind === LETTER || (kind === PLAIN_BLANK && cells.letters[at]! < 26)) {
      const letter = cells.letters[at]!;
      const price = kind === LETTER ? 0 : LETTER_AS_BLANK;
      const child = childOf(trie, node, letter);
      if (child >= 0) {
        this.setLetter(depth, letter, at, cells.capitals[at]!);
        if (price > 0) this.push("letter shown as a blank", at, at + 1, depth, depth + 1);
        this.visit(at + 1, child, depth + 1, cost + price, slipsLeft, 0, true);
        if (price > 0) this.moveCount -= 1;
      }
    }
    if (cells.fixed[at] === 1) return;
    const plain = kind === LETTER || kind === PUNCTUATION ? this.readings.plainLetter(at) : 0;
    const child = plain === 0 ? -1 : childOf(trie, node, (plain | CASE) - SMALL_A);
    if (child >= 0) {
      const price = cells.kept[at] === 1 ? KEPT_LETTER : this.plainLetterCost;
      this.setLetter(depth, (plain | CASE) - SMALL_A, -1, plain < SMALL_A ? 1 : 0);
      this.push("unshifted sign", at, at + 1, depth, depth + 1);
      this.visit(at + 1, child, depth + 1, cost + price, slipsLeft, 0, true);
      this.moveCount -= 1;
    }
    if (kind === PLAIN_BLANK) {
      if (depth > 0 && blanks < MOST_BLANKS) {
        this.push("spurious blank", at, at + 1, depth, depth);
        this.visit(at + 1, node, depth, cost + this.costs.spuriousBlank[at]!, slipsLeft, blanks + 1, rested);
        this.moveCount -= 1;
      }
    } else {
      if (kind !== SHIFTED_BLANK) this.expandLigatures(at, node, depth, cost, slipsLeft);
      if (depth > 1 && cells.raw[at] === "-") {
        const price = LINE_END_HYPHEN + (kind === LETTER ? RATHER_LETTER : 0);
        this.push("line-end hyphen", at, at + 1, depth, depth);
        this.visit(at + 1, node, depth, cost + price, slipsLeft, 1, rested);
        this.moveCount -= 1;
      }
      if (slipping) this.slip(at, node, depth, cost + this.costs.noisePenalty, slipsLeft - 1);
    }
    if (slipping && depth > 0) this.insertDropped(at, node, depth, cost, slipsLeft);
  }

  /** Whether a word with slips may end before cell `at`: a slip and a lost blank together are past belief. */
  private mayEnd(at: number): boolean {
    const kind = this.cells.kinds[at];
    return kind !== LETTER && kind !== ODD;
  }

  private setLetter(depth: number, letter: number, cell: number, capital: number): void {
    this.letters[depth] = letter;
    this.letterCells[depth] = cell;
    this.letterCapitals[depth] = capital;
  }

  private push(rule: Rule, start: number, end: number, firstLetter: number, lastLetter: number): void {
    this.moveRules[this.moveCount] = rule;
    this.moveStarts[this.moveCount] = start;
    this.moveEnds[this.moveCount] = end;
    this.moveFirstLetters[this.moveCount] = firstLetter;
    this.moveLastLetters[this.moveCount] = lastLetter;
    this.moveCount += 1;
  }

  private expandLigatures(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const ligatures = this.readings.ligaturesAt(at);
    for (let index = 0; index < ligatures.length; index += 1) {
      const { letters, cost: price } = ligatures[index]!;
      let child = node;
      for (let letter = 0; letter < letters.length && child >= 0; letter += 1) {
        child = childOf(this.trie, child, letters[letter]!);
        this.setLetter(depth + letter, letters[letter]!, -1, UNSEEN);
      }
      if (child < 0) continue;
      this.push("ligature", at, at + 1, depth, depth + letters.length);
      this.visit(at + 1, child, depth + letters.length, cost + price, slipsLeft, 0, true);
      this.moveCount -= 1;
    }
  }

  /** A ligature, or a capital at the beginning, whose code left no trace or only a blank. */
  private insertLost(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const { cells, trie } = this;
    if (cells.fixed[at] === 1) return;
    this.lostLeft -= 1;
    const blank = depth > 0 && cells.kinds[at] === PLAIN_BLANK;
    for (const letters of LOST_LIGATURES) {
      let child = node;
      for (let letter = 0; letter < letters.length && child >= 0; letter += 1) {
        child = childOf(trie, child, letters[letter]!);
        this.setLetter(depth + letter, letters[letter]!, -1, UNSEEN);
      }
      if (child < 0) continue;
      const end = depth + letters.length;
      this.push("lost ligature", at, at, depth, end);
      this.visit(at, child, end, cost + LOST_LIGATURE, slipsLeft, 0, true);
      this.moveCount -= 1;
      if (!blank) continue;
      for (let letter = 0; letter < letters.length; letter += 1)
        this.setLetter(depth + letter, letters[letter]!, -1, UNSEEN);
      this.push("ligature shown as a blank", at, at + 1, depth, end);
      this.visit(at + 1, child, end, cost + LOST_LIGATURE + LIGATURE_AS_BLANK, slipsLeft, 0, true);
      this.moveCount -= 1;
    }
    if (depth === 0) {
      for (const letter of this.costs.goneCapitals) {
        const child = childOf(trie, node, letter);
        if (child < 0) continue;
        this.setLetter(0, letter, -1, 1);
        this.push("lost capital", at, at, 0, 1);
        this.visit(at, child, 1, cost + LOST_CAPITAL, slipsLeft, 0, true);
        this.moveCount -= 1;
      }
    }
    this.lostLeft += 1;
  }

  /** One slip at cell `at`; the penalty for it is paid, and slips left are what remain after it. */
  private slip(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const { cells } = this;
    const kind = cells.kinds[at]!;
    if (at + 1 > this.farthest) this.farthest = at + 1;
    if (kind === SHIFTED_BLANK) {
      if (depth === 0) return;
      this.push("spurious blank", at, at + 1, depth, depth);
      this.visit(at + 1, node, depth, cost + nats(BLANK_COSTS.shiftedInsideWord), slipsLeft, 1, false);
      this.moveCount -= 1;
      return;
    }
    if (depth > 0 && (kind === LETTER || kind === ODD)) {
      const same = cells.letters[at] === this.letters[depth - 1] || cells.codes[at + 1] === cells.codes[at];
      const price = cost + nats(same ? SLIP_COSTS.doubled : SLIP_COSTS.inserted);
      if (price <= this.limits.channel && this.leadsOn(at + 1, node, depth, slipsLeft)) {
        this.push("letter too many", at, at + 1, depth, depth);
        this.visit(at + 1, node, depth, price, slipsLeft, 0, false);
        this.moveCount -= 1;
      }
    }
    this.confuse(at, node, depth, cost, slipsLeft);
    if (kind === LETTER) this.swap(at, node, depth, cost, slipsLeft);
    this.unmerge(at, node, depth, cost, slipsLeft);
  }

  /** One letter for another. */
  private confuse(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const { cells, trie } = this;
    const { channel, total } = this.limits;
    const confusions = this.readings.confusionsAt(at);
    const capital = cells.kinds[at] === LETTER ? cells.capitals[at]! : UNSEEN;
    const following = this.onlyLetterMask(at + 1);
    let child = trie.firstChild[node]! - 1;
    for (let mask = trie.masks[node]! & LETTER_MASK; mask !== 0; mask &= mask - 1) {
      child += 1;
      if ((trie.masks[child]! & following) !== following) continue;
      const letter = 31 - Math.clz32(mask & -mask);
      if (letter === cells.letters[at]) continue;
      const price = cost + confusions[letter]!;
      if (price > channel || price + trie.bestCosts[child]! > total) continue;
      if (!this.leadsOn(at + 1, child, depth + 1, slipsLeft)) continue;
      this.setLetter(depth, letter, at, capital);
      this.push("confused letter", at, at + 1, depth, depth + 1);
      this.visit(at + 1, child, depth + 1, price, slipsLeft, 0, false);
      this.moveCount -= 1;
    }
  }

  /** The letter that a cell can only be read as, as a mask; none where it may be something else. */
  private onlyLetterMask(at: number): number {
    const only = at < this.cells.length ? this.readings.onlyLetterAt(at) : ANY_LETTER;
    return only <= LAST_LETTER ? 1 << only : 0;
  }

  /**
   * Whether a walk can go on from a node at a cell right after a slip: up to where the next one may stand, what shows a
   * letter is read as that letter, unless it may be something else as well.
   */
  private leadsOn(from: number, first: number, depth: number, slipsLeft: number): boolean {
    const { cells, trie, readings } = this;
    // The letter right after a slip is read as it is shown, and so are all after the last.
    const next = Math.max(depth + 1, LETTERS_TO_A_SLIP * (this.limits.slips - slipsLeft));
    let node = first;
    let letters = depth;
    for (let at = from; slipsLeft === 0 || letters < next; at += 1) {
      if (at > this.farthest) this.farthest = at;
      if (at >= cells.length) return true;
      const only = readings.onlyLetterAt(at);
      if (only === ANY_LETTER) return true;
      if (only === WORD_END) return slipsLeft > 0 || isWordNode(trie, node);
      if (only === BLANK_INSIDE) {
        if (isWordNode(trie, node)) return true;
        continue;
      }
      node = childOf(trie, node, only);
      if (node < 0) return false;
      letters += 1;
    }
    return true;
  }

  /** Two neighbours that changed places. */
  private swap(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const { cells, trie } = this;
    const [here, next] = [cells.letters[at]!, cells.letters[at + 1]];
    if (next === undefined || next > 25 || next === here || cells.fixed[at + 1] === 1) return;
    const first = childOf(trie, node, next);
    const second = first < 0 ? -1 : childOf(trie, first, here);
    if (second < 0) return;
    this.setLetter(depth, next, at, cells.capitals[at]!);
    this.setLetter(depth + 1, here, at + 1, cells.capitals[at + 1]!);
    this.push("swapped letters", at, at + 2, depth, depth + 2);
    this.visit(at + 2, second, depth + 2, cost + nats(SLIP_COSTS.swapped), slipsLeft, 0, true);
    this.moveCount -= 1;
  }

  /** One glyph for two that ran together. */
  private unmerge(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const pairs = this.readings.mergedAt(at);
    for (let index = 0; index < pairs.length; index += 1) {
      const [one, two] = pairs[index]!;
      const first = childOf(this.trie, node, one);
      const second = first < 0 ? -1 : childOf(this.trie, first, two);
      if (second < 0) continue;
      this.setLetter(depth, one, at, UNSEEN);
      this.setLetter(depth + 1, two, at, UNSEEN);
      this.push("merged letters", at, at + 1, depth, depth + 2);
      this.visit(at + 1, second, depth + 2, cost + nats(SLIP_COSTS.merged), slipsLeft, 0, true);
      this.moveCount -= 1;
    }
  }

  private insertDropped(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const { cells, trie } = this;
    const following = at < cells.length ? cells.letters[at]! : 255;
    const paid = cost + this.costs.noisePenalty;
    const { channel, total } = this.limits;
    if (paid + LEAST_DROPPED > channel) return;
    // The letter that follows a dropped one is read as it is shown.
    const shown = this.onlyLetterMask(at);
    let child = trie.firstChild[node]! - 1;
    for (let mask = trie.masks[node]! & LETTER_MASK; mask !== 0; mask &= mask - 1) {
      child += 1;
      if ((trie.masks[child]! & shown) !== shown) continue;
      const letter = 31 - Math.clz32(mask & -mask);
      const double = letter === this.letters[depth - 1] || letter === following;
      const price = paid + nats(double ? SLIP_COSTS.undoubled : SLIP_COSTS.dropped);
      if (price > channel || price + trie.bestCosts[child]! > total) continue;
      if (!this.leadsOn(at, child, depth + 1, slipsLeft - 1)) continue;
      this.setLetter(depth, letter, -1, UNSEEN);
      this.push("dropped letter", at, at, depth, depth + 1);
      this.visit(at, child, depth + 1, price, slipsLeft - 1, 0, false);
      this.moveCount -= 1;
    }
  }

  private countSlips(): number {
    let slips = 0;
    for (let index = 0; index < this.moveCount; index += 1)
      if (!NO_SLIPS.has(this.moveRules[index]!)) slips += 1;
    return slips;
  }

  private record(at: number, node: number, depth: number, cost: number): void {
    const { trie } = this;
    const key = (at - this.start) * MOST_NODES + node;
    const known = this.edges.get(key);
    if (known !== undefined && known.channelCost <= cost) return;
    const wordCost = trie.wordCosts[node]!;
    // Whatever is added only makes it dearer.
    if (cost + wordCost > this.limits.total) return;
    if (this.limits.budget !== undefined && cost > this.limits.budget(depth)) return;
    let seen = 0;
    let capitals = 0;
    for (let index = 0; index < depth; index += 1) {
      if (this.letterCapitals[index] === UNSEEN) continue;
      seen += 1;
      capitals += this.letterCapitals[index]!;
    }
    const firstCapital = this.letterCapitals[0] === 1;
    const name = isNameNode(trie, node);
    const allCapitals = seen > 1 && capitals === seen;
    const regular = capitals === 0 || allCapitals || (capitals === 1 && firstCapital);
    const strayCapitals = capitals - (firstCapital ? 1 : 0);
    const toCapitals = !regular && seen - capitals < strayCapitals;
    const pronoun = depth === 1 && this.letters[0] === PRONOUN_I && !firstCapital;
    const upper = allCapitals || toCapitals || pronoun;

    let channelCost = cost;
    const mending = (CASE_SLIP + this.costs.noisePenalty) * (toCapitals ? seen - capitals : strayCapitals);
    // Capitals inside a word may be meant, as in abbreviations with an ending.
    const asShown = !regular && this.moveCount === 0 && mending > IRREGULAR;
    if (!regular) channelCost += asShown ? IRREGULAR : mending;
    if (pronoun) channelCost += CASE_SLIP + this.costs.noisePenalty;
    const slips = this.countSlips();
    if (this.lostLeft === 0 && this.limits.lost === true && depth < SHORTEST_WITH_LOSS) return;
    if (slips > 0 && trie === this.general) {
      if (firstCapital) channelCost += SLIP_IN_NAME * slips;
      if (wordCost > RARE) channelCost += SLIP_IN_RARE * (slips - 1);
    }
    if (slips > 0 && depth < SHORTEST_MENDED[allCapitals ? "capitals" : "small"])
      channelCost += SLIP_IN_SHORT;
    if (channelCost + wordCost > this.limits.total) return;
    if (this.limits.budget !== undefined && channelCost > this.limits.budget(depth)) return;
    if (known !== undefined && known.channelCost <= channelCost) return;

    let word = "";
    for (let index = 0; index < depth; index += 1) {
      const small = SMALL_A + this.letters[index]!;
      const capital = asShown ? this.letterCapitals[index] === 1 : upper || (index === 0 && firstCapital);
      word += String.fromCharCode(capital ? small - 0x20 : small);
    }
    this.edges.set(key, {
      start: 0,
      end: at - this.start,
      word,
      node: trie === this.general ? node : this.generalNodeOf(word.toLowerCase()),
      wordCost:
        wordCost + (name && !upper && !firstCapital ? SMALL_NAME : upper && depth > 1 ? ALL_CAPITALS : 0),
      channelCost,
      capitalCost:
        firstCapital && !upper && !name && !(depth === 1 && this.letters[0] === PRONOUN_I)
          ? wordCost < VERY_COMMON
            ? CAPITAL_VERY_COMMON
            : CAPITAL_COMMON
          : 0,
      moves: this.movesOf(word, depth),
      slips,
      source: trie === this.general ? "lexicon" : "document",
    });
  }

  /** The moves of the path, and those that mend the case of its letters. */
  private movesOf(word: string, depth: number): Move[] {
    const moves: Move[] = [];
    for (let index = 0; index < this.moveCount; index += 1) {
      const rule = this.moveRules[index]!;
      const to =
        rule === "line-end hyphen"
          ? "-"
          : word.slice(this.moveFirstLetters[index]!, this.moveLastLetters[index]!);
      const start = this.moveStarts[index]! - this.start;
      moves.push({ start, end: this.moveEnds[index]! - this.start, to, rule });
    }
    let mended = false;
    for (let index = 0; index < depth; index += 1) {
      const cell = this.letterCells[index]!;
      if (cell < 0 || this.cells.letters[cell] !== this.letters[index]) continue;
      const capital = word.charCodeAt(index) < SMALL_A ? 1 : 0;
      const place = cell - this.start;
      if (
        this.letterCapitals[index] === capital ||
        moves.some(({ start, end }) => place >= start && place < end)
      )
        continue;
      moves.push({ start: place, end: place + 1, to: word[index]!, rule: "wrong case" });
      mended = true;
    }
    return mended ? moves.sort((a, b) => a.start - b.start || a.end - b.end) : moves;
  }
}
