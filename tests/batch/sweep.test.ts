import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownName } from "../../src/batch/own-name.js";
import { sweep } from "../../src/batch/sweep.js";
import { filesIn, temporaryFolder } from "./temporary-folder.js";

const OWN = `.emend-${ownName()}.tmp`;
const OF_ENDED_PROCESS = OWN.replace(/-\d+-/, "-999999999-");
const OF_PARENT = OWN.replace(/-\d+-/, `-${process.ppid}-`);
const ELSEWHERE = OWN.replace(/emend-[0-9a-f]{8}/, "emend-00000000");
const OLD_ELSEWHERE = ELSEWHERE.replace("0000-", "0001-");

test("removes what ended processes left, and nothing else", async () => {
  const names = [OWN, OF_ENDED_PROCESS, OF_PARENT, ELSEWHERE, OLD_ELSEWHERE, ".emend-mine.tmp", "x.md"];
  const folder = await temporaryFolder(Object.fromEntries(names.map((name) => [name, ""])));
  await utimes(join(folder, OLD_ELSEWHERE), 1e9, 1e9);
  sweep([folder, join(folder, "missing")]);
  const kept = [OWN, OF_PARENT, ELSEWHERE, ".emend-mine.tmp", "x.md"];
  expect(await filesIn(folder)).toEqual(kept.sort());
  sweep([folder], true);
  expect(await filesIn(folder)).toEqual(kept.filter((name) => name !== OWN).sort());
});
