// `npm run harm:all -- [--quiet]`: fetches and assembles a broad body of healthy text, checks that all of it stays, and
// keeps what came of it in HARM.md.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `npm ci` removes it, so that it is made anew with the packages it comes from. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/healthy", import.meta.url));
const TABLE = fileURLToPath(new URL("../figures/HARM.md", import.meta.url));
const packages = `${CACHE}/packages`;
const texts = `${CACHE}/texts`;

if (!existsSync(packages)) run("fetch.mjs", packages);
run("assemble.mjs", texts, packages);
run("check.mjs", "--table", TABLE, ...process.argv.slice(2), texts);

function run(script, ...options) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [path, ...options], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 3);
}
