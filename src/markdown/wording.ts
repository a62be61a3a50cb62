import type { DoubtfulWord, EncodingRecord, Kind } from "../provenance/record.js";
import type { DecidedSpan } from "./spans.js";

/** What notes say, in plain words. Nothing quoted from the text can turn into markup. */

const LONGEST_QUOTE = 120;
/** More than this would make a note unreadable; the provenance file holds them all. */
const MOST_PLACES = 10;
const MOST_WORDS = 12;
const MOST_ALTERNATIVES = 3;
const MOST_GAPS = 5;

/** How a family of encodings is described; others go by their name. */
const FAMILIES: Readonly<Record<string, (encoding: EncodingRecord) => string>> = {
  shift: ({ params: { offset } }) => {
    if (typeof offset !== "number") return "shifted text";
    return `text shifted by ${Math.abs(offset)} code ${Math.abs(offset) === 1 ? "point" : "points"}`;
  },
  "glyph-order": () => "glyph numbers shown as characters",
  "ranged-shift": () => "text shifted by a different number in each range of letters",
  substitution: () => "text in which every letter stands for another",
  token: () => "names of glyphs in place of letters",
};

/** What was done, for the kinds of damage that are no encoding. */
const DONE: Readonly<Partial<Record<Kind, string>>> = {
  escape: "escapes undone",
  ligature: "ligatures restored",
  spacing: "blanks mended",
  misreading: "misread letters corrected",
  doubling: "doubled letters made single",
  mojibake: "characters of a wrong encoding restored",
  reversed: "reversed text turned round",
  accent: "accents joined to their letters",
};

/** The text of a footnote about one change, or about equal changes of one word. */
export function footnoteText(
  spans: readonly DecidedSpan[],
  encodings: ReadonlyMap<string, EncodingRecord>,
): string {
  const [span] = spans as readonly [DecidedSpan, ...DecidedSpan[]];
  const damaged = Math.min(...spans.slice(0, MOST_PLACES).map(({ confidence }) => confidence.damaged));
  const exact = Math.min(...spans.slice(0, MOST_PLACES).map(({ confidence }) => confidence.exact));
  const atLeast = spans.length > 1 ? "at least " : "";
  return [
    `${places(spans)}: ${change(span, encodings)}.`,
    span.by === undefined
      ? `Damaged as said: ${atLeast}${percent(damaged)}; read exactly right: ${atLeast}${percent(exact)}.`
      : `Decided by ${decider(span)}.`,
    ...doubts(span.doubtful),
    ...losses(span),
  ].join(" ");
}

function decider({ name, date }: DecidedSpan): string {
  const who = name === undefined ? "a reader" : quoted(excerpt(name));
  if (date === undefined) return who;
  return `${who}, ${/^\d{4}-\d\d-\d\d$/.test(date) ? date : quoted(excerpt(date))}`;
}

function places(spans: readonly DecidedSpan[]): string {
  const shown = spans
    .slice(0, MOST_PLACES)
    .map(({ line, start, end }) => `line ${line} (offsets ${start}–${end})`);
  const more = spans.length > shown.length ? [`${spans.length - shown.length} more places`] : [];
  const all = [...shown, ...more];
  const listed = all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${all.at(-1)}` : all[0]!;
  return `L${listed.slice(1)}`;
}

function change(span: DecidedSpan, encodings: ReadonlyMap<string, EncodingRecord>): string {
  const done = span.kinds.flatMap((kind) => DONE[kind] ?? []).join(", ");
  const encoding = span.encoding === undefined ? undefined : encodings.get(span.encoding);
  const raw = inlineCode(excerpt(span.raw));
  if (!encoding) {
    return `read ${raw} as ${quoted(excerpt(span.reading ?? span.text))}${done && `: ${done}`}`;
  }
  const family = Object.hasOwn(FAMILIES, encoding.family)
    ? FAMILIES[encoding.family]!(encoding)
    : quoted(excerpt(encoding.family));
  const id = /^F\d+$/.test(encoding.id) ? ` (${encoding.id})` : "";
  return `read ${raw} as ${family}${id}${done && `; ${done}`}`;
}

function doubts(words: readonly DoubtfulWord[]): string[] {
  if (words.length === 0) return [];
  const shown = words.slice(0, MOST_WORDS).map(({ text, confidence, alternatives }) => {
    const others = alternatives
      .slice(0, MOST_ALTERNATIVES)
      .map((other) => `${quoted(excerpt(other.text))} ${percent(other.confidence)}`);
    const or = others.length > 0 ? `; or ${others.join(", ")}` : "";
    return `${quoted(excerpt(text))} (${percent(confidence)}${or})`;
  });
  const more = words.length > shown.length ? [`${words.length - shown.length} more`] : [];
  return [`Doubtful: ${[...shown, ...more].join(", ")}.`];
}

function losses({ gaps }: DecidedSpan): string[] {
  if (gaps.length === 0) return [];
  const shown = gaps.slice(0, MOST_GAPS).map(({ at, what }) => `${quoted(excerpt(what))} at offset ${at}`);
  const more = gaps.length > shown.length ? [`${gaps.length - shown.length} more`] : [];
  return [`Lost without trace: ${[...shown, ...more].join(", ")}.`];
}

/** A probability as a percentage with one decimal; never 100 %, since no reading is beyond doubt, nor 0 % for what is possible. */
export function percent(probability: number): string {
  if (!(probability >= 0 && probability <= 1)) return "unknown";
  if (probability === 0) return "0 %";
  if (probability >= 0.9995) return "over 99.9 %";
  if (probability < 0.0005) return "under 0.1 %";
  return `${Number((probability * 100).toFixed(1))} %`;
}

/** At most 120 units of a text, cut between characters. */
export function excerpt(text: string): string {
  if (text.length <= LONGEST_QUOTE) return text;
  const last = text.charCodeAt(LONGEST_QUOTE - 1);
  const insidePair = last >= 0xd800 && last < 0xdc00;
  return `${text.slice(0, LONGEST_QUOTE - (insidePair ? 1 : 0))}…`;
}

/** In quotation marks where nothing in it could be markup, otherwise as inline code. */
function quoted(text: string): string {
  const harmless = /^[\p{L}\p{M}\p{N} ,.;:'’‘“”?!%()–—-]+$/u.test(text) && !/www\.|^ | $/i.test(text);
  return harmless ? `“${text}”` : inlineCode(text);
}

/** A text as inline code, whatever it holds: control characters and half characters as visible signs. */
export function inlineCode(text: string): string {
  const shown = visible(text);
  if (shown === "") return "“”";
  let longest = 0;
  for (const [run] of shown.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  // One blank at both ends is taken off by the parser; a backtick at an end would lengthen the fence.
  const padding = /^`|`$|^ .* $/.test(shown) && /[^ ]/.test(shown) ? " " : "";
  return `${fence}${padding}${shown}${padding}${fence}`;
}

const PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = "\u2421";

/** Control characters as their pictures; those that have none, and what turns or hides text, as numbers. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu,
    (hidden) => {
      const code = hidden.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(PICTURES + code);
      if (code === DELETE) return DELETE_PICTURE;
      return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
    },
  );
}
