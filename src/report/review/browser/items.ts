import type { EncodingRecord, Span } from "../../../provenance/record.js";
import { visible } from "../../visible.js";
import type { ReviewData, ReviewDocument } from "../data.js";

/** How sure a reading is, in four bands that colours and words tell. */
export type Band = "sure" | "likely" | "doubtful" | "flagged";
export const BANDS: readonly Band[] = ["sure", "likely", "doubtful", "flagged"];
export const BAND_NAMES: Readonly<Record<Band, string>> = {
  sure: "95 % and more",
  likely: "80 to 95 %",
  doubtful: "below 80 %",
  flagged: "flagged, not changed",
};

/** One span of one document. */
export interface Item {
  /** In the list of all items. */
  readonly index: number;
  readonly document: ReviewDocument;
  /** The path of the document as it is shown, where there are several; else empty. */
  readonly subject: string;
  readonly span: Span;
  readonly band: Band;
  /** What the encoding is called, over all documents; empty for a repair in plain text. */
  readonly encoding: string;
}

export function itemsOf({ documents }: ReviewData): Item[] {
  const items: Item[] = [];
  for (const document of documents) {
    const subject = documents.length > 1 ? visible(document.path) : "";
    const names = new Map(document.encodings.map((encoding) => [encoding.id, encodingName(encoding)]));
    for (const span of document.spans) {
      const encoding = span.encoding === undefined ? "" : (names.get(span.encoding) ?? span.encoding);
      items.push({ index: items.length, document, subject, span, band: bandOf(span), encoding });
    }
  }
  return items;
}

function bandOf({ action, by, confidence }: Span): Band {
  if (action === "flagged" && by === undefined) return "flagged";
  if (confidence.exact >= 0.95) return "sure";
  return confidence.exact >= 0.8 ? "likely" : "doubtful";
}

function encodingName({ family, params }: EncodingRecord): string {
  const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return visible([family, ...details].join(", "));
}
