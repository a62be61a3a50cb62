/**
 * Builds the English word model from packages of the registry and writes it as one file beside the compiled program.
 * The same packages give the same bytes.
 */
import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BLANK, SYMBOL_OF_CODE } from "../english/alphabet.js";
import { estimateCharacterTable } from "../english/characters.js";
import { costOfProbability } from "../english/costs.js";
import { writeModel } from "../english/model.js";
import { buildTrie, findNode } from "../english/trie.js";
import { estimateBigrams } from "./estimate-bigrams.js";
import { collectEvidence } from "./word-counts.js";

const target = fileURLToPath(new URL("../english.model", import.meta.url));

const symbolsOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => SYMBOL_OF_CODE[character.charCodeAt(0)]!);

const { words, texts } = collectEvidence();
// 255 says "no word" in the trie.
const trie = buildTrie(
  words.map(({ word, probability, name }) => ({
    word,
    name,
    cost: Math.min(254, costOfProbability(probability)),
  })),
);
const nodeOf = new Map(words.map(({ word }) => [word, findNode(trie, word)]));
const bigrams = estimateBigrams(
  texts,
  nodeOf,
  new Map(words.map(({ word, probability }) => [word, probability])),
);
const running = estimateCharacterTable([{ symbols: symbolsOf(texts.join(" ")), weight: 1 }]);
const spelling = estimateCharacterTable(
  words.map(({ word }) => ({ symbols: Uint8Array.of(BLANK, ...symbolsOf(word), BLANK), weight: 1 })),
);

const tables = { words: trie, bigrams, running, spelling };
const hash = createHash("sha256")
  .update(writeModel(tables, new Uint8Array(32)))
  .digest();
writeFileSync(`${target}.tmp`, writeModel(tables, hash));
renameSync(`${target}.tmp`, target);
console.error(
  `emend: word model of ${words.length} words, ${trie.masks.length} nodes, ${bigrams.followers.length} word pairs`,
);
