import type { Encoding } from "../../encodings/index.js";
import { nats } from "../../english/costs.js";
import { childOf, isNameNode, isWordNode, LETTER_MASK, ROOT, type Trie } from "../../english/trie.js";
import { SLIP_COSTS } from "../../repairs/misreadings.js";
import { BLANK_COSTS } from "../../repairs/spacing.js";
import { budgetOf, lettersFor } from "./budget.js";
import { ANY_LETTER, BLANK_INSIDE, CellReadings, WORD_END } from "./cell-readings.js";
import { type Cells, LETTER, ODD, PLAIN_BLANK, PUNCTUATION, SHIFTED_BLANK } from "./cells.js";
import { AS_SHOWN, CAPITALS, FIRST_CAPITAL, FoundWords, SMALL } from "./found-words.js";
import { numberOf } from "./packed-moves.js";
import { LONGEST, SearchPath, UNSEEN } from "./search-path.js";

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
  /** Whether the glyphs of a word of few letters may cost less, as `budgetOf` tells. */
  readonly budgeted?: boolean;
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
/** Any slip at all. */
const LEAST_SLIP = nats(Math.min(BLANK_COSTS.shiftedInsideWord, ...Object.values(SLIP_COSTS)));
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
const SMALL_A = 0x61;
const LAST_LETTER = 25;

/** Numbers of the rules. */
const LIGATURE = numberOf("ligature");
const SPURIOUS_BLANK = numberOf("spurious blank");
const HYPHEN = numberOf("line-end hyphen");
const LETTER_FOR_BLANK = numberOf("letter shown as a blank");
const UNSHIFTED = numberOf("unshifted sign");
const LOST = numberOf("lost ligature");
const LOST_IN_BLANK = numberOf("ligature shown as a blank");
const LOST_FIRST = numberOf("lost capital");
const TOO_MANY = numberOf("letter too many");
const CONFUSED = numberOf("confused letter");
const SWAPPED = numberOf("swapped letters");
const MERGED = numberOf("merged letters");
const DROPPED = numberOf("dropped letter");

/** Used by one search after the other: what one has found is read before the next begins. */
const PATH = new SearchPath();
const FOUND = new FoundWords();

/**
 * Finds the words that glyphs from one cell on can be read as, by a bounded walk through a trie. Moves act on the
 * glyphs: matched, taken for a ligature, a blank skipped, and slips of the reader.
 */
export class WordSearch {
  private readonly path = PATH;
  private readonly found = FOUND;
  private readonly readings: CellReadings;
  private readonly plainLetterCost: number;
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

  /** All words from cell `start` on, within limits, until the next search; their cells are counted from there. */
  search(start: number, limits: SearchLimits): FoundWords {
    const { cells, generalNodeOf, found } = this;
    this.start = start;
    this.limits = limits;
    found.begin({ cells, start, generalNodeOf });
    this.walk(this.general);
    found.beginDocument();
    this.walk(this.document);
    return found;
  }

