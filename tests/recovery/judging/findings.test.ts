import { describe, expect, it, test } from "vitest";
import type { Encoding } from "../../../src/encodings/index.js";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { UNITS_PER_NAT } from "../../../src/english/costs.js";
import { emend } from "../../../src/index.js";
import type { Finding, Step } from "../../../src/provenance/record.js";
import { stayCosts } from "../../../src/recovery/detection/stay.js";
import {
  doubtfulWords,
  exactProbability,
  wordProbabilities,
} from "../../../src/recovery/judging/exactness.js";
import { type JudgedFinding, judgeStretches, learnedCodes } from "../../../src/recovery/judging/findings.js";
import { damagedProbability, type Standing } from "../../../src/recovery/judging/judge.js";
import type { Move } from "../../../src/recovery/reading/moves.js";
import type { Reading } from "../../../src/recovery/reading/read-stretch.js";
import { model } from "../../support/model.js";
import { readingOf, type WordSaid } from "../../support/readings.js";

const PROOF = 'Vjg"rknqv"jcf"octmgf"vjg"ejcppgn"ykvj"nqpi"rqngu0';
const PROSE =
  "The clerk opened the minutes, read them aloud, and asked whether anybody had seen the key that day.";

/** What becomes of the parts of a text that are found damaged, by their raw text. */
function found(text: string): Record<string, readonly (string | null | undefined)[]> {
  const { record } = emend(text, { model, notes: "none" });
  return Object.fromEntries(
    record.spans.map(({ raw, action, reason, reading }) => [raw, [action, reason, reading]]),
  );
}

describe("where all that proves an encoding begins alike", () => {
  it("what is read surely is emended", () => {
    const heads = ['Vjg"jctdqwt"ngfigt', 'Vjg"jctdqwt"ocuvgt', 'Vjg"jctdqwt"nkijv'];
    const text = heads.map((head) => `${head}\n\n${PROSE}`).join("\n\n");
    expect(found(text)).toMatchObject({
      [heads[0]!]: ["emended", undefined, "The harbour ledger"],
      [heads[1]!]: ["emended", undefined, "The harbour master"],
      [heads[2]!]: ["emended", undefined, "The harbour light"],
    });
  });

  it("forms of one word that is read doubtfully are no damage", () => {
    const endings = "ğı ğım ğımda ğımız ğımızı ğımızda ğın ğına ğında ğını ğınız ğınızı".split(" ");
    const forms = endings.map((ending) => `hakladı${ending}`);
    expect(found(`${["hakla", ...forms, "haklama", "haklamak"].join("\n")}\n`)).toEqual({});
  });
});

describe("where a text proves an encoding elsewhere", () => {
  it("a word of which more than half is healthy is emended", () => {
    const text = `${PROSE} ${PROOF}\n\n${PROSE} The settleogpv was quiet.\n`;
    expect(found(text)).toMatchObject({ ogpv: ["emended", undefined, "ment"] });
  });

  it("what it quotes elsewhere is flagged, if nothing else proves it", () => {
    const quoted = `${PROSE} He wrote “${PROOF}” on the wall, and nobody knew what it meant.\n`;
    expect(Object.values(found(quoted)).map(([action]) => action)).not.toContain("emended");
    expect(Object.values(found(quoted.replace(/[“”]/g, ""))).map(([action]) => action)).toEqual(["emended"]);
  });
});

test("codes are learned from ligatures and quotation marks, the commonest reading first", () => {
  const move = (start: number, to: string, rule: Move["rule"]): Move => ({ start, end: start + 1, to, rule });
  const moves = [
    move(0, "fi", "ligature"),
    move(1, "”", "quotation mark"),
    move(2, "fl", "ligature"),
    move(3, "fl", "ligature"),
    move(4, "a", "confused letter"),
  ];
  const reading = { ...readingOf("-----", {}, "ŁöŁŁx"), moves };
  const other = { ...readingOf("-", {}, "ö"), moves: [move(0, "“", "quotation mark")] };
  expect(Object.entries(learnedCodes([reading, other]))).toEqual([
    [
      "ö",
      [
        { text: "“", count: 1 },
        { text: "”", count: 1 },
      ],
    ],
    [
      "Ł",
      [
        { text: "fl", count: 2 },
        { text: "fi", count: 1 },
      ],
    ],
  ]);
});

