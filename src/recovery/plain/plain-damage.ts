import { buildDocumentLexicon, type DocumentLexicon } from "../../english/document-lexicon.js";
import { buildTrie } from "../../english/trie.js";
import type { Finding } from "../../provenance/record.js";
import { overlapsAny } from "../overlap.js";
import type { Pieces } from "../pieces/pieces.js";
import type { RecoveryOptions } from "../recover.js";
import { spareProtected } from "../spare-protected.js";
import { findPlainRepairs } from "./plain-repairs.js";

const NO_WORDS: DocumentLexicon = { words: buildTrie([]) };

/** What was found already, and the repairs of words in healthy text wherever that leaves room. */
export function withPlainRepairs(
  text: string,
  pieces: Pieces,
  found: readonly Finding[],
  options: RecoveryOptions,
): readonly Finding[] {
  const { model, protect } = options;
  // Only what the user names: the words of the text itself hold the fragments that are to be repaired.
  const lexicon =
    options.lexicon.length === 0 ? NO_WORDS : buildDocumentLexicon([], options.lexicon, model.words);
  // A line that only looks scrambled may hold words whose ligatures show as capitals.
  const taken = found.filter(({ reason }) => reason !== "scrambled");
  const repairs = findPlainRepairs(text, pieces, taken, { ...options, lexicon });
  if (repairs.length === 0) return found;
  const spared = protect === undefined ? repairs : spareProtected(text, repairs, protect(repairs));
  const kept = found.filter((finding) => finding.reason !== "scrambled" || !overlapsAny(repairs, finding));
  return [...kept, ...spared].sort((one, other) => one.start - other.start);
}
