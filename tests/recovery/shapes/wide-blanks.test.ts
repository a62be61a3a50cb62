import { describe, expect, it } from "vitest";
import { findWideBlanks } from "../../../src/recovery/shapes/wide-blanks.js";
import { damageContext } from "../../support/damage-context.js";

describe("findWideBlanks", () => {
  it("joins what single blanks break, and leaves one blank of the wide ones", () => {
    const line = "T he   ha rb our   m as te r   r e por te d   two  bro ke n   cra ne s .";
    const [found] = findWideBlanks(`Above.\n${line}\nBelow.`, [], damageContext(`Above.\n${line}\nBelow.`));
    expect(found).toMatchObject({
      action: "emended",
      start: 7,
      end: 7 + line.length,
      reading: "The harbour master reported two broken cranes.",
      kinds: ["spacing"],
    });
    expect(findWideBlanks(line, [{ start: 5, end: 6 }], damageContext(line))).toEqual([]);
  });

  it("flags a shorter line beside one that is certain, where all of it is words", () => {
    const line = "T he   ha rb our   m as te r   r e por te d   two  bro ke n   cra ne s .";
    const found = findWideBlanks(
      `${line}\n\nb ro ke n   at  noon`,
      [],
      damageContext(`${line}\n\nb ro ke n   at  noon`),
    );
    expect(found.map(({ action, reading }) => [action, reading])).toEqual([
      ["emended", "The harbour master reported two broken cranes."],
      ["flagged", "broken at noon"],
    ]);
  });

  it.each([
    "Name of ship   port of call   date of sailing   cargo in tons",
    "The wide blanks  of a line  that is set  in full width  part words.",
    "a b   c d   e f   g h   i j",
    "Only two  of these  wide",
    "File: handbook.info,  Node: 港の規則,  Next: 船の登録,  Up: 全体の目次",
    "02139, USA.  Telephone: +1 (617) 555 0140.  Fax: +1 (617) 555",
    "( o.o )        T H E   T O L L   H O U S E",
  ])("leaves %s", (healthy) => {
    expect(findWideBlanks(healthy, [], damageContext(healthy))).toEqual([]);
  });
});
