/** Blanks that stand in words of healthy text, or are missing between them. Costs in nats. */

/** Nats of such damage. */
export interface DamagePrice {
  /** Where nothing else in the document shows it. */
  readonly unproven: number;
  /** Where it is beyond doubt that there is some. */
  readonly proven: number;
  /** For each further case in the same word. */
  readonly again: number;
}

/** A blank too many inside a word. */
export const SPURIOUS_BLANK: DamagePrice = { unproven: 14, proven: 3, again: 3 };
/** The same beside a ligature that stands by itself: `veri fi cation`. */
export const BLANK_BY_LIGATURE: DamagePrice = { unproven: 7, proven: 0.5, again: 0.5 };
/** A blank after the capital of a word in small letters: `T ower`. */
export const BLANK_AFTER_CAPITAL: DamagePrice = { unproven: 9.5, proven: 0, again: 3 };
/** A blank between a large capital and small ones: `I NTRODUCTION`. */
export const SMALL_CAPITALS_GAP: DamagePrice = { unproven: 9, proven: 0, again: 3 };
/** Nats against a blank too many beside so few letters that no lexicon holds: they may be a dialect's, or an abbreviation. */
export const BESIDE_FEW_LETTERS = { letters: 2, nats: 4 } as const;
/** Nats against a blank too many in a word of so few letters: its parts are abbreviations, `le ge ne`. */
export const ONLY_FEW_LETTERS = { letters: 4, nats: 8 } as const;
/** Nats against a blank too many in a word that costs so many nats and more: it may be spelled apart, as `mah jong` is. */
export const JOINS_RARE_WORD = { cost: 13.5, nats: 12 } as const;
/** Nats against a word in so many parts and more: somebody may speak it in syllables, `el e phant`. */
export const SYLLABLES = { parts: 3, nats: 30 } as const;
/** No blank between words. */
export const LOST_BLANK: DamagePrice = { unproven: 18, proven: 3, again: 0.5 };
/** A run of a few words may be a name that somebody made of them: `gettimeofday`. */
export const FEW_RUN_TOGETHER = { words: 4, nats: 13 } as const;
/** What is said before a name that somebody made of words: `the user heisaway`, `a column nameofthefile`. */
export const BEFORE_MADE_NAMES =
  /\b(?:pass(?:word|phrase|code)|user(?:name)?|login|domain|host(?:name)?|(?:web)?site|variable|function|method|parameter|option|setting|flag|field|column|table|file(?:name)?|folder|directory|key|(?:hash)?tag|handle|account|alias|nickname|branch|module|package|class|command|blanks|spaces|called|named|titled)s?\b[^.!]*$/i;
/** A name whose inner capital tells that a program reads what follows it: `SomeHeader: averylongvalue`. */
export const BEFORE_VALUES = /\b[A-Z]?[a-z]+[A-Z][A-Za-z]*:\s*$/;
/** Prefixes that may be set apart by a writer. */
export const PREFIXES: ReadonlySet<string> = new Set(
  (
    "a anti auto bi by co counter cross cyber de dis down e em en ex extra fore hyper il im in infra inter intra ir macro " +
    "mega meta micro mid mini mis mono multi neo neuro nano no non off on out over para photo physio poly post pre pro " +
    "proto pseudo psycho quasi re retro self semi socio sub super supra sur tele thermo trans tri ultra un under up vice"
  ).split(" "),
);

/** What is left of contractions whose apostrophe is lost. */
export const CLITICS: ReadonlySet<string> = new Set(["s", "t", "d", "m", "re", "ll", "ve", "nt", "st", "er"]);

/** Words that tokenisers of corpora part, as the Penn Treebank does: `gon na`. */
export const PARTED_BY_TOKENISERS: ReadonlySet<string> = new Set(
  "gimme gonna gotta lemme wanna whatcha whaddya".split(" "),
);

/** Letters that make up a ligature, as they stand by themselves between two blanks too many. */
export const SPLIT_OFF: ReadonlySet<string> = new Set(["fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "ft"]);

/** Words that no name of a program and no compound begins or ends with. */
export const ONLY_IN_PHRASES: ReadonlySet<string> = new Set(
  "and been from have her his of that the their they this was were which with would".split(" "),
);

/** Words that programs and compounds begin or end with: `forall`, `todo`, `inout`. */
export const OPEN_ENDED: ReadonlySet<string> = new Set(
  "a all an any as at by do for get go has if in is no not off on or out over set so some to up with".split(
    " ",
  ),
);
