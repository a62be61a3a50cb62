import { describe, expect, it } from "vitest";
import { looksAlike, MERGED, SLIP_COSTS } from "../../src/repairs/misreadings.js";

const alike = (a: string, b: string): boolean => looksAlike(a.charCodeAt(0), b.charCodeAt(0));

describe("glyphs that look alike", () => {
  it("do so both ways, and none to itself", () => {
    for (let a = 0; a < 0x80; a += 1) {
      expect(looksAlike(a, a)).toBe(false);
      for (let b = 0; b < 0x80; b += 1) expect(looksAlike(a, b)).toBe(looksAlike(b, a));
    }
  });

  it.each(["vw", "qp", "nm", "0o", "kl", "gk", "1l"])("%s", (pair) => {
    expect(alike(pair[0]!, pair[1]!)).toBe(true);
  });

  it.each(["ax", "vM", "é!"])("%s do not", (pair) => {
    expect(alike(pair[0]!, pair[1]!)).toBe(false);
  });
});

describe("slips", () => {
  it("are dear, but none is past belief", () => {
    for (const cost of Object.values(SLIP_COSTS)) {
      expect(cost).toBeGreaterThan(1);
      expect(cost).toBeLessThan(12);
    }
  });

  it("are likelier where shape explains them", () => {
    expect(SLIP_COSTS.undoubled).toBeLessThan(SLIP_COSTS.dropped);
    expect(SLIP_COSTS.doubled).toBeLessThan(SLIP_COSTS.inserted);
    expect(SLIP_COSTS.confused).toBeLessThan(SLIP_COSTS.substituted);
  });
});

describe("merged glyphs", () => {
  it("are one glyph for two others", () => {
    for (const [one, pairs] of Object.entries(MERGED)) {
      expect(one).toHaveLength(1);
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const pair of pairs) expect(pair).toMatch(/^[!-~]{2}$/);
    }
  });

  it("know w for vv and m for nn", () => {
    expect(MERGED["w"]).toContain("vv");
    expect(MERGED["m"]).toContain("nn");
  });
});
