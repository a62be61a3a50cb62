import { readFileSync } from "node:fs";
import { PACKAGE_FILE } from "../package-files.js";

const { version } = JSON.parse(readFileSync(PACKAGE_FILE, "utf8")) as { version: string };

/** The version of this package. */
export const VERSION = version;

/** How records name the program that made them. */
export const TOOL = `emend ${version}`;