  private walk(trie: Trie): void {
    const { slips, lost } = this.limits;
    this.trie = trie;
    this.visits = 0;
    this.path.moves = 0;
    this.lostLeft = lost === true ? 1 : 0;
    this.visit(this.start, ROOT, 0, 0, slips, 0, true);
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
    const { cells, trie, limits, path } = this;
    const { moves } = path;
    let at = from;
    let node = first;
    let depth = letters;
    let paid = cost;
    let blanks = skipped;
    let rested = isRested;
    // Where there is but one way on, it is followed without a step of its own: most of a word is so.
    for (;;) {
      this.visits += 1;
      if (at > this.farthest) this.farthest = at;
      if (paid > limits.channel || paid + trie.bestCosts[node]! > limits.total) break;
      if (depth >= LONGEST || this.visits > MOST_VISITS) break;
      if (
        depth > 0 &&
        blanks === 0 &&
        isWordNode(trie, node) &&
        (slipsLeft === limits.slips || this.mayEnd(at))
      ) {
        this.record(at, node, depth, paid);
      }
      const slipping =
        rested &&
        depth >= LETTERS_TO_A_SLIP * (limits.slips - slipsLeft) &&
        this.affordableSlips(slipsLeft, paid) > 0;
      const only =
        slipping || this.lostLeft > 0 || at >= cells.length ? ANY_LETTER : this.readings.onlyLetterAt(at);
      if (only <= LAST_LETTER) {
        node = childOf(trie, node, only);
        if (node < 0) break;
        path.setLetter(depth, only, at, cells.capitals[at]!);
        depth += 1;
        blanks = 0;
        rested = true;
      } else if (only === BLANK_INSIDE) {
        if (depth === 0 || blanks === MOST_BLANKS) break;
        path.push(SPURIOUS_BLANK, at, at + 1, depth, depth);
        paid += this.costs.spuriousBlank[at]!;
        blanks += 1;
      } else {
        this.fork(at, node, depth, paid, slipsLeft, blanks, rested, slipping);
        break;
      }
      at += 1;
    }
    path.moves = moves;
  }

  /** Slips that may follow what has cost so much: none where the cheapest is too dear. */
  private affordableSlips(slipsLeft: number, cost: number): number {
    return cost + this.costs.noisePenalty + LEAST_SLIP > this.limits.channel ? 0 : slipsLeft;
  }

  /** Goes all ways on from one cell. */
  private fork(
    at: number,
    node: number,
    depth: number,
    cost: number,
    slipsLeft: number,
    blanks: number,
    rested: boolean,
    slipping: boolean,
  ): void {
    const { cells, trie } = this;
    if (this.lostLeft > 0) this.insertLost(at, node, depth, cost, slipsLeft);
    if (at >= cells.length) {
      if (slipping && depth > 0) this.insertDropped(at, node, depth, cost, slipsLeft, false);
      return;
    }
    const kind = cells.kinds[at]!;
    if (kind === LETTER || (kind === PLAIN_BLANK && cells.letters[at]! < 26)) {
      const letter = cells.letters[at]!;
      const price = kind === LETTER ? 0 : LETTER_AS_BLANK;
      const child = childOf(trie, node, letter);
      if (child >= 0) {
        this.path.setLetter(depth, letter, at, cells.capitals[at]!);
        if (price > 0) this.path.push(LETTER_FOR_BLANK, at, at + 1, depth, depth + 1);
        this.visit(at + 1, child, depth + 1, cost + price, slipsLeft, 0, true);
        if (price > 0) this.path.pop();
      }
    }
    if (cells.fixed[at] === 1) return;
    const plain = kind === LETTER || kind === PUNCTUATION ? this.readings.plainLetter(at) : 0;
    const child = plain === 0 ? -1 : childOf(trie, node, (plain | CASE) - SMALL_A);
    if (child >= 0) {
      const price = cells.kept[at] === 1 ? KEPT_LETTER : this.plainLetterCost;
      this.path.setLetter(depth, (plain | CASE) - SMALL_A, -1, plain < SMALL_A ? 1 : 0);
      this.path.push(UNSHIFTED, at, at + 1, depth, depth + 1);
      this.visit(at + 1, child, depth + 1, cost + price, slipsLeft, 0, true);
      this.path.pop();
    }
    if (kind === PLAIN_BLANK) {
      if (depth > 0 && blanks < MOST_BLANKS) {
        this.path.push(SPURIOUS_BLANK, at, at + 1, depth, depth);
        this.visit(at + 1, node, depth, cost + this.costs.spuriousBlank[at]!, slipsLeft, blanks + 1, rested);
        this.path.pop();
      }
    } else {
      if (kind !== SHIFTED_BLANK) this.expandLigatures(at, node, depth, cost, slipsLeft);
      if (depth > 1 && cells.raw[at] === "-") {
        const price = LINE_END_HYPHEN + (kind === LETTER ? RATHER_LETTER : 0);
        this.path.push(HYPHEN, at, at + 1, depth, depth);
        this.visit(at + 1, node, depth, cost + price, slipsLeft, 1, rested);
        this.path.pop();
      }
      if (slipping) this.slip(at, node, depth, cost + this.costs.noisePenalty, slipsLeft - 1);
    }
    if (slipping && depth > 0)
      this.insertDropped(at, node, depth, cost, slipsLeft, this.isOneBlank(at, blanks));
  }

