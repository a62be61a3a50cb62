// Healthy text that no package ships: made from templates and seeds, a few tens of kilobytes of each sort.

import { ciphers } from "./ciphers.mjs";
import { data } from "./data.mjs";
import { encoded } from "./encoded.mjs";
import { games } from "./games.mjs";
import { identifiers } from "./identifiers.mjs";
import { layout } from "./layout.mjs";
import { patterns } from "./patterns.mjs";
import { science } from "./science.mjs";

export const GENERATED = { data, identifiers, encoded, science, games, ciphers, patterns, layout };
