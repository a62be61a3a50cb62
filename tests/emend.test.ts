import { describe, expect, it } from "vitest";
import { type EmendOptions, emend, inspect, restore } from "../src/index.js";
import { decide } from "../src/provenance/decisions.js";
import { model } from "./support/model.js";

/** A shift of two, with the double quote for the blank. */
const GARBLED = 'Vjg"fgngicvgu"ygtg"nqfigf"kp"vjtgg"jqvgnu"pgct"vjg"uvcvkqp0';
const READ = "The delegates were lodged in three hotels near the station.";
/** Nothing in it says that anything was ever damaged but the line itself. */
const inProse = (line: string): string =>
  `The committee met on Monday.\n\n${line}\n\nNothing else was said.\n`;

const result = (text: string, options: Partial<EmendOptions> = {}) => emend(text, { model, ...options });
const read = (text: string, options: Partial<EmendOptions> = {}): string =>
  result(text, { notes: "none", ...options }).text;

describe("emend", () => {
  it("restores a garbled line and leaves the rest", () => {
    expect(read(inProse(GARBLED))).toBe(inProse(READ));
  });

  it.each(["", " ", "\n", "\r\n\r\n", "\0", "\ufeff", "\ud800"])("leaves %j as it is", (text) => {
    expect(result(text)).toEqual({ text, record: { encodings: [], spans: [], insertions: [] } });
  });

  it("flags what it does not emend, and leaves no trace of it in the text", () => {
    const { text, record } = result(inProse(GARBLED), { minReading: 1 });
    expect(text).toBe(inProse(GARBLED));
    expect(record.spans).toMatchObject([
      { action: "flagged", reason: "uncertain", reading: READ, text: GARBLED },
    ]);
    expect(record.insertions).toEqual([]);
  });
});

describe("notes", () => {
  it("are footnotes unless asked otherwise", () => {
    const { text } = result(inProse(GARBLED));
    expect(text).toContain(`${READ}[^e1]\n`);
    expect(text).toMatch(/\n\[\^e1\]: .*\n/);
    expect(text).toBe(result(inProse(GARBLED), { notes: "footnotes" }).text);
  });

  it("can be comments", () => {
    expect(result(inProse(GARBLED), { notes: "comments" }).text).toContain(`${READ}<!-- emend e1 {`);
  });

  it("say nothing in plain text", () => {
    const { text, record } = result(inProse(GARBLED), { plainText: true, notes: "footnotes" });
    expect(text).toBe(inProse(READ));
    expect(record.insertions).toEqual([]);
  });

  it("are not written where nothing was emended", () => {
    expect(result(inProse(READ)).text).toBe(inProse(READ));
  });
});

describe("options", () => {
  it("with a confidence of 1 nothing is emended: nothing is that sure", () => {
    expect(read(inProse(GARBLED), { minConfidence: 1 })).toBe(inProse(GARBLED));
  });

  it("with a reading probability of 1 nothing is emended", () => {
    expect(read(inProse(GARBLED), { minReading: 1 })).toBe(inProse(GARBLED));
  });

  it.each([
    { minConfidence: Number.NaN },
    { minConfidence: 2 },
    { minReading: -0.1 },
    { minReading: Number.NaN },
  ])("refuse what is no probability: %o", (options) => {
    expect(() => result(inProse(READ), options)).toThrow(RangeError);
  });

  it("refuse what is no note style", () => {
    expect(() => result(inProse(READ), { notes: "endnotes" as "none" })).toThrow(
      new RangeError("notes is one of footnotes, comments, none, not endnotes"),
    );
  });

  it("and the text are asked for in words, for callers without types", () => {
    expect(() => emend("text", {} as EmendOptions)).toThrow(/^a word model is needed/);
    expect(() => emend("text", undefined as unknown as EmendOptions)).toThrow(TypeError);
    expect(() => inspect(5 as unknown as string, { model })).toThrow(
      new TypeError("the text is a string, not number"),
    );
  });

  it("take names that the reader of the print got wrong", () => {
    const withoutI = inProse('Vjg"ngvvgt"htqo"Iqjocp"vq"vjg"okpkuvgt"ycu"ujqtv0');
    const withI = inProse("The letter from Gohiman to the minister was short.");
    expect(read(withoutI)).not.toBe(withI);
    expect(read(withoutI, { lexicon: ["Gohiman"] })).toBe(withI);
  });
});

describe("inspect", () => {
  it("gives the record of what would be done", () => {
    const text = inProse(GARBLED);
    expect(inspect(text, { model, notes: "footnotes" })).toEqual(result(text, { notes: "none" }).record);
    expect(inspect(inProse(READ), { model }).spans).toEqual([]);
  });
});

