declare module "fonteditor-core/lib/ttf/enum/unicodeName" {
  /** Numbers of glyphs in the standard order, by code point. */
  const numbers: Readonly<Record<string, number>>;
  export default numbers;
}
