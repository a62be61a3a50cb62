/** Text as XML 1.0 writes it. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What has to be written otherwise: markup, control characters, half surrogates, and what XML has no place for. */
const SPECIAL =
  /[&<>\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A parser would make a line feed of a carriage return; the codes from 127 to 159 are allowed, but not seen. */
const isWrittenAsReference = (code: number): boolean => code === 13 || (code >= 0x7f && code <= 0x9f);

/**
 * Escapes text for an element's content.
 *
 * @param illegal gives the markup for a code unit that XML has no place for
 */
export function xmlText(text: string, illegal: (code: number) => string): string {
  return text.replace(SPECIAL, (character) => {
    const code = character.charCodeAt(0);
    return ENTITIES[character] ?? (isWrittenAsReference(code) ? `&#${code};` : illegal(code));
  });
}

/** Escapes a value for an attribute in double quotes; what XML has no place for is only shown. */
export function xmlAttribute(value: string): string {
  return xmlText(value, () => "\ufffd").replaceAll('"', "&quot;");
}
