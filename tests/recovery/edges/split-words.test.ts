import { describe, expect, it } from "vitest";
import { shiftEncoding } from "../../../src/encodings/shift.js";
import { insideWord } from "../../../src/recovery/edges/split-words.js";
import { model } from "../../support/model.js";

/** Where the edge at the bar belongs, marked by a bar. */
function moved(marked: string, side: "start" | "end"): string {
  const edge = marked.indexOf("|");
  const text = marked.replace("|", "");
  const at = insideWord(text, edge, side, shiftEncoding(2), [model.words]);
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

describe("insideWord", () => {
  it.each([
    ["at the start", "start", 'adviser |Comrafg"Ngdgujgx', 'adviser Comra|fg"Ngdgujgx'],
    ["at the end", "end", 'cv"vjg"Rqn{vgejnic| in', 'cv"vjg"Rqn{vgej|nic in'],
    ["behind stops", "end", 'vjg"fqwdvful.”|', 'vjg"fqwdv|ful.”'],
    ["in the middle of a token", "start", 'the con|uworvkqp"qh', 'the con|uworvkqp"qh'],
  ] as const)("finds the place %s", (_, side, marked, expected) => {
    expect(moved(marked, side)).toBe(expected);
  });

  it.each([
    ["a word that its encoding reads", "start", 'the |yctf"qh'],
    ["a healthy word", "end", 'vjg"yctf harbour|'],
    ["what no place makes a word", "start", 'the |Ngdgujgx"yctf'],
    ["what several places make words", "start", "the |winfgt"],
    ["a short token", "start", 'a |fqi"cpf'],
    ["blanks on both sides", "start", 'the | "vjg'],
  ] as const)("leaves %s", (_, side, marked) => {
    expect(moved(marked, side)).toBe(marked);
  });
});
