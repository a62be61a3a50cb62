import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { nats } from "../../../src/english/costs.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { findNode } from "../../../src/english/trie.js";
import { makeCells } from "../../../src/recovery/reading/cells.js";
import type { WordEdge } from "../../../src/recovery/reading/word-edge.js";
import { WordSearch } from "../../../src/recovery/reading/word-search.js";
import { model } from "../../support/model.js";

const PLUS_2 = shiftEncoding(2);
/** As many slips as wanted, and no bound on cost that a test could meet. */
const LIMITS = { channel: nats(30), total: nats(60) };

/** Shown code of every true one. */
const SHOWN_CODES = Uint16Array.from({ length: 0x100 }, (_, code) => PLUS_2.codes.indexOf(code));

/** The words that all the glyphs together can be read as, cheapest first. */
function wordsOf(glyphs: string, slips: number, names: readonly string[] = []): WordEdge[] {
  const cells = makeCells("", glyphs, "", PLUS_2);
  const lexicon = buildDocumentLexicon([], names, model.words);
  const costs = {
    noisePenalty: 0,
    spuriousBlank: new Uint16Array(glyphs.length).fill(nats(1)),
    ligatures: new Map<string, number>(),
    goneCapitals: [],
  };
  const search = new WordSearch(cells, model.words, lexicon.words, PLUS_2, SHOWN_CODES, costs, (word) =>
    findNode(model.words, word),
  );
  return search
    .search(0, { slips, ...LIMITS })
    .edges()
    .filter(({ end }) => end === glyphs.length)
    .sort((a, b) => a.wordCost + a.channelCost - b.wordCost - b.channelCost);
}

const rulesOf = (edge: WordEdge | undefined): string[] | undefined => edge?.moves.map(({ rule }) => rule);

describe("the search for words", () => {
  it("reads a word that is shown as it was printed, without moves", () => {
    const [best] = wordsOf("okpkuvgt", 0);
    expect(best).toMatchObject({ word: "minister", channelCost: 0, slips: 0, source: "lexicon" });
    expect(best?.moves).toEqual([]);
  });

  it.each([
    ["a dropped letter", "okpkugt", "minister", "dropped letter"],
    ["a letter too many", "okpkujvgt", "minister", "letter too many"],
    ["swapped letters", "okpkvugt", "minister", "swapped letters"],
    ["a confused letter", "okpkuwgt", "minister", "confused letter"],
    ["merged letters", "ngwgt", "letter", "merged letters"],
    ["a blank inside", "okpk uvgt", "minister", "spurious blank"],
    ["a ligature", "qhŁegt", "officer", "ligature"],
    ["the wrong case", "okPkuvgt", "minister", "wrong case"],
  ])("sees through %s: %s is %s", (_, glyphs, word, rule) => {
    const found = wordsOf(glyphs, 1).find((edge) => edge.word === word);
    expect(rulesOf(found)).toEqual([rule]);
  });

  it("finds no word with more slips than it may assume", () => {
    expect(wordsOf("okpkugt", 0)).toEqual([]);
  });

  it("keeps capitals", () => {
    expect(wordsOf("Okpkuvgt", 0)[0]?.word).toBe("Minister");
    expect(wordsOf("OKPKUVGT", 0)[0]?.word).toBe("MINISTER");
  });

  it("knows the document's own words", () => {
    expect(wordsOf("Mcmcrjqpk", 0)).toEqual([]);
    expect(wordsOf("Mcmcrjqpk", 0, ["Kakaphoni"])[0]).toMatchObject({
      word: "Kakaphoni",
      source: "document",
    });
  });

  it("finds nothing among signs", () => {
    expect(wordsOf("\u0001\u0002\u0003", 0)).toEqual([]);
  });
});
