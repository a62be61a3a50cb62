import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { sha256 } from "./hash.js";

/** Stands for this machine in names of files that several machines may share. */
const HOST = sha256(hostname()).slice(0, 8);

/** Other threads of this process begin elsewhere. */
let next = randomBytes(4).readUInt32BE();

/** `HOST-PID-NUMBER`: whose a file is, for files that must not outlive the process that made them. */
export function ownName(): string {
  next = (next + 1) >>> 0;
  return `${HOST}-${process.pid}-${next.toString(16).padStart(8, "0")}`;
}

/** Matches what `ownName` gives. */
export const OWN_NAME = "([0-9a-f]{8})-(\\d+)-[0-9a-f]{8}";

/** After this time a file of a machine that cannot be asked is taken for left behind; in milliseconds. */
const LONG_AGO = 60 * 60 * 1000;

/**
 * Whether the process that a name tells of has ended. What another machine left counts after an hour without change.
 * @param host and `pid`: as `OWN_NAME` finds them
 * @param changed when the file was last changed, in milliseconds since 1970
 * @param now the same of this moment
 */
export function isLeftBehind(host: string, pid: string, changed: number, now: number): boolean {
  if (host !== HOST) return now - changed > LONG_AGO;
  return !isRunning(Number(pid));
}

/** Whether a file is one of this process itself. */
export function isOfThisProcess(host: string, pid: string): boolean {
  return host === HOST && Number(pid) === process.pid;
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else is there, but may not be asked.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