test("codes come in their order, and so do readings that are equally common", () => {
  const read = ["c", "a", "d", "b"].flatMap((glyph) =>
    ["ffl", "ff", "fl", "fi"].map((to) => ({
      ...readingOf("-", {}, glyph),
      moves: [{ start: 0, end: 1, to, rule: "ligature" as const }],
    })),
  );
  const learned = learnedCodes(read);
  expect(Object.keys(learned)).toEqual(["a", "b", "c", "d"]);
  for (const readings of Object.values(learned)) {
    expect(readings.map(({ text }) => text)).toEqual(["ff", "ffl", "fi", "fl"]);
  }
});

const NEXT = shiftEncoding(1);
const OTHER = shiftEncoding(2);

/** What a test says of one stretch. */
interface Part {
  /** Nats that its reading gains. */
  readonly evidence: number;
  /** Null where its letters are only spaced. */
  readonly encoding?: Encoding | null;
  readonly said?: Readonly<Record<string, WordSaid>>;
  readonly raw?: string;
  /** Healthy letters that are read with it. */
  readonly before?: string;
  readonly after?: string;
  readonly reading?: Partial<Reading>;
}

interface Judging {
  readonly minConfidence?: number;
  readonly minReading?: number;
  readonly noise?: number;
  readonly provenBeside?: ReadonlySet<Encoding>;
}

/** Judges the parts between ⟦ and ⟧, which hold what is read; what is shown there are the next letters. */
const judged = (...how: Parameters<typeof judgedWhole>): (Finding | undefined)[] =>
  judgedWhole(...how).map((one) => one?.finding);

function judgedWhole(
  marked: string,
  parts: readonly Part[],
  judging: Judging = {},
): (JudgedFinding | undefined)[] {
  const pieces = marked.split(/[⟦⟧]/);
  const shown = pieces.map((piece, index) =>
    index % 2 === 0 ? piece : (parts[(index - 1) / 2]!.raw ?? readingOf(piece).glyphs),
  );
  const text = shown.join("");
  const stretches = parts.map(({ encoding = NEXT, evidence }, index) => {
    const start = shown.slice(0, 2 * index + 1).join("").length;
    const range = { start, end: start + shown[2 * index + 1]!.length, evidence };
    return encoding === null ? range : { ...range, encoding };
  });
  const readings = parts.map(({ evidence, said, before = "", after = "", reading }, index) => {
    const { start, end } = stretches[index]!;
    const from = start - before.length;
    const stay = stayCosts(text, from, end + after.length, model).at(-1)! / UNITS_PER_NAT;
    const read = readingOf(
      before + pieces[2 * index + 1]! + after,
      said,
      text.slice(from, end + after.length),
    );
    read.cells.fixed.fill(1, 0, before.length).fill(1, read.cells.length - after.length);
    return { ...read, cost: stay - evidence, ...reading };
  });
  const { minConfidence = 0, minReading = 0, noise = 0.01, provenBeside } = judging;
  const options = { model, minConfidence, minReading };
  const findings = judgeStretches(text, stretches, readings, noise, options, provenBeside);
  return stretches.map((stretch) => findings.find((one) => one.stretch === stretch));
}

/** What becomes of each part: nothing, or the action and why not. */
const verdicts = (...args: Parameters<typeof judged>): (string | undefined)[] =>
  judged(...args).map((finding) => finding && (finding.reason ?? finding.action));

const LONG_WAY = "and so the day went by without anything of note until the evening. ".repeat(2);

