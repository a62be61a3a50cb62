import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damage, passages } from "./arbitraries.js";
import { garble } from "./garble.js";
import { randomFrom } from "./random.js";
import { BULLETIN_DAMAGE, DEFAULT_DAMAGE, simulate } from "./simulator.js";
import { proseStretches } from "./stretches.js";

const PLAIN = {
  ...DEFAULT_DAMAGE,
  offset: 0,
  letterSpaced: false,
  plainTail: false,
  trailingBlank: false,
  ligatures: null,
  markup: "none",
} as const;

const TEXT = [
  "# Report of the harbour office",
  "",
  "The first officer finished the official inflow figures before the flood reached the outer office wall.",
  "",
  "- He filed *nothing* further; see `pump.log` and [the map](https://example.org/map).",
  "",
  "| gate | depth |",
  "| --- | --- |",
  "| north | 12 |",
].join("\n");

describe("garble", () => {
  it("moves every printable character by the offset", () => {
    expect(garble("The war ended, 1956.", { ...PLAIN, offset: 2 }, randomFrom(1))).toBe(
      'Vjg"yct"gpfgf."3;780',
    );
  });

  it("leaves characters whose code would fall below zero or on a line end", () => {
    expect(garble("' a", { ...PLAIN, offset: -29 }, randomFrom(1))).toBe("'\u0003D");
  });

  it("loses control characters where asked to", () => {
    expect(garble("in 1956", { ...PLAIN, offset: -29, controls: "dropped" }, randomFrom(1))).toBe("LQ");
  });

  it("shows letter-spaced text with a plain tail without word boundaries", () => {
    const options = { ...PLAIN, offset: 2, letterSpaced: true, plainTail: true };
    expect(garble("to be or not", options, randomFrom(1)).replaceAll(' "', '"')).toBe('v q" d g" q t" n o t');
  });

  it("makes about as many reader errors as asked for", () => {
    const text = "abcdefghijklmno".repeat(400);
    const raw = garble(text, { ...PLAIN, noise: 0.04 }, randomFrom(7));
    expect(text.length - raw.length).toBeGreaterThan(80);
    expect(text.length - raw.length).toBeLessThan(240);
  });
});

describe("proseStretches", () => {
  it("leaves out markup, code, links and tables", () => {
    const stretches = proseStretches(TEXT).map(({ start, end }) => TEXT.slice(start, end));
    expect(stretches).toEqual([
      "Report of the harbour office",
      "The first officer finished the official inflow figures before the flood reached the outer office wall.",
      "He filed",
      "nothing",
      "further; see",
      "and",
      ".",
    ]);
  });
});

describe("simulate", () => {
  it("gives the same damage for the same seed, and other damage for another", () => {
    const once = simulate(TEXT, BULLETIN_DAMAGE, 3);
    expect(simulate(TEXT, BULLETIN_DAMAGE, 3)).toEqual(once);
    expect(simulate(TEXT, BULLETIN_DAMAGE, 4)).not.toEqual(once);
  });

  it("damages ligatures of healthy words only where asked to", () => {
    const { damaged, regions } = simulate(TEXT, { regions: 0, plainLigatures: 1, ligatures: "macintosh" }, 1);
    expect(regions.map(({ raw }) => raw)).toContain("Àgures");
    expect(damaged).toContain("ofÀcial inÁow");
  });

  it("describes its own damage exactly, whatever the options", () => {
    fc.assert(
      fc.property(damage(fc.oneof(fc.constant(TEXT), passages())), ({ damaged, truth, regions }) => {
        let rebuilt = "";
        let done = 0;
        for (const { start, end, raw, gold } of regions) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(damaged.slice(start, end)).toBe(raw);
          expect(raw).not.toBe(gold);
          rebuilt += damaged.slice(done, start) + gold;
          done = end;
        }
        expect(rebuilt + damaged.slice(done)).toBe(truth);
        expect(damaged.split("\n")).toHaveLength(truth.split("\n").length);
      }),
    );
  });
});
