/** How far a reading has come at places of a text, column by column: a text is read some hundred times over. */
export class Progress {
  /** Costs so far, in units and in nats. */
  readonly units: Float64Array;
  readonly inNats: Float64Array;
  /** The last symbols read, and the number of the word that ends before the place, or -1. */
  readonly contexts: Int32Array;
  readonly previous: Int32Array;

  /** @param length tokens of the text */
  constructor(length: number) {
    this.units = new Float64Array(length + 1);
    this.inNats = new Float64Array(length + 1);
    this.contexts = new Int32Array(length + 1);
    this.previous = new Int32Array(length + 1).fill(-1);
  }

  set(place: number, units: number, inNats: number, context: number, previous: number): void {
    this.units[place] = units;
    this.inNats[place] = inNats;
    this.contexts[place] = context;
    this.previous[place] = previous;
  }
}
