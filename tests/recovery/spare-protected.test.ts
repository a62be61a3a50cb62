import { expect, test } from "vitest";
import type { Finding } from "../../src/provenance/record.js";
import type { Protected } from "../../src/recovery/recover.js";
import { spareProtected } from "../../src/recovery/spare-protected.js";

const finding = (start: number, end: number, encoding?: string): Finding => ({
  action: "emended",
  start,
  end,
  raw: "",
  reading: "",
  kinds: ["shift"],
  ...(encoding && { encoding }),
  steps: [],
  confidence: { damaged: 1, exact: 1 },
  doubtful: [],
  gaps: [],
});

const TEXT = 'vjg"ygtg\n\n`vjg"ygtg`\n\nsee `vjg"ygtg` there\n';
const PROSE = finding(0, 8, "F1");
const WHOLE_LINE = { start: 10, end: 20 };
const QUOTED = { start: 26, end: 36 };

/** What becomes of a finding in a range, beside a finding in prose. */
function spared(
  prose: Finding,
  inside: Finding,
  kind: Protected["kind"],
  range: { start: number; end: number },
) {
  return spareProtected(TEXT, [prose, inside], [{ ...range, kind }])[1];
}

test("what markup does not touch stays", () => {
  expect(spareProtected(TEXT, [PROSE], [{ ...QUOTED, kind: "inline-code" }])).toEqual([PROSE]);
});

test("a whole garbled line in backticks is emended where prose proves its encoding", () => {
  const inside = finding(WHOLE_LINE.start, WHOLE_LINE.end, "F1");
  expect(spared(PROSE, inside, "inline-code", WHOLE_LINE)).toEqual(inside);
});

test("a short one that makes up a list item is a person's", () => {
  const text = TEXT.replace("`vjg", "- `vjg");
  const range = { start: WHOLE_LINE.start + 2, end: WHOLE_LINE.end + 2 };
  const inside = finding(range.start, range.end, "F1");
  expect(spareProtected(text, [PROSE, inside], [{ ...range, kind: "inline-code" }])[1]).toMatchObject({
    action: "flagged",
    reason: "protected",
  });
});

test("it is not where nothing, or only another encoding, is proven", () => {
  const inside = finding(WHOLE_LINE.start, WHOLE_LINE.end, "F1");
  const flagged = { ...inside, action: "flagged", reason: "protected" };
  expect(spareProtected(TEXT, [inside], [{ ...WHOLE_LINE, kind: "inline-code" }])).toEqual([flagged]);
  expect(spared(finding(0, 8, "F2"), inside, "inline-code", WHOLE_LINE)).toEqual(flagged);
});

test("a stretch with chance markup in it proves its encoding, if enough of it stands outside", () => {
  const inside = finding(WHOLE_LINE.start, WHOLE_LINE.end, "F1");
  const prove = (end: number) =>
    spareProtected(
      TEXT.replace(/^.{8}/, 'vjg$ygtg$ygtg"vjg"ygtg'),
      [finding(0, end, "F1"), { ...inside, start: inside.start + 14, end: inside.end + 14 }],
      [
        { start: 3, end: 9, kind: "math" },
        { start: WHOLE_LINE.start + 14, end: WHOLE_LINE.end + 14, kind: "inline-code" },
      ],
    )[1];
  expect(prove(22)).toMatchObject({ action: "emended" });
  expect(prove(15)).toMatchObject({ action: "flagged", reason: "protected" });
});

test("what a healthy sentence quotes stays as it is, with its marks or without", () => {
  for (const inset of [0, 1]) {
    const inside = finding(QUOTED.start + inset, QUOTED.end - inset, "F1");
    expect(spared(PROSE, inside, "inline-code", QUOTED)).toMatchObject({
      action: "flagged",
      reason: "protected",
    });
  }
});

test.each(["front-matter", "math", "inline-math", "definition"])("a person's %s stays as it is", (kind) => {
  const inside = finding(WHOLE_LINE.start, WHOLE_LINE.end, "F1");
  expect(spared(PROSE, inside, kind, WHOLE_LINE)).toMatchObject({ action: "flagged", reason: "protected" });
});

test("marks that are letters of two garbled stretches make no code of what lies between", () => {
  const text = "dob`fpb one two `ljj^kaba\n\nqeb";
  const first = finding(0, 7, "F1");
  const second = finding(16, 24, "F1");
  const prose = finding(26, 29, "F1");
  const code = { start: 3, end: 17, kind: "inline-code" };
  const readsText = ({ encoding }: Finding): boolean => encoding === "F1";
  expect(spareProtected(text, [first, second, prose], [code], readsText)).toEqual([first, second, prose]);
  const flagged = { action: "flagged", reason: "protected" };
  const apart = { start: 3, end: 24, kind: "inline-code" };
  expect(spareProtected(text, [first, second], [apart], readsText)).toMatchObject([flagged, flagged]);
  expect(spareProtected(text, [first, second, prose], [code])).toMatchObject([flagged, flagged, prose]);
});

test("marks in the middle of garbled tokens make no code, even where nothing else proves the encoding", () => {
  const text = "dob`fpb lkb qtl`lj";
  const whole = finding(0, text.length, "F1");
  const code = { start: 3, end: 16, kind: "inline-code" };
  expect(spareProtected(text, [whole], [code], () => true)).toEqual([whole]);
  const flagged = { action: "flagged", reason: "protected" };
  expect(spareProtected(text, [whole], [code], () => false)).toMatchObject([flagged]);
  const [first, second] = [finding(0, 7, "F1"), finding(12, 18, "F1")];
  expect(spareProtected(text, [first, second], [code], () => true)).toEqual([first, second]);
});

test.each<[string, string, Protected["kind"], string, boolean, boolean]>([
  ["a formula between blanks", "vjg ygtg vjg $n$ vjg ygtg", "math", "$n$", false, false],
  ["a formula that reads as words", "vjg ygtg vjg $n$ vjg ygtg", "math", "$n$", true, true],
  ["a formula inside a word", "vjg ygtg vjg$n$ vjg ygtg", "math", "$n$", false, true],
  ["the target of a link", "vjg ygtg vjg [a](b.md) ygtg", "link-target", "](b.md)", false, false],
  ["a reference to a footnote", "vjg ygtg vjg [^1] ygtg vjg", "link-target", "[^1]", true, false],
  ["a tag of HTML", "vjg ygtg vjg <br>vjg ygtg vjg", "html", "<br>", false, false],
  ["a tag of HTML inside a word", "vjg ygtg vjg<br>vjg ygtg vjg", "html", "<br>", false, true],
  ["what is no tag of HTML", "vjg ygtg vjg <bx>vjg ygtg vjg", "html", "<bx>", false, true],
])("%s in a garbled stretch", (_, text, kind, markup, isRead, isEmended) => {
  const range = { start: text.indexOf(markup), end: text.indexOf(markup) + markup.length, kind };
  const whole = finding(0, text.length, "F1");
  const [spared] = spareProtected(
    text,
    [whole],
    [range],
    () => false,
    () => isRead,
  );
  expect(spared!.action).toBe(isEmended ? "emended" : "flagged");
});
