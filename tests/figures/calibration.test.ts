import { describe, expect, test } from "vitest";
import { brierScore, calibrationError, type Judgement, wordCalibrationError } from "./calibration.js";

/** `count` judgements of one confidence, of which the first `right` are right. */
const judgements = (count: number, confidence: number, right: number): Judgement[] =>
  Array.from({ length: count }, (_, index) => ({ confidence, right: index < right }));

describe("calibration", () => {
  test("is perfect where what is certain is so", () => {
    const certain = [...judgements(30, 1, 30), ...judgements(30, 0, 0)];
    expect(calibrationError(certain)).toBe(0);
    expect(brierScore(certain)).toBe(0);
  });

  test("is the distance between what is stated and what is so", () => {
    // Fifteen bins of one judgement each.
    expect(calibrationError(judgements(15, 0.9, 15))).toBeCloseTo(0.1);
    expect(brierScore(judgements(10, 0.5, 5))).toBeCloseTo(0.25);
    // Every second of a pair is wrong: bins of two state one half and have one half.
    const alternating = judgements(30, 0.5, 0).map((it, index) => ({ ...it, right: index % 2 === 0 }));
    expect(calibrationError(alternating)).toBeCloseTo(0);
  });

  test("finds errors of opposite sign", () => {
    const both = [...judgements(28, 0.2, 28), ...judgements(32, 0.8, 0)];
    expect(calibrationError(both)).toBeCloseTo(0.8);
  });

  test("asks of words that are not doubtful only that enough of them are right", () => {
    expect(wordCalibrationError([], { words: 100, right: 100 }, 0.95)).toBe(0);
    expect(wordCalibrationError([], { words: 100, right: 90 }, 0.95)).toBeCloseTo(0.05);
    expect(wordCalibrationError(judgements(15, 0.9, 15), { words: 15, right: 15 }, 0.95)).toBeCloseTo(0.05);
  });

  test("is nothing without judgements", () => {
    expect([
      calibrationError([]),
      brierScore([]),
      wordCalibrationError([], { words: 0, right: 0 }, 1),
    ]).toEqual([null, null, null]);
  });
});