describe("a stretch whose encoding nothing else proves", () => {
  it("is flagged where its words are rather guessed than read", () => {
    const unsure = { slips: 3, margin: 0, wordCost: 16 * UNITS_PER_NAT, channelCost: 15 * UNITS_PER_NAT };
    const verdict = (said: Record<string, WordSaid>, encoding?: Encoding) =>
      verdicts("The ⟦thousand children⟧ went.", [
        { evidence: 30, said, ...(encoding === undefined ? {} : { encoding }) },
      ])[0];
    expect(verdict({ thousand: unsure })).toBe("emended");
    expect(verdict({ thousand: unsure, children: unsure })).toBe("uncertain");
    const searched: Encoding = { ...shiftEncoding(1), family: "substitution" };
    expect(verdict({ thousand: unsure, children: unsure }, searched)).toBe("emended");
  });

  it("is emended from 14 nats on, flagged from 7 on, and left alone below", () => {
    const verdict = (evidence: number) => verdicts("The ⟦thousand children⟧ went.", [{ evidence }])[0];
    expect([40, 14.1, 13.9, 7.1, 6.9, -5].map(verdict)).toEqual([
      "emended",
      "emended",
      "uncertain",
      "uncertain",
      undefined,
      undefined,
    ]);
  });

  it("is left alone where its reading proves nothing, or is blank", () => {
    expect(verdicts("The ⟦that ship⟧ went.", [{ evidence: 20 }])).toEqual([undefined]);
    expect(verdicts("The ⟦  ⟧ went.", [{ evidence: 40, raw: "##", encoding: null }])).toEqual([undefined]);
    expect(
      verdicts("The ⟦  ⟧ went.", [{ evidence: 40, raw: "##" }], { provenBeside: new Set([NEXT]) }),
    ).toEqual([undefined]);
  });

  it("is flagged where it is less sure than asked for", () => {
    const marked = "The ⟦thousand children⟧ went.";
    const parts = [{ evidence: 20 }];
    const [{ confidence } = { confidence: { damaged: 0, exact: 0 } }] = judged(marked, parts) as [Finding];
    const { damaged, exact } = confidence;
    expect(damaged).toBe(damagedProbability(20, "unproven"));
    expect(verdicts(marked, parts, { minConfidence: damaged, minReading: exact })).toEqual(["emended"]);
    expect(verdicts(marked, parts, { minConfidence: damaged + 1e-9 })).toEqual(["uncertain"]);
    expect(verdicts(marked, parts, { minReading: exact + 1e-9 })).toEqual(["uncertain"]);
  });

  it("is flagged where it is quoted", () => {
    expect(verdicts("He wrote “⟦thousand children⟧” there.", [{ evidence: 40 }])).toEqual(["uncertain"]);
  });

  it("is told as what it is, with what was done", () => {
    const steps: Step[] = [
      { stage: "decode", rule: "shift", start: 0, end: 1, from: "x", to: "y" },
      { stage: "repair", rule: "confused letter", start: 0, end: 1, from: "x", to: "y" },
      { stage: "repair", rule: "ligature", start: 0, end: 1, from: "x", to: "y" },
      { stage: "repair", rule: "swapped letters", start: 0, end: 1, from: "x", to: "y" },
      { stage: "decode", rule: "escape", start: 0, end: 1, from: "x", to: "y" },
    ];
    const gaps = [{ at: 6, what: "a digit" }];
    const said = { children: { margin: 0.2, rivals: [{ text: "childish", margin: 0.2 }], slips: 1 } };
    const part = { evidence: 40, said, reading: { steps, gaps } };
    const [{ finding, traits, reading }] = judgedWhole("The ⟦thousand children⟧ went.", [part], {
      noise: 0.05,
    }) as [JudgedFinding];
    expect(finding).toEqual({
      action: "emended",
      start: 4,
      end: 21,
      raw: "uipvtboe dijmesfo",
      reading: "thousand children",
      kinds: ["shift", "misreading", "ligature", "escape"],
      steps,
      confidence: {
        damaged: damagedProbability(40, "unproven"),
        exact: exactProbability(traits),
      },
      doubtful: doubtfulWords(reading, wordProbabilities(reading, 0.05)),
      gaps,
    });
    expect(finding.doubtful).toHaveLength(1);
  });

  it("has no kind of its own where letters are only spaced", () => {
    const raw = "t h o u s a n d c h i l d r e n s p o k e";
    const verdictOf = (shown: string) =>
      judged("The ⟦thousand children spoke⟧ went.", [{ evidence: 40, encoding: null, raw: shown }])[0];
    expect(verdictOf(raw)).toMatchObject({ action: "emended", kinds: [] });
    expect(verdictOf(`${raw} ×`)).toMatchObject({ action: "flagged", reason: "uncertain" });
  });

  it("is only reported where letters that are spaced would change their case", () => {
    const moves: Move[] = [{ start: 0, end: 1, to: "t", rule: "wrong case" }];
    const spaced = { evidence: 40, encoding: null, raw: "T h o u s a n d c h i l d r e n s p o k e" };
    const marked = "The ⟦thousand children spoke⟧ went.";
    expect(verdicts(marked, [spaced])).toEqual(["emended"]);
    expect(verdicts(marked, [{ ...spaced, reading: { moves } }])).toEqual(["uncertain"]);
  });

  it("is only reported where the encoding leaves more than a fifth of the glyphs", () => {
    const verdict = (left: string) =>
      verdicts(`The ⟦thousand children${left}⟧ went.`, [{ evidence: 40, raw: `uipvtboe dijmesfo${left}` }]);
    expect(verdict(" ÝÝÝÝ")).toEqual(["emended"]);
    expect(verdict(" ÝÝÝÝÝ")).toEqual(["uncertain"]);
  });

  it("needs more than one word where letters are only spaced", () => {
    const verdict = (encoding: Encoding | null) =>
      verdicts("The ⟦ministers⟧ went.", [{ evidence: 40, encoding }]);
    expect(verdict(NEXT)).toEqual(["emended"]);
    expect(verdict(null)).toEqual([undefined]);
  });

  it("is in another language where hardly a word is known and it looks like one as it stands", () => {
    const raw =
      "der alte mann ging mit seinem hund durch den wald und sah die kinder nicht mehr wieder als er nach hause kam";
    const read = readingOf(raw).glyphs;
    const words = read.split(" ");
    const unknown = Object.fromEntries(words.slice(0, 9).map((word) => [word, { source: "open" as const }]));
    const marked = `So ⟦${read}⟧ so`;
    expect(judged(marked, [{ evidence: 200, raw, said: unknown }])).toMatchObject([
      { action: "flagged", reason: "other-language", language: "deu" },
    ]);
    expect(judged(marked, [{ evidence: 200, raw }])[0]).not.toHaveProperty("language");
    expect(verdicts(marked, [{ evidence: 200, raw }])).toEqual(["emended"]);
    expect(
      verdicts(marked, [{ evidence: 200, raw, said: unknown }], { provenBeside: new Set([NEXT]) }),
    ).toEqual(["emended"]);
  });
});

