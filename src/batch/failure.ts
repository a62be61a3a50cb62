/** Why one file or folder could not be done; the rest of a run goes on. Told to people in one line. */
export class Failure extends Error {
  override readonly name = "Failure";

  /**
   * @param path as the user knows it
   * @param what a clause that follows the path: `is a PDF document, not text`
   * @param remedy what to do about it: `extract its text first`
   */
  constructor(
    readonly path: string,
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${path}: ${what}; ${remedy}`);
  }

  /** What another thread or machine told of a failure. */
  static of({ path, what, remedy }: FailureData): Failure {
    return new Failure(path, what, remedy);
  }

  /** What can be sent to another thread or machine. */
  get data(): FailureData {
    const { path, what, remedy } = this;
    return { path, what, remedy };
  }
}

export type FailureData = Pick<Failure, "path" | "what" | "remedy">;

/** The arguments cannot be used as they are: nothing was done at all, and every reason is told. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(readonly failures: readonly Failure[]) {
    super(failures.map(({ message }) => message).join("\n"));
  }
}

/** What the operating system's error codes mean, and what to do about them. */
const SYSTEM_ERRORS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOENT: ["there is no such file or folder", "check the path"],
  EACCES: ["permission denied", "change its permissions or choose another path"],
  EPERM: ["permission denied", "change its permissions or choose another path"],
  EROFS: ["the file system is read-only", "choose another path"],
  EISDIR: ["is a folder where a file is needed", "choose another path"],
  ENOTDIR: ["a part of the path is a file, not a folder", "check the path"],
  EEXIST: ["a file is in the way", "move it away or choose another path"],
  ENAMETOOLONG: ["the name is too long", "shorten it"],
  ELOOP: ["its links lead in a circle", "mend the link"],
  ENOSPC: ["no space is left on the device", "make room and run again"],
  EDQUOT: ["your disk quota is used up", "make room and run again"],
  EMFILE: ["too many files are open", "close other programs and run again"],
  ENFILE: ["too many files are open", "close other programs and run again"],
  EBUSY: ["is in use", "close the program that uses it and run again"],
  ENXIO: ["is a socket or a device, not a file", "choose another path"],
  EIO: ["the device reports an error", "check the disk"],
};

export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Says in one clause why something went wrong with `path`, whatever was thrown. */
export function failureOf(path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const known = SYSTEM_ERRORS[errorCodeOf(error) ?? ""];
  if (known) return new Failure(path, ...known);
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(path, `went wrong: ${message}`, "please report this");
}
