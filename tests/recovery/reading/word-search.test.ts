import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { nats } from "../../../src/english/costs.js";
import { buildDocumentLexicon } from "../../../src/english/document-lexicon.js";
import { findNode } from "../../../src/english/trie.js";
import { budgetOf, MOST_BUDGET } from "../../../src/recovery/reading/budget.js";
import { makeCells } from "../../../src/recovery/reading/cells.js";
import type { WordEdge } from "../../../src/recovery/reading/word-edge.js";
import { type SearchLimits, WordSearch } from "../../../src/recovery/reading/word-search.js";
import { model } from "../../support/model.js";

const PLUS_2 = shiftEncoding(2);
/** As many slips as wanted, and no bound on cost that a test could meet. */
const LIMITS = { channel: nats(30), total: nats(60) };

/** Shown code of every true one. */
const SHOWN_CODES = Uint16Array.from({ length: 0x100 }, (_, code) => PLUS_2.codes.indexOf(code));

/** The words that glyphs can be read as from their beginning on. */
function search(glyphs: string, limits: SearchLimits, names: readonly string[] = []): WordEdge[] {
  const cells = makeCells("", glyphs, "", PLUS_2);
  const lexicon = buildDocumentLexicon([], names, model.words);
  const costs = {
    noisePenalty: 0,
    spuriousBlank: new Uint16Array(glyphs.length).fill(nats(1)),
    ligatures: new Map<string, number>(),
    goneCapitals: [],
  };
  const words = new WordSearch(cells, model.words, lexicon.words, PLUS_2, SHOWN_CODES, costs, (word) =>
    findNode(model.words, word),
  );
  return words.search(0, limits).edges();
}

/** The words that all the glyphs together can be read as, cheapest first. */
function wordsOf(glyphs: string, slips: number, names: readonly string[] = []): WordEdge[] {
  return search(glyphs, { slips, ...LIMITS }, names)
    .filter(({ end }) => end === glyphs.length)
    .sort((a, b) => a.wordCost + a.channelCost - b.wordCost - b.channelCost);
}

/** Words of the samples as `PLUS_2` shows them, a few of them with letters set apart or slips of the reader. */
const glyphsOfWords = fc
  .array(
    fc.tuple(
      fc.constantFrom("minister", "the", "of", "committee", "a", "letter", "situation", "Korea", "well"),
      fc.constantFrom("as printed", "apart", "dropped", "doubled"),
      fc.nat(),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) =>
    words
      .map(([word, how, seed]) => {
        const shown = Array.from(word, (letter) => String.fromCharCode(letter.charCodeAt(0) + 2));
        const at = seed % shown.length;
        if (how === "dropped") shown.splice(at, 1);
        if (how === "doubled") shown.splice(at, 0, shown[at]!);
        return shown.join(how === "apart" ? " " : "");
      })
      .join(" "),
  );

const shownOf = ({ word, end, wordCost, channelCost, moves }: WordEdge): string =>
  JSON.stringify([word, end, wordCost, channelCost, moves]);

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

  it.each([
    ["okpku vgt", "minister", 9],
    ["okp kugt", "minister", 8],
    ["o k p k u v g", "minister", 13],
    ["ykv vjg", "with", 3],
    ["y k v v j g", "with", 5],
  ])("finds a dropped letter beside blanks: in %s %s up to glyph %i", (glyphs, word, end) => {
    const found = search(glyphs, { slips: 1, ...LIMITS });
    expect(found.map((edge) => [edge.word, edge.end])).toContainEqual([word, end]);
  });

  it("finds within the budget what it finds without, less what is dearer for its length", () => {
    const limits = { slips: 2, channel: MOST_BUDGET, total: nats(60) };
    fc.assert(
      fc.property(glyphsOfWords, (glyphs) => {
        const all = search(glyphs, limits);
        const fitting = all.filter(({ word, channelCost }) => channelCost <= budgetOf(word.length));
        expect(
          search(glyphs, { ...limits, budgeted: true })
            .map(shownOf)
            .sort(),
        ).toEqual(fitting.map(shownOf).sort());
      }),
    );
  });

  it("finds nothing among signs", () => {
    expect(wordsOf("\u0001\u0002\u0003", 0)).toEqual([]);
  });
});