describe("an encoding is proven", () => {
  /** Three stretches far from each other, the last of which says too little by itself. */
  const apart = (first: string, second: string) =>
    `The ⟦${first}⟧ ${LONG_WAY}The ⟦${second}⟧ ${LONG_WAY}The ⟦ship⟧ went.`;
  const weak = { evidence: 7 };
  const last = (first: string, second: string, evidence: readonly [number, number], judging?: Judging) =>
    verdicts(apart(first, second), [{ evidence: evidence[0] }, { evidence: evidence[1] }, weak], judging)[2];

  it("from 30 nats on that different stretches gain together", () => {
    expect(last("thousand children", "minister spoken", [15.1, 15])).toBe("emended");
    expect(last("thousand children", "minister spoken", [15.1, 14.5])).toBeUndefined();
  });

  it("by what recurs only once, as often as it stands there and whatever marks are around it", () => {
    for (const again of ["thousand children", "Thousand, children."]) {
      expect(last("thousand children", again, [20, 20])).toBeUndefined();
      expect(last("thousand children", again, [20, 31])).toBe("emended");
      expect(last("thousand children", again, [31, 20])).toBe("emended");
    }
  });

  it("by no stretch for itself, nor for its like", () => {
    const findings = judged(apart("thousand children", "thousand children"), [
      { evidence: 40 },
      { evidence: 40 },
      { evidence: 5 },
    ]);
    for (const finding of findings.slice(0, 2)) {
      expect(finding!.confidence.damaged).toBe(damagedProbability(40, "unproven"));
    }
  });

  it("by no stretch that does not convince by itself", () => {
    expect(last("thousand children", "minister spoken", [13.9, 28])).toBeUndefined();
    expect(last("that ship", "that ship", [40, 40])).toBeUndefined();
  });

  it("by no stretch of another one, or of none", () => {
    const parts = (encoding: Encoding | null) => [
      { evidence: 40, encoding },
      { evidence: 40, encoding },
      weak,
    ];
    for (const encoding of [OTHER, null]) {
      expect(verdicts(apart("thousand children", "minister spoken"), parts(encoding))[2]).toBeUndefined();
    }
  });

  it("by no quotation", () => {
    expect(last("thousand children", "minister spoken", [40, 40])).toBe("emended");
    const quoted = apart("thousand children", "minister spoken").replace(/⟦(.{9,}?)⟧/g, "“⟦$1⟧”");
    expect(verdicts(quoted, [{ evidence: 40 }, { evidence: 40 }, weak])[2]).toBeUndefined();
  });

  it("for what is quoted, too", () => {
    const quoted = apart("thousand children", "minister spoken").replace("⟦ship⟧", "“⟦ship⟧”");
    expect(verdicts(quoted, [{ evidence: 40 }, { evidence: 40 }, weak])[2]).toBe("emended");
  });

  it("by texts beside this one, but not for what is quoted", () => {
    const judging = { provenBeside: new Set([NEXT]) };
    expect(verdicts("The ⟦ship⟧ went.", [weak], judging)).toEqual(["emended"]);
    expect(verdicts("The “⟦ship⟧” went.", [weak], judging)).toEqual([undefined]);
    expect(verdicts("The ⟦ship⟧ went.", [{ ...weak, encoding: OTHER }], judging)).toEqual([undefined]);
  });

  it("so that what says too little by itself is flagged, and emended from 6 nats on where it holds a word", () => {
    const judging = { provenBeside: new Set([NEXT]) };
    const verdict = (word: string, evidence: number) =>
      verdicts(`The ⟦${word}⟧ went.`, [{ evidence }], judging)[0];
    expect(verdict("ship", 6.1)).toBe("emended");
    expect(verdict("ship", 5.9)).toBe("uncertain");
    expect(verdict("ship", 3.1)).toBe("uncertain");
    expect(verdict("ship", 2.9)).toBeUndefined();
    expect(verdict("of", 20)).toBe("too-short");
  });
});

