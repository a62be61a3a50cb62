/**
 * Shows what a terminal would act on or hide: control characters as their pictures (␛, ␉), everything else that
 * moves, reorders or hides text as `\u{…}`, and bytes that could not be decoded as `\xNN`.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, pictureOf);
}

/** Like `visible`, but for a whole text: its line ends and tabs stay as they are. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character, offset: number) =>
    character === "\n" || character === "\t" || (character === "\r" && text[offset + 1] === "\n")
      ? character
      : pictureOf(character),
  );
}

/** One value as JSON that is safe on a terminal: the same value, with hidden characters as `\u` escapes. */
export function visibleJson(value: unknown, indent?: number): string {
  return visibleInJson(JSON.stringify(value, null, indent));
}

/** A part of a text in JSON, cut between characters, safe on a terminal: the same values. */
export function visibleInJson(json: string): string {
  return json.replace(HIDDEN_IN_JSON, (character) =>
    [...Array(character.length).keys()]
      .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Lines of JSON, as somebody wrote them, safe on a terminal: the same values. */
export function visibleJsonLines(lines: string): string {
  // A control character that JSON takes unescaped is white space between its tokens.
  return visibleInJson(lines.replace(CONTROL_BETWEEN_TOKENS, " "));
}

/** Controls, format characters (direction marks, zero widths, tags), line separators and lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** JSON escapes C0 and lone surrogates itself; a line end can only be its own layout. */
const HIDDEN_IN_JSON = /[\x7F-\x9F\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Those that move the cursor within a line. */
const CONTROL_BETWEEN_TOKENS = /[\v\f]|\r(?!\n)/g;

function pictureOf(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return `\\u{${code.toString(16)}}`;
}
