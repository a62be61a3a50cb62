import type { Model } from "../../english/model.js";
import type { Option } from "../plain/plain-atoms.js";
import type { WordPath } from "../plain/plain-claims.js";

/** Strings that are remembered; with more, all are forgotten. */
const MOST = 1 << 14;

/** What was worked out for strings, of this text or of others: names and odd words recur. */
export class Memory<Value> {
  private readonly values = new Map<string, Value>();

  /**
   * @param make works a value out of the key; always the same one
   */
  of(key: string, make: (key: string) => Value): Value {
    const { values } = this;
    const known = values.get(key);
    if (known !== undefined || values.has(key)) return known!;
    const own = copyOf(key);
    const value = make(own);
    if (values.size >= MOST) values.clear();
    values.set(own, value);
    return value;
  }
}

/** A part of a text holds all of it in memory; what is made anew holds itself alone. */
const copyOf = (part: string): string => ` ${part}`.slice(1);

/** What is remembered about words and runs that the lexicon does not hold. */
export interface Memories {
  /** Whether a run may be more than names and terms. */
  readonly suspicious: Memory<boolean>;
  /** What may make words of letters, as bits. */
  readonly repairs: Memory<number>;
  /** What an odd code may be read as. */
  readonly codes: Memory<readonly Option[]>;
  /** Places at which letters may have lost a ligature. */
  readonly dropped: Memory<readonly number[]>;
  /** Words that letters may be in one. */
  readonly apart: Memory<WordPath | undefined>;
}

const memories = new WeakMap<Model, Memories>();

/** What is remembered with a model. */
export function memoriesOf(model: Model): Memories {
  const known = memories.get(model);
  if (known !== undefined) return known;
  const made: Memories = {
    suspicious: new Memory(),
    repairs: new Memory(),
    codes: new Memory(),
    dropped: new Memory(),
    apart: new Memory(),
  };
  memories.set(model, made);
  return made;
}