describe("where an encoding is proven, a stretch stands", () => {
  /** How a stretch stands to one that convinces, with something between them; told by how sure its damage is. */
  function standing(marked: string, parts: readonly Part[], index: number): Standing | undefined {
    const { confidence } = judged(marked, parts, { provenBeside: new Set([NEXT, OTHER]) })[index]!;
    const { evidence } = parts[index]!;
    const standings = ["unproven", "proven", "near", "beside"] as const;
    return standings.find((one) => damagedProbability(evidence, one) === confidence.damaged);
  }
  const strong = { evidence: 40 };
  const weak = { evidence: 8 };

  it.each<[Standing, string]>([
    ["beside", " "],
    ["beside", "\n\n> # **"],
    ["beside", ""],
    ["near", " and "],
    ["near", "."],
    ["near", ` ${"a".repeat(98)} `],
    ["proven", ` ${"a".repeat(99)} `],
  ])("%s, with %j between them", (expected, between) => {
    expect(standing(`The ⟦thousand children⟧${between}⟦ship⟧ went.`, [strong, weak], 1)).toBe(expected);
    expect(standing(`The ⟦ship⟧${between}⟦thousand children⟧ went.`, [weak, strong], 0)).toBe(expected);
  });

  it("beside, where that is so on one side", () => {
    const marked = "The ⟦thousand children⟧ went ⟦ship⟧ ⟦minister spoken⟧ went.";
    expect(standing(marked, [strong, weak, strong], 1)).toBe("beside");
    expect(standing("A ⟦thousand children⟧ ⟦ship⟧ went ⟦minister spoken⟧.", [strong, weak, strong], 1)).toBe(
      "beside",
    );
  });

  it("near, whatever stretches that do not count lie between", () => {
    const marked = "The ⟦thousand children⟧ ⟦minister spoken⟧ ⟦boat⟧ ⟦ship⟧ went.";
    expect(standing(marked, [strong, { ...strong, encoding: OTHER }, weak, weak], 3)).toBe("near");
  });

  it("near, where the one right beside it is of another encoding", () => {
    const marked = "The ⟦thousand children⟧ went ⟦minister spoken⟧ ⟦ship⟧ went.";
    expect(standing(marked, [strong, { ...strong, encoding: OTHER }, weak], 2)).toBe("near");
  });

  it.each<[Standing, number]>([
    ["near", 7],
    ["proven", 8],
  ])("%s, with %d stretches between them", (expected, count) => {
    const between = "⟦boat⟧ ".repeat(count);
    const parts = [strong, ...Array.from({ length: count }, () => weak), weak];
    expect(standing(`The ⟦thousand children⟧ ${between}⟦ship⟧ went.`, parts, count + 1)).toBe(expected);
  });
});

describe("the healthy letters of a half garbled word", () => {
  it("count on both sides", () => {
    const judging = { provenBeside: new Set([NEXT]) };
    const said = { settlement: {} };
    const [before] = judged("The settle⟦ment⟧ went.", [{ evidence: 8, before: "settle", said }], judging);
    expect(before).toMatchObject({ raw: "nfou", confidence: { damaged: damagedProbability(8, "proven") } });
    const [after] = judged("The ⟦settle⟧ment went.", [{ evidence: 8, after: "ment", said }], judging);
    expect(after).toMatchObject({ raw: "tfuumf", confidence: { damaged: damagedProbability(8, "proven") } });
    const [both] = judged("The set⟦tle⟧ment went.", [{ evidence: 8, before: "set", after: "ment" }], judging);
    expect(both).toMatchObject({ raw: "umf", confidence: { damaged: damagedProbability(8, "proven") } });
  });
});

test("of a stop that alone is garbled, what its reading cost does not count", () => {
  const part = { evidence: -100, before: "went", raw: "\u0158" };
  expect(judged("They went⟦.⟧\n", [part], { provenBeside: new Set([NEXT]) })).toMatchObject([
    { action: "emended", raw: "\u0158" },
  ]);
});
