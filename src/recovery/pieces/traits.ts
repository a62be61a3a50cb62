/** Traits of a piece, as bits. */
export const ODD_CODE = 1;
/** The first letter is a capital. */
export const CAPITAL = 2;
/** A capital stands after the first letter. */
export const INNER_CAPITAL = 4;
/** A small letter stands somewhere. */
export const SMALL = 8;
/** Nothing but one blank parts it from the piece before. */
export const AFTER_BLANK = 16;
/** It lies in a range that is taken. */
export const TAKEN = 32;
