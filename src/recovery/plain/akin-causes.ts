import { codeClass } from "../../repairs/odd-ligature-codes.js";
import type { Cause } from "./plain-atoms.js";
import { BLANK_LIGATURE_CAUSE, CODE_CAUSE, CUT_CAUSE, DROPPED_CAUSE, HALVED_CAUSE } from "./plain-causes.js";

/** Causes of one group come from one origin: a font that shows a sign for one ligature shows others for the rest. */
const LOST = "lost";
const GROUPS: Readonly<Record<Cause, string>> = {
  [BLANK_LIGATURE_CAUSE]: LOST,
  [DROPPED_CAUSE]: LOST,
  [CUT_CAUSE]: LOST,
  [HALVED_CAUSE]: LOST,
};

/** The group of a cause; nothing where no other cause speaks for it. */
const groupOf = (cause: Cause): string | undefined =>
  cause.startsWith(CODE_CAUSE) ? codeClass(cause.slice(CODE_CAUSE.length)) : GROUPS[cause];

/** Nats that a cause takes from others of its group at most. */
const MOST_FROM_KIN = 8;

/**
 * Nats that speak for each cause because others of its group are proven.
 *
 * @param totals nats that the words of a document prove each cause with
 */
export function natsFromKin(totals: ReadonlyMap<Cause, number>): (cause: Cause) => number {
  const groups = new Map<string, { cause: Cause; total: number }[]>();
  for (const [cause, total] of totals) {
    const group = groupOf(cause);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), { cause, total }]);
  }
  return (cause) => {
    const kin = groups.get(groupOf(cause) ?? "") ?? [];
    const others = kin.reduce(
      (sum, other) => (other.cause === cause ? sum : sum + Math.max(0, other.total)),
      0,
    );
    return Math.min(MOST_FROM_KIN, others);
  };
}
