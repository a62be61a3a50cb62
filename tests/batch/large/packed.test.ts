import { expect, test } from "vitest";
import { Packed, PackedList } from "../../../src/batch/large/packed.js";

test("a value comes back as it was", () => {
  const value = { text: "vjg Łtuv rcig", confidence: 0.1 + 0.2, list: [1, null, "\u{1F600}\ud800"] };
  expect(new Packed(value).unpack()).toEqual(value);
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
