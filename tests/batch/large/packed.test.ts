import { expect, test } from "vitest";
import { PackedList, PackedRecord } from "../../../src/batch/large/packed.js";
import type { EmendationRecord } from "../../../src/provenance/record.js";

test("a record comes back as it was", () => {
  const record = {
    encodings: [{ id: "F1", evidence: 0.1 + 0.2 }],
    spans: [
      { id: "e1", raw: "vjg Łtuv rcig" },
      { id: "e2", raw: "\u{1F600}\ud800", reading: null },
    ],
    insertions: [{ outStart: 1, outEnd: 2 }],
  } as unknown as EmendationRecord;
  expect(new PackedRecord(record).unpack()).toEqual(record);
});

test("a list comes back item by item, as often as it is asked for", () => {
  const list = new PackedList<{ readonly at: number }>();
  list.add([{ at: 1 }, { at: 2 }]);
  list.add([]);
  list.add([{ at: 3 }]);
  expect(list.length).toBe(3);
  expect([...list]).toEqual([{ at: 1 }, { at: 2 }, { at: 3 }]);
  expect([...list]).toHaveLength(3);
});

test("much that is added at once comes back as well", () => {
  const items = Array.from({ length: 5000 }, (_, at) => ({ at, text: "vjg Łtuv rcig".repeat(at % 20) }));
  const list = new PackedList<(typeof items)[number]>();
  list.add(items);
  expect(list.length).toBe(items.length);
  expect([...list]).toEqual(items);
});

test("an empty list holds nothing", () => {
  const list = new PackedList<number>();
  expect([list.length, ...list]).toEqual([0]);
});
