// Print conventions that look like damage.

import {
  ADJECTIVES,
  CAPITALS,
  capital,
  FAMILY,
  GIVEN,
  NOUNS,
  name,
  repeat,
  roman,
  SMALL,
  sentence,
} from "./material.mjs";
import { chance } from "./random.mjs";

export const layout = {
  headings: () => {
    const random = chance(111);
    return repeat(
      400,
      () => `${random.pick(NOUNS).toUpperCase().split("").join(" ")}\n\n${sentence(random)}`,
      "\n\n",
    );
  },
  contents: () => {
    const random = chance(112);
    return repeat(
      500,
      (row) =>
        `${roman((row % 60) + 1)}. ${capital(random.pick(ADJECTIVES))} ${random.pick(NOUNS)} ${". ".repeat(random.between(8, 20))}${random.between(1, 400)}`,
    );
  },
  abbreviations: () => {
    const random = chance(113);
    return repeat(
      600,
      () =>
        `${name(random)}, ${random.pick(["M.A.", "Ph.D.", "F.R.S.", "K.C.B.", "LL.D."])}; b. ${random.between(1700, 1990)}, d. ${random.between(1750, 2020)}; ed. ${random.signs(CAPITALS, 1)}.${random.signs(CAPITALS, 1)}.; cf. ${random.signs(CAPITALS, 3)} ${roman(random.between(1, 90))}.${random.between(1, 40)}; N.B. q.v. op. cit., pp. ${random.between(1, 99)}ff.`,
    );
  },
  addresses: () => {
    const random = chance(114);
    return repeat(
      500,
      () =>
        `${name(random)}\n${random.between(1, 300)}${random.signs("ABC", 1)} ${capital(random.pick(NOUNS))} Rd.\n${capital(random.pick(NOUNS))}ton ${random.signs(CAPITALS, 2)}${random.between(1, 20)} ${random.between(1, 9)}${random.signs("ABDEFGHJLNPQRSTUWXYZ", 2)}\n${random.pick(GIVEN).toLowerCase()}.${random.signs(SMALL, 4)}@${random.signs(SMALL, 6)}.example`,
      "\n\n",
    );
  },
  legal: () => {
    const random = chance(115);
    return repeat(
      500,
      () =>
        `${random.pick(FAMILY)} v ${random.pick(FAMILY)} [${random.between(1900, 2020)}] ${random.pick(["UKHL", "EWCA Civ", "AC", "QB", "WLR"])} ${random.between(1, 900)}; ${random.between(1, 600)} U.S. ${random.between(1, 999)}, §§ ${random.between(1, 99)}(b)(${random.below(9)})(iv), 42 U.S.C. § ${random.between(100, 9999)}(a).`,
    );
  },
  accents: () => {
    const random = chance(116);
    return repeat(
      400,
      () =>
        `${random.pick(["Łódź", "Þingvellir", "Għaħ", "Nǃxau", "Ōsaka", "Đà Nẵng", "Llanfairpwll", "Gdańsk", "Ħamrun", "ǂKhomani", "Kʼicheʼ", "Ŵyr"])}, ${sentence(random)} ${random.pick(["Ł", "ł", "ħ", "Þ", "ǁ", "õ", "ö", "ō", "δ", "ø"])} is its letter.`,
    );
  },
};