describe("output of its own", () => {
  it.each(["footnotes", "comments"] as const)("is copied through: %s", (notes) => {
    const { text } = result(inProse(GARBLED), { notes });
    expect(result(text)).toEqual({ text, record: { encodings: [], spans: [], insertions: [] } });
  });

  it("is ordinary text once somebody has changed it", () => {
    const { text } = result(inProse(GARBLED));
    const edited = text.replace("Nothing else was said.", GARBLED);
    const again = result(edited);
    const emended = again.record.spans.filter(({ action }) => action === "emended");
    expect(emended).toMatchObject([{ raw: GARBLED, text: READ }]);
    expect(restore(again.text, again.record)).toBe(edited);
  });
});

describe("markup", () => {
  const proven = (rest: string): string => `${GARBLED}\n\n${rest}\n`;
  const emended = (rest: string): string => `${READ}\n\n${rest}\n`;

  it.each([
    ["fenced code", `\`\`\`\n${GARBLED}\n\`\`\``],
    ["inline code in a healthy sentence", 'The font shows `vjg"okpkuvgt` where it should say so.'],
    ["a formula", `$$\n${GARBLED}\n$$`],
    ["an attribute", `A word <span title='${GARBLED}'>here</span> and there.`],
    ["a link's target", `See [the page](${GARBLED}) for more.`],
  ])("protects %s, though the encoding is proven", (_, rest) => {
    expect(read(proven(rest))).toBe(emended(rest));
  });

  it("protects front matter", () => {
    const matter = `---\ntitle: ${GARBLED}\n---\n\n`;
    expect(read(`${matter}${GARBLED}\n`)).toBe(`${matter}${READ}\n`);
  });

  it("that the garble itself made goes with it, where prose proves the encoding", () => {
    const line = '`Vjg"okpkuvgt"qh"vjg"kpvgtkqt"urqmg"hktuv`';
    expect(read(proven(line))).toBe(emended("The minister of the interior spoke first"));
    expect(read(`${line}\n`)).toBe(`${line}\n`);
  });

  it("means nothing in plain text", () => {
    expect(read(`---\ntitle: ${GARBLED}\n---\n`, { plainText: true })).toBe(`---\ntitle: ${READ}\n---\n`);
  });
});

describe("decisions of a reader", () => {
  it("are written as soon as the garble is read that their marks pair up with", () => {
    const raw =
      "The annual charge would be spread over forty years, yek|}* k~* ~r|oo*kxn*k* {k|~o|* zo|*mox~6 and would then " +
      "fall fourpenmo*sx the pound, and ~ro vkxn|so}*yvn* |onmo *s~ * ~y threepence within five years.";
    const { text, record } = result(raw, { notes: "none" });
    const span = record.spans[0]!;
    const source = { path: "x.md", sha256: "0".repeat(64) };
    const decisions = [decide({ source, text: raw, cleaned: text, span }, "accept", span.reading!, {})];
    const decided = result(raw, { notes: "none", decisions });
    expect(decided.text).toBe(text);
    expect(decided.unplaced).toEqual([]);
    expect(decided.record.spans[0]).toMatchObject({ by: "reader", action: "emended" });
    expect(read(text, { decisions })).toBe(text);
  });

  it("hold in a second run, also where what is beside them came to rest late", () => {
    const raw =
      "\u0093\u0087\u0084?k\u008e\u0082\u0080\u008b?f\u008e\u0095\u0084rnmen+++\n?\u0080\u008d\u0083?\u0091\u0084\u0093\u0080\u0088\u008d? that " +
      "\u0093\u0088\u008c\u0084K?\u008d\u008e\u0093\u0088\u0082\u0084\u0092?\u0081\u0084 ? \u0080$\u0097\u0084\u0083?\u0088\u008d weather \u008e\u0085 " +
      '?\u0093\u0087\u0084?\u0096\u0088\u008d\u0093\u0084\u0091K?"rst made the unf\u008e\u0091\u0093\u0094\u008d\u0080\u0093\u0084?\u008f\u0091\u008e\u0082\u0084\u0084\u0083\u0088\u008d\u0086\u0092?\u008e\u0085 ';
    const { text: cleaned, record } = result(raw, { notes: "none" });
    const source = { path: "x.md", sha256: "0".repeat(64) };
    const decisions = record.spans
      .slice(0, 3)
      .map((span, index) =>
        index < 2
          ? decide({ source, text: raw, cleaned, span }, "accept", span.reading!, {})
          : decide({ source, text: raw, cleaned, span }, "reject", undefined, {}),
      );
    const once = read(raw, { decisions });
    expect(once).toContain("made the unfortunate proceedings");
    expect(read(once, { decisions })).toBe(once);
  });
});
