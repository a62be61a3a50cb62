import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeDecisions } from "../../src/provenance/anchors.js";
import type { Decision } from "../../src/provenance/decisions.js";

/** A decision about what stands between ⟦ and ⟧, with so many units of context. */
function decided(marked: string, reading?: string, context = 32): Decision {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const text = marked.replace(/[⟦⟧]/g, "");
  return {
    source: { path: "notes.md", sha256: "0" },
    start,
    end,
    raw: text.slice(start, end),
    before: text.slice(Math.max(0, start - context), start),
    after: text.slice(end, end + context),
    action: reading === undefined ? "reject" : "correct",
    ...(reading !== undefined && { reading }),
  };
}

const placesIn = (marked: string): { start: number; end: number }[] =>
  [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(({ index, 1: raw }, nth) => {
    const start = index - 2 * nth;
    return { start, end: start + raw!.length };
  });

/** Expects the decisions to hold where the marks stand, and nowhere else. */
function expectPlaced(
  decisions: readonly Decision[],
  marked: string,
  kind: "placed" | "standing" = "placed",
) {
  const placement = placeDecisions(marked.replace(/[⟦⟧]/g, ""), decisions);
  expect(placement[kind].map(({ start, end }) => ({ start, end }))).toEqual(placesIn(marked));
  return placement;
}

const expectUnplaced = (decision: Decision, text: string): void =>
  expect(placeDecisions(text, [decision])).toEqual({ placed: [], standing: [], unplaced: [decision] });

describe("a decision", () => {
  const SAID = "Nobody spoke before the bend. Then ⟦vjg⟧ boat was seen by all of them.";

  it("holds where it was made", () => {
    expectPlaced([decided(SAID)], SAID);
    expectPlaced([decided("⟦vjg⟧")], "⟦vjg⟧");
  });

  it("moves with what was added or lost before it", () => {
    expectPlaced([decided(SAID)], `Now and then. ${SAID}`);
    expectPlaced([decided(SAID)], SAID.slice(20));
    expectPlaced([decided(SAID)], SAID.slice(35));
  });

  it("holds where only one side has changed", () => {
    expectPlaced([decided(SAID)], "It was late. And so ⟦vjg⟧ boat was seen by all of them.");
    expectPlaced([decided(SAID)], "Nobody spoke before the bend. Then ⟦vjg⟧ ship sank.");
  });

  it("needs 16 characters around it that agree, both sides together", () => {
    expectPlaced([decided("0123456789 ⟦vjg⟧ abcdefgh", "the")], "x123456789 ⟦vjg⟧ abcdex");
    expectUnplaced(decided("0123456789 ⟦vjg⟧ abcdefgh", "the"), "x123456789 vjg abcdx");
    expectUnplaced(decided("0123456789 ⟦vjg⟧ abcdefgh", "the"), "xx23456789 vjg abcdex");
  });

  it("needs 8 of them beside a long text", () => {
    expectPlaced([decided("01234 ⟦vjgvjgvj⟧ abcdefgh", "the")], "x1234 ⟦vjgvjgvj⟧ abx vjgvjgvj");
    expectUnplaced(decided("01234 ⟦vjgvjgvj⟧ abcdefgh", "the"), "x1234 vjgvjgvj ax");
    expectUnplaced(decided("01234 ⟦vjgvjgv⟧ abcdefgh", "the"), "x1234 vjgvjgv abx");
  });

  it("holds between what neighbours were repaired to", () => {
    const raw = decided("fkf vjg dqcv ⟦ecv⟧ vq vjg dgpf", "cat");
    const cleaned = { ...raw, outBefore: "did the boat ", outAfter: " to the bend" };
    const text = "Where did the boat ⟦ecv⟧ to the bend, and ecv again";
    expectUnplaced(raw, text.replace(/[⟦⟧]/g, ""));
    expectPlaced([cleaned], text);
  });

  it("stands already where its reading occurs once, and its text no more", () => {
    const decision = decided("It was ⟦vjg⟧ way that nobody took.", "Odrick");
    expectPlaced([decision], "No ⟦Odrick⟧ there", "standing");
    expectUnplaced(decision, "No Odricks there");
    expectPlaced([decided("It was ⟦vjg⟧ way.", "*a* [b]")], "No ⟦\\*a\\* \\[b\\]⟧ there", "standing");
    expectUnplaced(decision, "No Odrick there, nor Odrick");
    expectUnplaced(decision, "No Odrick there, nor vjg");
  });

  it("to leave a text that occurs once needs 8 of them, or blanks where some were", () => {
    const marked = "It was ⟦vjg⟧ way that nobody took.";
    expectPlaced([decided(marked)], "He was ⟦vjg⟧ wa");
    expectPlaced([decided(marked)], "No ⟦vjg⟧ there");
    expectPlaced([decided(marked)], "⟦vjg⟧");
    expectPlaced([decided("It was x⟦vjg⟧y and")], "Now ecx⟦vjg⟧kt it");
    expectUnplaced(decided(marked), "Now ecvjgkt it");
    // Eight units before it outweigh the letter behind it.
    expectPlaced([decided(`Yes. ${marked}`)], "No. It was ⟦vjg⟧kt");
    expectUnplaced(decided(`Yes. ${marked}`), "No, it was vjgkt");
    expectUnplaced(decided(marked), "He wasxvjg w");
    expectUnplaced(decided(marked), "He was vjg wa vjg");
    expectUnplaced(decided(marked, "the"), "He was vjg wa");
  });

  it("needs none for a very long text that occurs once", () => {
    const raw = "vjgvjgvjgvjgvjgv";
    expectPlaced([decided(`one ⟦${raw}⟧ two`)], `three ⟦${raw}⟧ four`);
    expectUnplaced(decided(`one ⟦${raw}⟧ two`), `three ${raw} four ${raw}`);
    expectUnplaced(decided(`one ⟦${raw.slice(1)}⟧ two`, "the"), `three ${raw.slice(1)} four`);
  });

  it("at the end of a short text needs all of the context", () => {
    expectPlaced([decided("a ⟦vjg⟧ b")], "x a ⟦vjg⟧ b x");
    expectUnplaced(decided("a ⟦vjg⟧ b", "the"), "x a vjg c x");
  });

  it("of several places takes the one whose surroundings agree best", () => {
    expectPlaced(
      [decided(SAID)],
      "spoke before the bend. Then vjg boat sank. Nobody spoke before the bend. Then ⟦vjg⟧ boat was seen by some.",
    );
  });

  it("of places that agree alike takes the nearest", () => {
    const line = "was seen by all of them vjg boat of the old man, ";
    const decision = decided(`${line.repeat(3)}${line.replace("vjg", "⟦vjg⟧")}${line}`);
    expectPlaced([decision], `x${line.repeat(3)}${line.replace("vjg", "⟦vjg⟧")}${line.repeat(3)}`);
  });

  it("finds the nearest among very many places", () => {
    const line = "was seen by all of them vjg boat of the old man, ";
    const marked = line.replace("vjg", "⟦vjg⟧");
    for (const before of [0, 10, 300, 590, 599]) {
      const after = 599 - before;
      const decision = decided(line.repeat(before) + marked + line.repeat(after));
      expectPlaced([decision], `x${line.repeat(before)}${marked}${line.repeat(after)}`);
    }
  });

  it("stands where its reading does", () => {
    expectPlaced([decided(SAID, "the")], `So. ${SAID.replace("vjg", "the")}`, "standing");
    expectPlaced([decided(SAID, "vjg")], `So. ${SAID}`, "placed");
  });

  it("is not found by a reading that is empty", () => {
    expectUnplaced(decided(SAID, ""), `So. ${SAID.replace("⟦vjg⟧", "")}`);
  });

  it("is found between neighbours that were repaired", () => {
    const decision = {
      ...decided('Vjg"qnf"ncpgtp"ycu"c ⟦vjg⟧ Pqdqfa"urqmg'),
      outBefore: "The old lantern was a ",
      outAfter: " Nobody spoke",
    };
    expectPlaced([decision], "The old lantern was a ⟦vjg⟧ Nobody spoke");
    expectPlaced([decision], "x was a ⟦vjg⟧ Nobody spoke");
    expectPlaced([decision], "The old lantern was a ⟦vjg⟧ x");
  });

  it("without a place is given back", () => {
    expectUnplaced(decided(SAID), "Nothing of this is left.");
  });
});

describe("several decisions", () => {
  const line = "it was seen by all of them vjg boat of the old man; ";
  const nth = (count: number, at: number): string =>
    Array.from({ length: count }, (_, index) => (index === at ? line.replace("vjg", "⟦vjg⟧") : line)).join(
      "",
    );

  it("about the same words keep their order where all have moved", () => {
    const decisions = [0, 1, 2].map((at) => decided(nth(3, at)));
    const all = line.replace("vjg", "⟦vjg⟧").repeat(3);
    const { placed } = expectPlaced(
      decisions,
      `Far, far more than a line stands before them all now. ${all}`,
    );
    expect(placed.map(({ decision }) => decision)).toEqual(decisions);
  });

  it("come out in the order of the text, whatever theirs is", () => {
    const decisions = [2, 0, 1].map((at) => decided(nth(3, at)));
    for (const before of ["", "Far, far more than a line stands before them all now. "]) {
      const { placed } = expectPlaced(decisions, before + line.replace("vjg", "⟦vjg⟧").repeat(3));
      expect(placed.map(({ decision }) => decisions.indexOf(decision as Decision))).toEqual([1, 2, 0]);
    }
  });

  it("of places that agree alike take those that the move of the one before leads to", () => {
    const first = "The first was seen by nobody at all: ";
    const added = "Forty-five characters were added before them ";
    const decisions = [
      decided(`${first.replace("seen", "⟦seen⟧")}${nth(4, 2).replace(/[⟦⟧]/g, "")}`),
      decided(first + nth(4, 2)),
    ];
    expectPlaced(decisions, `${added}${first.replace("seen", "⟦seen⟧")}${nth(4, 2)}`);
    // Only the first has moved.
    const filled = `${first}${"x".repeat(45)}; `;
    const apart = [decided(filled.replace("seen", "⟦seen⟧")), decided(filled + nth(4, 2))];
    expectPlaced(apart, `${added}${first.replace("seen", "⟦seen⟧")}; ${nth(4, 2)}`);
  });

  it("never share a place that one of them has taken", () => {
    const decisions = [decided(nth(2, 0)), decided(nth(2, 1))];
    const { placed, unplaced } = placeDecisions(`So ${line}`, decisions);
    expect(placed.map(({ decision }) => decision)).toEqual([decisions[0]]);
    expect(unplaced).toEqual([decisions[1]]);
  });

  it("about one place leave the later one where it has moved, too", () => {
    const [first, second] = [decided(nth(1, 0), "the"), decided(nth(1, 0), "thy")];
    const { placed, unplaced } = placeDecisions(`So ${line}`, [first, second]);
    expect(placed.map(({ decision }) => decision)).toEqual([second]);
    expect(unplaced).toEqual([]);
  });

  it("that begin together leave the later one, and the other is given back", () => {
    const [wide, narrow] = [decided("so ⟦vjg dqcv⟧ sank"), decided("so ⟦vjg⟧ dqcv sank")];
    expect(placeDecisions("so vjg dqcv sank", [wide, narrow])).toMatchObject({
      placed: [{ decision: narrow }],
      unplaced: [wide],
    });
    expect(placeDecisions("so vjg dqcv sank", [narrow, wide])).toMatchObject({
      placed: [{ decision: wide }],
      unplaced: [narrow],
    });
  });

  it("that begin together leave the later one where they have moved, too", () => {
    const around = (marked: string) => `it was seen by all of them so ${marked} the old man of the sea`;
    const [wide, narrow] = [decided(around("⟦vjg dqcv⟧ of")), decided(around("⟦vjg⟧ dqcv of"))];
    const text = `Now ${around("vjg dqcv of")}`;
    expect(placeDecisions(text, [wide, narrow])).toMatchObject({
      placed: [{ decision: narrow }],
      unplaced: [wide],
    });
    expect(placeDecisions(text, [narrow, wide])).toMatchObject({
      placed: [{ decision: wide }],
      unplaced: [narrow],
    });
  });

  it("about one place leave the later one", () => {
    const [first, second] = [decided(nth(2, 0), "the"), decided(nth(2, 0), "thy")];
    const { placed, unplaced } = placeDecisions(nth(2, 0).replace(/[⟦⟧]/g, ""), [first, second]);
    expect(placed.map(({ decision }) => decision)).toEqual([second]);
    expect(unplaced).toEqual([]);
  });

  it("that overlap leave the later one, and the other is given back", () => {
    const wide = decided("so ⟦vjg dqcv⟧ sank", "the boat");
    const narrow = decided("so vjg ⟦dqcv⟧ sank", "boat");
    const text = "so vjg dqcv sank";
    expect(placeDecisions(text, [wide, narrow])).toMatchObject({
      placed: [{ decision: narrow, start: 7, end: 11 }],
      unplaced: [wide],
    });
    expect(placeDecisions(text, [narrow, wide])).toMatchObject({
      placed: [{ decision: wide, start: 3, end: 11 }],
      unplaced: [narrow],
    });
  });

  it("side by side both hold", () => {
    expectPlaced([decided("so ⟦vjg⟧dqcv sank"), decided("so vjg⟦dqcv⟧ sank")], "so ⟦vjg⟧⟦dqcv⟧ sank");
  });

  it.each([
    [
      "before it",
      (long: string, short: string) => `He wrote ${long} first. And then he came to ${short} at last.`,
    ],
    [
      "behind it",
      (long: string, short: string) => `He came to ${short} at last. And then he wrote ${long} again.`,
    ],
  ])(
    "with one reading in place stand apart, where a text that is to stay %s holds the raw one",
    (_, page) => {
      const [long, short] = ["qh vjg vqyp jcnn qh Dtgppjcxgp cpf", "vqyp jcnn qh Dtgppjcxgp"];
      const decisions = [
        decided(page(`⟦${long}⟧`, short)),
        decided(page(long, `⟦${short}⟧`), "the town hall"),
      ];
      const { placed, standing, unplaced } = placeDecisions(page(long, "the town hall"), decisions);
      expect(placed.map(({ decision }) => decision)).toEqual([decisions[0]]);
      expect(standing.map(({ decision }) => decision)).toEqual([decisions[1]]);
      expect(unplaced).toEqual([]);
    },
  );

  it("with one reading in place and one raw text are told apart", () => {
    const decisions = [decided(nth(2, 0), "the"), decided(nth(2, 1), "thy")];
    const text = nth(2, 1).replace(/[⟦⟧]/g, "").replace("vjg", "the");
    const { placed, standing } = placeDecisions(text, decisions);
    expect(standing).toEqual([{ decision: decisions[0], start: 27, end: 30 }]);
    expect(placed).toEqual([{ decision: decisions[1], start: 27 + line.length, end: 30 + line.length }]);
  });
});

/** A decision as a file may tell it, true or not. */
const told = (raw: string, start: number, around: Partial<Decision> = {}): Decision => ({
  source: { path: "x.md", sha256: "0".repeat(64) },
  start,
  end: start + raw.length,
  raw,
  before: "",
  after: "",
  action: "correct",
  reading: "the true reading",
  ...around,
});

const startsIn = (text: string, decisions: readonly Decision[]): number[] =>
  placeDecisions(text, decisions).placed.map(({ start }) => start);

describe("a decision without surroundings", () => {
  it("holds where its offsets lead", () => {
    expect(startsIn("ee ee ee", [told("ee", 3)])).toEqual([3]);
  });

  it("holds where else its raw text stands once", () => {
    expect(startsIn("I see", [told("ee", 0)])).toEqual([3]);
  });

  it("is given back where nothing tells which place is meant", () => {
    const decision = told("ee", 1);
    expect(placeDecisions("ee ee ee", [decision])).toEqual({
      placed: [],
      standing: [],
      unplaced: [decision],
    });
  });
});

describe("a decision with surroundings that cannot be", () => {
  it("before the text begins holds where they stand instead", () => {
    expect(startsIn("aaaaaa", [told("aa", 2, { before: "aaaa" })])).toEqual([4]);
  });

  it("longer than the text holds nowhere", () => {
    expect(startsIn("aa", [told("aa", 0, { before: "aaaa" })])).toEqual([]);
    expect(startsIn("aa", [told("aa", 0, { after: "aaaa" })])).toEqual([]);
  });

  it("behind the end of the text holds where its raw text stands", () => {
    expect(startsIn("so vjg", [told("vjg", 700)])).toEqual([3]);
  });
});

describe("a long raw text", () => {
  it("that stands once is the place of one decision, and not of another one as well", () => {
    const raw = "vjg dqcv ycu uggp";
    const decisions = [told(raw, 20, { before: "one " }), told(raw, 90, { before: "two " })];
    const { placed, unplaced } = placeDecisions(`Now ${raw} here`, decisions);
    expect(placed).toEqual([{ decision: decisions[0], start: 4, end: 4 + raw.length }]);
    expect(unplaced).toEqual([decisions[1]]);
  });

  it("is found where it stands once, and nowhere where it stands twice, however much of it recurs", () => {
    const raw = `${"aab".repeat(85)}aaba`;
    const pieces = fc.array(
      fc.oneof(
        fc.constant(raw),
        fc.nat({ max: raw.length }).map((length) => raw.slice(0, length)),
        fc.nat({ max: raw.length }).map((from) => raw.slice(from)),
        fc.constantFrom("a", "b", "x"),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join("");
        const first = text.indexOf(raw);
        const isOnce = first >= 0 && text.lastIndexOf(raw) === first;
        expect(startsIn(text, [told(raw, text.length + 1)])).toEqual(isOnce ? [first] : []);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a decision finds its place in time", { timeout: 5000 }, () => {
  it("whose raw text overlaps itself everywhere", () => {
    const text = `${"a".repeat(400_000)} is the end`;
    const raw = "a".repeat(150_000);
    expect(startsIn(text, [told(raw, 249_990, { before: "x", after: " is the end" })])).toEqual([250_000]);
  });

  it("beside thousands in a long text that has grown", () => {
    let text = "";
    const decisions: Decision[] = [];
    for (let line = 0; line < 60_000; line++) {
      text += "the man ";
      const raw = `number ${line} went`;
      const around = { before: "the man ", after: " to the sea", reading: `No. ${line} goes` };
      if (line % 8 === 0) decisions.push(told(raw, text.length, around));
      text += `${raw} to the sea again\n`;
    }
    const starts = startsIn(`A line more.\n${text}`, decisions);
    expect(starts).toEqual(decisions.map(({ start }) => start + 13));
  });
});
