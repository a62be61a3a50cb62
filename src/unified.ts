/**
 * The plugin for unified pipelines, with remark over Markdown and with retext over plain text: it tells of damage as
 * messages on the file and, where asked to, goes on with the restored text.
 */
import type { Plugin, Transformer } from "unified";
import type { VFile } from "vfile";
import { checkOptions } from "./check-options.js";
import { emend } from "./emend.js";
import type { EmendOptions } from "./options.js";
import type { EmendationRecord, Span } from "./provenance/record.js";
import { visible } from "./report/visible.js";

/** Options of the plugin. */
export interface UnifiedOptions extends Omit<EmendOptions, "notes"> {
  /** Parse the restored text in place of the file's; default false: only messages. */
  readonly fix?: boolean;
}

declare module "vfile" {
  interface DataMap {
    /** What `emend/unified` found; offsets are counted after a byte order mark. */
    emend: EmendationRecord;
  }
}

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Attaches a message to the file for each damaged span, and the record as `file.data.emend`. Where `fix` is set, the
 * restored text is parsed anew: use the plugin first, since the tree that it gets is thrown away.
 *
 * Messages come from `emend`, with the kind of damage as `ruleId` or, where nothing can be read, the reason; `actual`
 * is the raw text, and `expected` holds the reading.
 */
const emendUnified: Plugin<[UnifiedOptions]> = function (given): Transformer {
  checkOptions("", given);
  const { fix = false, ...options } = given;
  return (_tree, file) => {
    const source = String(file);
    const mark = source.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    const { text, record } = emend(source.slice(mark), { ...options, notes: "none" });
    file.data.emend = record;
    for (const span of record.spans) tell(file, span, mark);
    if (!fix || record.spans.every(({ action }) => action === "flagged")) return undefined;
    file.value = source.slice(0, mark) + text;
    return this.parse(file);
  };
};

export default emendUnified;

function tell(file: VFile, span: Span, mark: number): void {
  const { action, reason, raw, reading, line, column, start, end, kinds } = span;
  // A mark is no part of the text, but a character of the file's first line.
  const from = line === 1 ? column + mark : column;
  const message = file.message(sentence(span), {
    place: {
      start: { line, column: from, offset: start + mark },
      end: { line, column: from + end - start, offset: end + mark },
    },
    ruleId: (action === "emended" ? kinds[0] : reason) ?? action,
    source: "emend",
  });
  message.actual = raw;
  message.expected = reading === null ? [] : [reading];
  if (action === "flagged") message.note = "Left as it stands.";
}

/** Reporters print it on terminals. */
function sentence({ action, raw, reading, kinds, reason }: Span): string {
  const damaged = `Unexpected damaged text \`${visible(raw)}\``;
  if (reading === null) return `${damaged}, which cannot be read`;
  if (action === "flagged") return `${damaged}, perhaps for \`${visible(reading)}\` (${reason})`;
  return `${damaged}, expected \`${visible(reading)}\` (${kinds.join(", ")})`;
}
