/** What a word may have suffered, by name; the document proves each or not. */
import type { Cause } from "./plain-atoms.js";

export const BLANK_CAUSE: Cause = "blank";
export const BLANK_BY_LIGATURE_CAUSE: Cause = "blank by ligature";
export const CAPITAL_GAP_CAUSE: Cause = "blank after capital";
export const SMALL_CAPITALS_CAUSE: Cause = "small capitals";
export const BLANK_LIGATURE_CAUSE: Cause = "blank for ligature";
export const DROPPED_CAUSE: Cause = "dropped ligature";
export const CUT_CAUSE: Cause = "cut ligature";
export const HALVED_CAUSE: Cause = "halved ligature";
export const LOST_BLANK_CAUSE: Cause = "lost blank";
/** Causes that are odd codes begin with this. */
export const CODE_CAUSE = "code ";
