import { rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanAll } from "../../src/batch/clean-all.js";
import { cleanDocument } from "../../src/batch/clean-document.js";
import { documentOf } from "../../src/batch/document.js";
import { Failure } from "../../src/batch/failure.js";
import { restoreBytes, restoreFile } from "../../src/batch/restore-file.js";
import { findInputs } from "../../src/batch/walk.js";
import { stubEngine } from "./stub-engine.js";
import { read, temporaryFolder, writeFiles } from "./temporary-folder.js";

const SETTINGS = {
  clean: stubEngine.emend,
  options: { model: stubEngine.model },
  tool: "emend 0.0.0",
};

async function cleanedFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  await writeFiles(join(folder, "in"), files);
  const { documents } = await findInputs([join(folder, "in")]);
  await cleanAll({ ...SETTINGS, inputs: documents, out: join(folder, "out") });
  return join(folder, "out");
}

/** `.+` in UTF-16 has many units that UTF-8 cannot hold; undecodable bytes come in runs. */
const rawBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom("vjg", "@@@", " ", "\r\n", "é", "\u{1F600}", "\uFEFF").map((text) => Buffer.from(text)),
      fc
        .constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xc3], [0xa9], [0xed, 0xb2], [0xe2, 0x82])
        .map(Buffer.from),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => Buffer.concat(pieces));

describe("restoring", () => {
  test("gives any raw bytes back", () => {
    fc.assert(
      fc.property(rawBytes, fc.boolean(), (raw, isWide) => {
        const bytes = isWide ? Buffer.from(`\uFEFF${raw.toString("latin1")}`, "utf16le") : raw;
        const document = readable(bytes);
        fc.pre(document !== undefined);
        const { bytes: cleaned, provenance } = cleanDocument(document!, "x.md", "x.md", SETTINGS);
        expect(Buffer.from(restoreBytes("x.md", cleaned, provenance))).toEqual(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test("uses the provenance file beside the cleaned file", async () => {
    const out = await cleanedFolder({ "sub/x.txt": "\uFEFFvjg end\r\n" });
    expect(await read(out, "sub/x.md")).toContain("the end");
    expect(Buffer.concat([...(await restoreFile(join(out, "sub/x.md")))]).toString()).toBe(
      "\uFEFFvjg end\r\n",
    );
  });

  test("gives a healthy file back as it is, from any depth below the manifest", async () => {
    const out = await cleanedFolder({ "a/b/x.md": "well" });
    expect(Buffer.concat([...(await restoreFile(join(out, "a/b/x.md")))]).toString()).toBe("well");
  });
});

describe("refused is", () => {
  const messageOf = async (file: string) => {
    const error = await restoreFile(file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    return (error as Failure).what;
  };

  test("a cleaned file that was edited", async () => {
    const out = await cleanedFolder({ "x.md": "vjg", "well.md": "well" });
    await writeFiles(out, { "x.md": "thee", "well.md": "very well" });
    expect(await messageOf(join(out, "x.md"))).toBe("has been changed since it was cleaned");
    expect(await messageOf(join(out, "well.md"))).toBe("has been changed since it was cleaned");
  });

  test("a provenance file that was edited", async () => {
    const out = await cleanedFolder({ "x.md": "vjg vjg" });
    const record = await read(out, "x.provenance.json");
    for (const [from, to, what] of [
      ['"raw": "vjg"', '"raw": "vjh"', "does not restore to the source that its record tells of"],
      ['"raw": "vjg"', '"raw": "vj"', "does not fit its record"],
      ['"outStart": 0', '"outStart": 2', "does not fit its record"],
      ['"schema": 1', '"schema": 2', "is no provenance file (schema"],
      ['"schema": 1', "", "is no provenance file"],
    ] as const) {
      await writeFiles(out, { "x.provenance.json": record.replace(from, to) });
      expect(await messageOf(join(out, "x.md"))).toContain(what);
    }
  });

  test("an emended file whose provenance file is gone", async () => {
    const out = await cleanedFolder({ "x.md": "vjg" });
    await rm(join(out, "x.provenance.json"));
    expect(await messageOf(join(out, "x.md"))).toBe("has no provenance file, but its verdict was emended");
  });

  test("a file that no manifest knows", async () => {
    const out = await cleanedFolder({ "x.md": "well" });
    await writeFiles(out, { "y.md": "well" });
    expect(await messageOf(join(out, "y.md"))).toBe(
      "has no provenance file, and manifest.jsonl does not know it",
    );
    await rm(join(out, "manifest.jsonl"));
    expect(await messageOf(join(out, "x.md"))).toBe(
      "has no provenance file, and no manifest stands above it",
    );
  });

  test("a missing file, and a folder", async () => {
    const folder = await temporaryFolder();
    expect(await messageOf(join(folder, "x.md"))).toBe("there is no such file or folder");
    expect(await messageOf(folder)).toBe("is a folder where a file is needed");
  });
});

function readable(bytes: Uint8Array) {
  try {
    return documentOf("x.md", bytes);
  } catch {
    return undefined;
  }
}
