import { describe, expect, it } from "vitest";
import { buildDocumentLexicon, type DocumentLexicon } from "../../src/english/document-lexicon.js";
import { findNode, isNameNode, isWordNode } from "../../src/english/trie.js";
import { model } from "../support/model.js";

const lexiconOf = (healthy: readonly string[], listed: readonly string[] = []): DocumentLexicon =>
  buildDocumentLexicon(healthy, listed, model.words);

const holds = ({ words }: DocumentLexicon, word: string): boolean => {
  const node = findNode(words, word);
  return node >= 0 && isWordNode(words, node);
};

const costOf = ({ words }: DocumentLexicon, word: string): number => words.wordCosts[findNode(words, word)]!;

describe("the lexicon of a document", () => {
  it("holds the words of its healthy parts, names among them", () => {
    const lexicon = lexiconOf(["The envoy Kakaphoni left.", "The town waited."]);
    expect(holds(lexicon, "envoy")).toBe(true);
    expect(holds(lexicon, "kakaphoni")).toBe(true);
    expect(isNameNode(lexicon.words, findNode(lexicon.words, "kakaphoni"))).toBe(true);
    expect(isNameNode(lexicon.words, findNode(lexicon.words, "town"))).toBe(false);
  });

  it("does not take fragments for words unless they recur", () => {
    expect(holds(lexiconOf(["a qxk here"]), "qxk")).toBe(false);
    expect(holds(lexiconOf(["a qxk here, a qxk there"]), "qxk")).toBe(true);
  });

  it("does not take parts of foreign words for words", () => {
    expect(holds(lexiconOf(["Małgorzata i Małgorzata"]), "gorzata")).toBe(false);
  });

  it("finds what recurs likelier", () => {
    const lexicon = lexiconOf(["harbour harbour harbour lighthouse"]);
    expect(costOf(lexicon, "harbour")).toBeLessThan(costOf(lexicon, "lighthouse"));
  });

  it("holds the words that the user lists, word by word", () => {
    const lexicon = lexiconOf([], ["Go Himan", "Kakaphoni"]);
    for (const word of ["go", "himan", "kakaphoni"]) expect(holds(lexicon, word)).toBe(true);
  });

  it("may be empty", () => {
    expect(holds(lexiconOf([]), "the")).toBe(false);
  });

  it("is not misled by words that objects know", () => {
    const lexicon = lexiconOf(["the constructor of the prototype, toString"]);
    expect(holds(lexicon, "constructor")).toBe(true);
  });
});
