/** How far a reading has come at places of a text, column by column: a text is read some hundred times over. */
export class Progress {
  /** Costs so far, in units and in nats. */
  readonly units: Float64Array;
  readonly inNats: Float64Array;
  /** The last symbols read, and the word that ends before the place. */
  readonly contexts: Int32Array;
  readonly previous: string[];

  /** @param length tokens of the text */
  constructor(length: number) {
    this.units = new Float64Array(length + 1);
    this.inNats = new Float64Array(length + 1);
    this.contexts = new Int32Array(length + 1);
    this.previous = new Array<string>(length + 1).fill("");
  }

  set(place: number, units: number, inNats: number, context: number, previous: string): void {
    this.units[place] = units;
    this.inNats[place] = inNats;
    this.contexts[place] = context;
    this.previous[place] = previous;
  }
}
