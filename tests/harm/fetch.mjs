// `node tests/harm/fetch.mjs ROOT`: unpacks the Debian packages of packages.txt below ROOT, without installing them. What
// this machine cannot get is skipped with a message.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error("usage: node tests/harm/fetch.mjs ROOT");
  process.exit(2);
}

const packages = readFileSync(new URL("packages.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
const downloads = join(root, "downloads");
mkdirSync(downloads, { recursive: true });
// All at once is fastest, but fails as a whole where a single one is not to be had.
if (!download(packages)) {
  for (const name of packages) if (!download([name])) console.error(`fetch: ${name}: cannot be had: skipped`);
}
for (const file of readdirSync(downloads).filter((name) => name.endsWith(".deb"))) {
  execFileSync("dpkg-deb", ["--extract", join(downloads, file), root]);
}
rmSync(downloads, { recursive: true });

function download(names) {
  try {
    execFileSync("apt-get", ["--quiet", "--quiet", "download", ...names], {
      cwd: downloads,
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}
