import { once } from "../once.js";
import { MarkdownDocument } from "./document.js";

/** A text and what is made of it as documents, each cut and parsed once. Nearly all text is healthy, and asks for none. */
export class Documents {
  readonly #text: string;
  readonly #labels: readonly string[] | undefined;
  readonly #source: () => MarkdownDocument;
  #output: MarkdownDocument | undefined;

  /** @param labels that are defined beyond the text */
  constructor(text: string, labels?: readonly string[]) {
    this.#text = text;
    this.#labels = labels;
    this.#source = once(() => new MarkdownDocument(text, labels));
  }

  /** Of what is made of the text, only the last is kept. */
  of(within: string): MarkdownDocument {
    if (within === this.#text) return this.#source();
    if (this.#output?.text !== within) this.#output = new MarkdownDocument(within, this.#labels);
    return this.#output;
  }
}
