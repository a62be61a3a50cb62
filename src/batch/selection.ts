import picomatch from "picomatch";
import type { DocumentKind } from "./paths.js";

/** Which files of a folder are meant. */
export interface Selection {
  /** Globs of which one must match; none means that everything is meant. */
  readonly include?: readonly string[];
  /** Globs of which none may match; a folder that one matches is not entered. */
  readonly exclude?: readonly string[];
  /** Texts, if nothing else is said. */
  readonly kind?: DocumentKind;
}

/** Tests paths relative to a root, with `/`. */
export interface Selector {
  readonly takesFile: (path: string) => boolean;
  readonly entersFolder: (path: string) => boolean;
}

/**
 * A pattern without a slash is matched against names at any depth.
 * @throws {TypeError} where a pattern is empty
 */
export function selectorOf({ include = [], exclude = [] }: Selection): Selector {
  const includes = include.map(matcherOf);
  const excludes = exclude.map(matcherOf);
  const isIncluded = (path: string) => includes.length === 0 || includes.some((matches) => matches(path));
  const isExcluded = (path: string) => excludes.some((matches) => matches(path));
  return {
    takesFile: (path) => isIncluded(path) && !isExcluded(path),
    entersFolder: (path) => !isExcluded(path),
  };
}

/** A name may have a line end in it, which a dot of the expression does not match by itself. */
const OPTIONS = { flags: "s" };

function matcherOf(pattern: string): (path: string) => boolean {
  // A folder may be named as shells complete it, with a slash at its end.
  const trimmed = pattern.length > 1 && pattern.endsWith("/") ? pattern.slice(0, -1) : pattern;
  return picomatch(trimmed, { ...OPTIONS, basename: !trimmed.includes("/") });
}

/** A pattern such as `scans/1998/*.md` as a folder and what is meant in it; undefined where it is a plain path. */
export function globOf(path: string): { readonly folder: string; readonly selector: Selector } | undefined {
  const { isGlob, base, glob } = picomatch.scan(path);
  if (!isGlob) return undefined;
  return {
    folder: base === "" ? "." : base,
    selector: { takesFile: picomatch(glob, OPTIONS), entersFolder: () => true },
  };
}
