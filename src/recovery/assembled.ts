/** As much of it as is used here: neither the language nor Node.js declares it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

/**
 * What a compiled module exports: nothing in a browser without WebAssembly, or where a page forbids it.
 *
 * @param code the module in Base64
 */
export function assembled(code: string): object | undefined {
  try {
    const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  } catch {
    return undefined;
  }
}
