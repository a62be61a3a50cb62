import { expect, it } from "vitest";
import { emend, restore } from "../../src/index.js";
import { model } from "../support/model.js";

const GARBLED = 'Vjg"fgngicvgu"ygtg"nqfigf"kp"vjtgg"jqvgnu"pgct"vjg"uvcvkqp0';

/** Pieces that texts of nothing else are made of: what is read best, what is read worst, and what trips parsers. */
const PIECES = [GARBLED, `\`${GARBLED}\` said `, 'v"', "Łj", "\u0003\u0001", "\\_", ">", "*a_"];

const LENGTH = 8000;

it.each(PIECES)("comes to an end and gives the text back for nothing but %j", (piece) => {
  const text = piece.repeat(LENGTH / piece.length);
  const emendation = emend(text, { model });
  expect(restore(emendation.text, emendation.record)).toBe(text);
});
