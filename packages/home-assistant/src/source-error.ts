/** Why a home's source cannot be read. */
export type SourceProblem = "missing" | "unreadable" | "not_sqlite" | "damaged" | "not_a_recorder" | "too_old" | "busy";

/** The source of a home's history cannot be used. The message is a sentence for the person who gave it. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly problem: SourceProblem;
  constructor(problem: SourceProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.problem = problem;
  }
}

const SQLITE_PROBLEMS: Readonly<Record<number, readonly [SourceProblem, string]>> = {
  3: ["unreadable", "may not be read: give the account that runs this program the right to read it."],
  5: ["busy", "is locked by another program and did not come free in time. Try again in a minute."],
  6: ["busy", "is locked by another program and did not come free in time. Try again in a minute."],
  10: ["damaged", "could not be read to its end: the disk reported an error, or the file is cut short."],
  11: ["damaged", "is damaged or cut short: SQLite cannot read it to its end. Copy it again, or take a backup."],
  14: ["unreadable", "could not be opened: it, or its -wal and -shm files beside it, may not be read."],
  26: ["not_sqlite", "is not an SQLite database. Home Assistant's own is named home-assistant_v2.db."],
};

/** Turns an error of node:sqlite about `path` into a {@link SourceError}; anything else comes back as it is. */
export function asSourceError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  const known = SQLITE_PROBLEMS[error.errcode & 0xff]; // the low byte is the primary result code
  return known ? new SourceError(known[0], `The recorder file ${path} ${known[1]}`, error) : error;
}
