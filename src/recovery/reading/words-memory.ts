import type { Encoding } from "../../encodings/index.js";
import { type Cells, PLAIN_BLANK } from "./cells.js";
import { PairTable } from "./pair-table.js";
import type { WordEdge } from "./word-edge.js";

/** Sequences of cells that are remembered at once; with more, all are forgotten. */
const MOST = 1 << 14;

/** The words that cells can be read as, by as many of the cells as were looked at to tell. */
export class WordTree {
  private readonly steps = new PairTable();
  /** Words by node; a node is the number of the step that leads to it plus one, the root 0. */
  private words: (readonly WordEdge[] | undefined)[] = [];
  private count = 0;

  /** The words from a cell on, if the cells were met before; their offsets count from it. */
  find(signs: Int32Array, from: number): readonly WordEdge[] | undefined {
    const { steps, words } = this;
    let node = 0;
    for (let at = from; at < signs.length; at += 1) {
      node = steps.find(node, signs[at]!) + 1;
      if (node === 0) return undefined;
      const known = words[node];
      if (known !== undefined) return known;
    }
    return undefined;
  }

  /** @param last the farthest cell that was looked at */
  add(signs: Int32Array, from: number, last: number, words: readonly WordEdge[]): void {
    if (this.count === MOST) {
      this.steps.clear();
      this.words = [];
      this.count = 0;
    }
    let node = 0;
    for (let at = from; at <= last; at += 1) node = this.steps.numberOf(node, signs[at]!) + 1;
    this.words[node] = words;
    this.count += 1;
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

  /** @param circumstances what words depend on beside their cells, as bits */
  treeOf(encoding: Encoding | undefined, circumstances: number): WordTree {
    const trees = this.trees.get(encoding) ?? new Map<number, WordTree>();
    this.trees.set(encoding, trees);
    const tree = trees.get(circumstances) ?? new WordTree();
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
}
