import { buildDocumentLexicon } from "../../src/english/document-lexicon.js";
import { cutPieces } from "../../src/recovery/pieces/pieces.js";
import type { DamageContext } from "../../src/recovery/shapes/other-damage.js";
import { model } from "./model.js";

/** What the detectors of damage of a known shape get for a text without words of its own. */
export const damageContext = (text: string): DamageContext => ({
  model,
  pieces: cutPieces(text, model.words),
  lexicon: buildDocumentLexicon([], [], model.words),
});
