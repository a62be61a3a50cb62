import { pathToFileURL } from "node:url";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Kind, LongProvenance, Span } from "../provenance/record.js";
import { kindsOf, spanMessage } from "./inspection.js";

/** What editors and code hosts show beside a finding. */
const KINDS: Readonly<Record<Kind, string>> = {
  shift: "All codes are shifted by a constant",
  "glyph-order": "Numbers of glyphs are shown as characters",
  "ranged-shift": "Each range of letters is shifted by a constant of its own",
  substitution: "Every letter stands for another",
  token: "Codes are shown as tokens",
  escape: "Escapes lie over the text",
  ligature: "A ligature is lost or shown as another sign",
  spacing: "Blanks are lost or added",
  misreading: "Letters are misread",
  doubling: "Glyphs are repeated",
  mojibake: "UTF-8 was read in another encoding",
  reversed: "The line is reversed",
  accent: "An accent stands apart from its letter",
};

/** One document as the user named it, and what was found in it. */
export interface Inspected {
  readonly file: string;
  readonly provenance: LongProvenance;
}

/** Findings in SARIF 2.1.0, the format of linters that editors and code hosts read. */
export function sarifLog(documents: readonly Inspected[], version: string): Log {
  const rules = Object.entries(KINDS).map(
    ([id, text]): ReportingDescriptor => ({ id, shortDescription: { text } }),
  );
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "emend", version, rules } },
        columnKind: "utf16CodeUnits",
        results: documents.flatMap(({ file, provenance }) =>
          Array.from(provenance.spans, (span) => resultOf(file, span)),
        ),
      },
    ],
  };
}

function resultOf(file: string, span: Span): Result {
  const { line, column, raw, action, reading, kinds } = span;
  const region = { startLine: line, startColumn: column, endLine: line, endColumn: column + raw.length };
  const artifactLocation = { uri: uriOf(file) };
  return {
    ...(kinds[0] !== undefined && { ruleId: kinds[0] }),
    level: action === "emended" ? "warning" : "note",
    message: { text: messageText(`${spanMessage(span)}  ${kindsOf(span)}`) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(action === "emended" &&
      reading !== null && {
        fixes: [
          {
            description: { text: "Restore the text" },
            artifactChanges: [
              {
                artifactLocation,
                replacements: [{ deletedRegion: region, insertedContent: { text: span.text } }],
              },
            ],
          },
        ],
      }),
  };
}

/**
 * Text of a document as a SARIF message, in which `{0}` would stand for an argument and `[text](address)` would be a
 * link: braces are doubled, as the format has it, and a link, which it has no escape for, is parted by a blank.
 */
const messageText = (text: string): string => text.replace(/[{}]/g, "$&$&").replaceAll("](", "] (");

/** Relative paths stay relative, so that a code host finds the file in its checkout. */
function uriOf(file: string): string {
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/.test(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join("/");
}
