import { availableParallelism } from "node:os";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** By how much V8 multiplies the young generation each time that much of it lives on: by no more than what it is to come to. */
const GROWS_YOUNG = "--semi-space-growth-factor=2";
const STAYS_YOUNG = "--semi-space-growth-factor=1";

/** What V8 does on other cores while it collects garbage. */
const BESIDE = ["parallel-scavenge", "concurrent-marking"];

const FLAGS = [
  // The Markdown parser makes its functions anew for every text, which V8 would optimise again and again: four times its usual
  // number of bytes run before it does so spares a seventh of all time.
  "--interrupt-budget=540672",
  // Nearly all that a text takes is soon given back. V8 would let it grow to several times what is in use before it looks.
  "--heap-growing-percent=30",
  // What is young grows no further than `settleYoungGeneration` lets it.
  STAYS_YOUNG,
  // As they are until `collectAlone` sets them.
  ...BESIDE.map((work) => `--${work}`),
];

/**
 * Sets the flags of V8 that the program runs with; before anything is compiled, since code is only used with the flags that
 * it was compiled with. Each thread does so: its beginning changes some of them, for all threads.
 */
export function setFlags(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}

/**
 * Lets each thread collect its own garbage by itself where all cores are busy: help from others would make cleaning take a tenth
 * longer, as it takes time from their work, and what they move has to be fetched from their caches.
 *
 * @param threads that clean at the same time
 */
export function collectAlone(threads: number): void {
  if (threads < availableParallelism()) return;
  for (const work of BESIDE) setFlagsFromString(`--no-${work}`);
}

/** Bytes of the young generation, both halves of it: with half of them cleaning takes a tenth longer. */
const YOUNG = 8 * 2 ** 20;
/** Objects made between two looks at how large it is, of so many places, and looks at most. */
const BLOCK = { objects: 16, places: 1000, most: 100 } as const;

/**
 * Lets the young generation of this thread's heap grow to what cleaning needs, and no further: V8 would let it grow to four
 * times as much, which takes some 50 MB and spares a twentieth of the time at most. Only the command line of Node.js can set a
 * limit, so that it is made to grow once, by what lives on, and forbidden to grow again; each thread that begins allows it anew.
 */
export function settleYoungGeneration(): void {
  setFlagsFromString(GROWS_YOUNG);
  const living: unknown[][] = [];
  for (let looks = 0; looks < BLOCK.most && youngBytes() < YOUNG; looks += 1)
    for (let made = 0; made < BLOCK.objects; made += 1) living.push(new Array(BLOCK.places));
  setFlagsFromString(STAYS_YOUNG);
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? YOUNG;