  /** Whether a word with slips may end before cell `at`: a slip and a lost blank together are past belief. */
  private mayEnd(at: number): boolean {
    const kind = this.cells.kinds[at];
    return kind !== LETTER && kind !== ODD;
  }

  private expandLigatures(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const ligatures = this.readings.ligaturesAt(at);
    for (let index = 0; index < ligatures.length; index += 1) {
      const { letters, cost: price } = ligatures[index]!;
      let child = node;
      for (let letter = 0; letter < letters.length && child >= 0; letter += 1) {
        child = childOf(this.trie, child, letters[letter]!);
        this.path.setLetter(depth + letter, letters[letter]!, -1, UNSEEN);
      }
      if (child < 0) continue;
      this.path.push(LIGATURE, at, at + 1, depth, depth + letters.length);
      this.visit(at + 1, child, depth + letters.length, cost + price, slipsLeft, 0, true);
      this.path.pop();
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
        this.path.setLetter(depth + letter, letters[letter]!, -1, UNSEEN);
      }
      if (child < 0) continue;
      const end = depth + letters.length;
      this.path.push(LOST, at, at, depth, end);
      this.visit(at, child, end, cost + LOST_LIGATURE, slipsLeft, 0, true);
      this.path.pop();
      if (!blank) continue;
      for (let letter = 0; letter < letters.length; letter += 1)
        this.path.setLetter(depth + letter, letters[letter]!, -1, UNSEEN);
      this.path.push(LOST_IN_BLANK, at, at + 1, depth, end);
      this.visit(at + 1, child, end, cost + LOST_LIGATURE + LIGATURE_AS_BLANK, slipsLeft, 0, true);
      this.path.pop();
    }
    if (depth === 0) {
      for (const letter of this.costs.goneCapitals) {
        const child = childOf(trie, node, letter);
        if (child < 0) continue;
        this.path.setLetter(0, letter, -1, 1);
        this.path.push(LOST_FIRST, at, at, 0, 1);
        this.visit(at, child, 1, cost + LOST_CAPITAL, slipsLeft, 0, true);
        this.path.pop();
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
      this.path.push(SPURIOUS_BLANK, at, at + 1, depth, depth);
      this.visit(at + 1, node, depth, cost + nats(BLANK_COSTS.shiftedInsideWord), slipsLeft, 1, false);
      this.path.pop();
      return;
    }
    if (depth > 0 && (kind === LETTER || kind === ODD)) {
      const same =
        cells.letters[at] === this.path.letters[depth - 1] || cells.codes[at + 1] === cells.codes[at];
      const price = cost + nats(same ? SLIP_COSTS.doubled : SLIP_COSTS.inserted);
      const left = this.affordableSlips(slipsLeft, price);
      if (price <= this.limits.channel && this.leadsOn(at + 1, node, depth, left, price)) {
        this.path.push(TOO_MANY, at, at + 1, depth, depth);
        this.visit(at + 1, node, depth, price, left, 0, false);
        this.path.pop();
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
      const left = this.affordableSlips(slipsLeft, price);
      if (!this.leadsOn(at + 1, child, depth + 1, left, price)) continue;
      this.path.setLetter(depth, letter, at, capital);
      this.path.push(CONFUSED, at, at + 1, depth, depth + 1);
      this.visit(at + 1, child, depth + 1, price, left, 0, false);
      this.path.pop();
    }
  }

  /** The letter that a cell can only be read as, as a mask; none where it may be something else. */
  private onlyLetterMask(at: number): number {
    const only = at < this.cells.length ? this.readings.onlyLetterAt(at) : ANY_LETTER;
    return only <= LAST_LETTER ? 1 << only : 0;
  }

  /**
   * Whether a walk can go on from a node at a cell right after a slip: up to where the next one may stand, what shows a
   * letter is read as that letter, unless it may be something else as well, and a word that ends before it is long enough for its cost.
   */
  private leadsOn(from: number, first: number, depth: number, slipsLeft: number, cost: number): boolean {
    const { cells, trie, readings } = this;
    // The letter right after a slip is read as it is shown, and so are all after the last.
    const next = Math.max(depth + 1, LETTERS_TO_A_SLIP * (this.limits.slips - slipsLeft));
    const needed = this.limits.budgeted === true ? lettersFor(cost) : 0;
    let node = first;
    let letters = depth;
    for (let at = from; slipsLeft === 0 || letters < next; at += 1) {
      if (at > this.farthest) this.farthest = at;
      const only = at < cells.length ? readings.onlyLetterAt(at) : WORD_END;
      if (only === ANY_LETTER) return true;
      if (only === WORD_END) return slipsLeft > 0 || (letters >= needed && isWordNode(trie, node));
      if (only === BLANK_INSIDE) {
        if (letters >= needed && isWordNode(trie, node)) return true;
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
    this.path.setLetter(depth, next, at, cells.capitals[at]!);
    this.path.setLetter(depth + 1, here, at + 1, cells.capitals[at + 1]!);
    this.path.push(SWAPPED, at, at + 2, depth, depth + 2);
    this.visit(at + 2, second, depth + 2, cost + nats(SLIP_COSTS.swapped), slipsLeft, 0, true);
    this.path.pop();
  }

  /** One glyph for two that ran together. */
  private unmerge(at: number, node: number, depth: number, cost: number, slipsLeft: number): void {
    const pairs = this.readings.mergedAt(at);
    for (let index = 0; index < pairs.length; index += 1) {
      const [one, two] = pairs[index]!;
      const first = childOf(this.trie, node, one);
      const second = first < 0 ? -1 : childOf(this.trie, first, two);
      if (second < 0) continue;
      this.path.setLetter(depth, one, at, UNSEEN);
      this.path.setLetter(depth + 1, two, at, UNSEEN);
      this.path.push(MERGED, at, at + 1, depth, depth + 2);
      this.visit(at + 1, second, depth + 2, cost + nats(SLIP_COSTS.merged), slipsLeft, 0, true);
      this.path.pop();
    }
  }

  /** @param endsOnly whether only words that end with the dropped letter are sought */
  private insertDropped(
    at: number,
    node: number,
    depth: number,
    cost: number,
    slipsLeft: number,
    endsOnly: boolean,
  ): void {
    const { cells, trie } = this;
    const following = at < cells.length ? cells.letters[at]! : 255;
    const paid = cost + this.costs.noisePenalty;
    const { channel, total } = this.limits;
    if (paid + LEAST_DROPPED > channel || (endsOnly && depth + 1 >= LONGEST)) return;
    // The letter that follows a dropped one is read as it is shown.
    const shown = this.onlyLetterMask(at);
    let child = trie.firstChild[node]! - 1;
    for (let mask = trie.masks[node]! & LETTER_MASK; mask !== 0; mask &= mask - 1) {
      child += 1;
      if ((trie.masks[child]! & shown) !== shown) continue;
      const letter = 31 - Math.clz32(mask & -mask);
      const double = letter === this.path.letters[depth - 1] || letter === following;
      const price = paid + nats(double ? SLIP_COSTS.undoubled : SLIP_COSTS.dropped);
      if (price > channel || price + trie.bestCosts[child]! > total) continue;
      const left = this.affordableSlips(slipsLeft - 1, price);
      if (endsOnly ? !isWordNode(trie, child) : !this.leadsOn(at, child, depth + 1, left, price)) continue;
      this.path.setLetter(depth, letter, -1, UNSEEN);
      this.path.push(DROPPED, at, at, depth, depth + 1);
      if (endsOnly) this.record(at, child, depth + 1, price);
      else this.visit(at, child, depth + 1, price, left, 0, false);
      this.path.pop();
    }
  }

  /**
   * Whether a cell is one blank that may be skipped: a letter dropped before it is as well dropped behind it, where it costs no more,
   * unless the word ends there.
   */
  private isOneBlank(at: number, skipped: number): boolean {
    const { cells } = this;
    return (
      skipped < MOST_BLANKS &&
      at + 1 < cells.length &&
      this.readings.onlyLetterAt(at) === BLANK_INSIDE &&
      cells.kinds[at + 1] !== PLAIN_BLANK
    );
  }

  private record(at: number, node: number, depth: number, cost: number): void {
    const { trie, found, path } = this;
    const end = at - this.start;
    const budget = this.limits.budgeted === true ? budgetOf(depth) : this.limits.channel;
    // Whatever is added only makes it dearer.
    if (cost > budget) return;
    const wordCost = trie.wordCosts[node]!;
    if (cost + wordCost > this.limits.total) return;
    const known = found.find(end, node);
    if (known >= 0 && found.channelCost(known) <= cost) return;
    let seen = 0;
    let capitals = 0;
    for (let index = 0; index < depth; index += 1) {
      if (path.capitals[index] === UNSEEN) continue;
      seen += 1;
      capitals += path.capitals[index]!;
    }
    const firstCapital = path.capitals[0] === 1;
    const name = isNameNode(trie, node);
    const allCapitals = seen > 1 && capitals === seen;
    const regular = capitals === 0 || allCapitals || (capitals === 1 && firstCapital);
    const strayCapitals = capitals - (firstCapital ? 1 : 0);
    const toCapitals = !regular && seen - capitals < strayCapitals;
    const isI = depth === 1 && path.letters[0] === PRONOUN_I;
    const pronoun = isI && !firstCapital;
    const upper = allCapitals || toCapitals || pronoun;

    let channelCost = cost;
    const mending = (CASE_SLIP + this.costs.noisePenalty) * (toCapitals ? seen - capitals : strayCapitals);
    // Capitals inside a word may be meant, as in abbreviations with an ending.
    const asShown = !regular && path.moves === 0 && mending > IRREGULAR;
    if (!regular) channelCost += asShown ? IRREGULAR : mending;
    if (pronoun) channelCost += CASE_SLIP + this.costs.noisePenalty;
    const slips = path.countSlips();
    if (this.lostLeft === 0 && this.limits.lost === true && depth < SHORTEST_WITH_LOSS) return;
    if (slips > 0 && trie === this.general) {
      if (firstCapital) channelCost += SLIP_IN_NAME * slips;
      if (wordCost > RARE) channelCost += SLIP_IN_RARE * (slips - 1);
    }
    if (slips > 0 && depth < SHORTEST_MENDED[allCapitals ? "capitals" : "small"])
      channelCost += SLIP_IN_SHORT;
    if (channelCost + wordCost > this.limits.total) return;
    if (this.limits.budgeted === true && channelCost > budget) return;
    if (known >= 0 && found.channelCost(known) <= channelCost) return;

    const isCommon = firstCapital && !upper && !name && !isI;
    found.add(
      end,
      node,
      depth,
      asShown ? AS_SHOWN : upper ? CAPITALS : firstCapital ? FIRST_CAPITAL : SMALL,
      wordCost + (name && !upper && !firstCapital ? SMALL_NAME : upper && depth > 1 ? ALL_CAPITALS : 0),
      channelCost,
      isCommon ? (wordCost < VERY_COMMON ? CAPITAL_VERY_COMMON : CAPITAL_COMMON) : 0,
      slips,
      path,
    );
  }
}
