import { describe, expect, it } from "vitest";
import { findDetachedAccents } from "../../../src/recovery/shapes/accents.js";
import { damageContext } from "../../support/damage-context.js";

const readings = (text: string) =>
  findDetachedAccents(text, [], damageContext(text)).map(({ reading }) => reading);

describe("findDetachedAccents", () => {
  it("joins accents before and after their letters", () => {
    expect(readings("by G¨odel and Ho¨lder")).toEqual(["Gödel", "Hölder"]);
    expect(readings("by Dvoˇ rák and Garc´ıa")).toEqual(["Dvořák", "García"]);
  });

  it("keeps to the side that the document shows", () => {
    expect(readings("Erd˝os met Ko´sciuszko")).toEqual(["Erdős", "Kościuszko"]);
    expect(readings("Ko´sciuszko alone")).toEqual([]);
  });

  it("gives one step an accent", () => {
    const [finding] = findDetachedAccents("Dvoˇr´ak’s", [], damageContext("Dvoˇr´ak’s"));
    expect(finding).toMatchObject({ raw: "Dvoˇr´ak", reading: "Dvořák", kinds: ["accent"] });
    expect(finding!.steps.map(({ from, to }) => [from, to])).toEqual([
      ["´a", "á"],
      ["ˇr", "ř"],
    ]);
  });

  it("does not run words together", () => {
    expect(readings("Erd˝os and Pe˛kna´ was Vˇ ecn´ a Trinity")).toEqual([
      "Erdős",
      "Pękná",
      "Věcn´".slice(0, 4),
    ]);
  });

  it.each([
    "It´s O´Brien’s caf´e",
    "Qur´an and Ka´ba",
    "20˚C, xˆ2, ˜5, x¯",
    "´quoted´ and ¨quoted¨",
    "Hawai´i",
  ])("leaves %s", (healthy) => {
    expect(readings(healthy)).toEqual([]);
  });
});
