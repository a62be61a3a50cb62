import type { Finding, Kind } from "../../provenance/record.js";
import { doubted } from "../repaired.js";

/** What people do to words as well, on purpose or by a slip: they set letters apart, run words together, leave letters out. */
const DONE_BY_PEOPLE: ReadonlySet<Kind> = new Set<Kind>(["spacing", "doubling", "reversed", "ligature"]);

/** Signs of a keyboard: nobody writes others for a ligature. */
const TYPED = /^[\n -~]*$/;

/** UTF-16 units of text from which on damage would show in more than one place. */
const LONG_TEXT = 10_000;

/**
 * The findings of a text, of which the only one to emend is left to a person if the text is long and somebody may have
 * written it so.
 *
 * @param length of the text, in UTF-16 units
 */
export function withoutLone(length: number, findings: readonly Finding[]): readonly Finding[] {
  if (length < LONG_TEXT) return findings;
  const [lone, ...others] = findings.filter(({ action }) => action === "emended");
  if (lone === undefined || others.length > 0 || !isDoneByPeople(lone)) return findings;
  return findings.map((finding) => (finding === lone ? doubted(finding) : finding));
}

const isDoneByPeople = ({ raw, kinds, encoding }: Finding): boolean =>
  encoding === undefined && kinds.every((kind) => DONE_BY_PEOPLE.has(kind)) && TYPED.test(raw);
