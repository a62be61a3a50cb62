import type { Encoding } from "../../encodings/index.js";
import { type Cells, PLAIN_BLANK } from "./cells.js";
import { PairTable } from "./pair-table.js";
import type { WordEdge } from "./word-edge.js";

/** Sequences of cells that are remembered: the last so many at least that were met, and at most twice as many. */
const LEAST = 1 << 12;
/**
 * Words of all of them from which on fewer are remembered, as where every second glyph may be many letters; and words that are
 * added until they are counted again.
 */
const MOST_WORDS = 1 << 17;
const ADDED = 1 << 15;

/** The words that some cells can be read as, and how many cells tell it. */
interface Known {
  readonly words: readonly WordEdge[];
  readonly cells: number;
}

/** Words by the cells that tell them. */
class Generation {
  private readonly steps = new PairTable();
  /** By node: the number of the step that leads to it plus one, the root 0. */
  private known: (Known | undefined)[] = [];
  count = 0;
  words = 0;

  find(signs: Int32Array, from: number): Known | undefined {
    const { steps, known } = this;
    let node = 0;
    for (let at = from; at < signs.length; at += 1) {
      node = steps.find(node, signs[at]!) + 1;
      if (node === 0) return undefined;
      const found = known[node];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  add(signs: Int32Array, from: number, known: Known): void {
    let node = 0;
    for (let at = from; at < from + known.cells; at += 1) node = this.steps.numberOf(node, signs[at]!) + 1;
    this.known[node] = known;
    this.count += 1;
    this.words += known.words.length;
  }

  clear(): void {
    this.steps.clear();
    this.known = [];
    this.count = 0;
    this.words = 0;
  }
}

/** The words that cells can be read as, by as many of the cells as were looked at to tell. */
export class WordTree {
  private young = new Generation();
  private old = new Generation();

  /** @param onWords is told how many words more are remembered */
  constructor(private readonly onWords: (count: number) => void) {}

  /** Words that are remembered. */
  get words(): number {
    return this.young.words + this.old.words;
  }

  /** The words from a cell on, if the cells were met lately; their offsets count from it. */
  find(signs: Int32Array, from: number): readonly WordEdge[] | undefined {
    const young = this.young.find(signs, from);
    if (young !== undefined) return young.words;
    const old = this.old.find(signs, from);
    if (old !== undefined) this.remember(signs, from, old);
    return old?.words;
  }

  /** @param last the farthest cell that was looked at */
  add(signs: Int32Array, from: number, last: number, words: readonly WordEdge[]): void {
    this.remember(signs, from, { words, cells: last + 1 - from });
  }

  /** Forgets what was not met lately. */
  age(): void {
    [this.young, this.old] = [this.old, this.young];
    this.young.clear();
  }

  private remember(signs: Int32Array, from: number, known: Known): void {
    if (this.young.count === LEAST) this.age();
    this.young.add(signs, from, known);
    this.onWords(known.words.length);
  }
}

/** The sign of what follows the last cell. */
const END = -1;

/**
 * Words that were found in the cells of one document, as long as nothing else that they depend on changes: words recur,
 * and the same stretch is read many times while its edges are sought.
 */
export class WordsMemory {
  private readonly signs = new PairTable();
  private readonly trees = new Map<Encoding | undefined, Map<number, WordTree>>();
  /** Words that were remembered since they were last counted. */
  private added = 0;

  /** @param circumstances what words depend on beside their cells, as bits */
  treeOf(encoding: Encoding | undefined, circumstances: number): WordTree {
    const trees = this.trees.get(encoding) ?? new Map<number, WordTree>();
    this.trees.set(encoding, trees);
    const tree = trees.get(circumstances) ?? new WordTree((count) => this.count(count));
    trees.set(circumstances, tree);
    return tree;
  }

  /**
   * A number for each cell and for the end, the same for cells that are alike to whoever reads words.
   *
   * @param spuriousBlank units of a plain blank inside a word, by cell
   * @param isUnparted whether a word that ends with a cell may have lost a blank inside
   */
  signsOf(cells: Cells, spuriousBlank: Uint16Array, isUnparted: (cell: number) => boolean): Int32Array {
    const { length, raw, kinds, codes, letters, capitals, kept, fixed } = cells;
    const signs = new Int32Array(length + 1);
    for (let at = 0; at < length; at += 1) {
      const kind = kinds[at]!;
      const flags = capitals[at]! | (kept[at]! << 1) | (fixed[at]! << 2) | (isUnparted(at) ? 1 << 3 : 0);
      const cost = kind === PLAIN_BLANK ? spuriousBlank[at]! : 0;
      signs[at] = this.signs.numberOf(
        (raw.charCodeAt(at) << 16) | codes[at]!,
        (cost << 15) | (letters[at]! << 7) | (flags << 3) | kind,
      );
    }
    signs[length] = END;
    return signs;
  }

  private count(words: number): void {
    this.added += words;
    if (this.added < ADDED) return;
    this.added = 0;
    const trees = [...this.trees.values()].flatMap((own) => [...own.values()]);
    const held = trees.reduce((sum, tree) => sum + tree.words, 0);
    if (held >= MOST_WORDS) for (const tree of trees) tree.age();
  }
}
