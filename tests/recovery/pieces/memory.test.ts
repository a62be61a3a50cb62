import { describe, expect, it } from "vitest";
import { Memory, memoriesOf } from "../../../src/recovery/pieces/memory.js";
import { model } from "../../support/model.js";

describe("a memory", () => {
  it("works a value out once, be it nothing", () => {
    const memory = new Memory<string | undefined>();
    let made = 0;
    const make = (key: string): string | undefined => {
      made += 1;
      return key === "none" ? undefined : `${key}!`;
    };
    expect(["a", "none", "a", "none", "\ud800"].map((key) => memory.of(key, make))).toEqual([
      "a!",
      undefined,
      "a!",
      undefined,
      "\ud800!",
    ]);
    expect(made).toBe(3);
  });

  it("forgets rather than grow without end", () => {
    const memory = new Memory<number>();
    let made = 0;
    for (let at = 0; at < 40_000; at += 1) memory.of(String(at), () => at);
    memory.of("0", () => {
      made += 1;
      return 0;
    });
    expect(made).toBe(1);
  });

  it("goes with its model", () => {
    expect(memoriesOf(model)).toBe(memoriesOf(model));
  });
});
