import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SourceError } from "./source-error.ts";

/** How a file can be read without leaving a trace. */
export interface Access {
  readonly location: string | URL;
  readonly isWal: boolean;
  /** Whether what was read is one picture of the file. */
  isStillGood(): boolean;
  release(): void;
}

/**
 * A WAL database in use has a -shm file. Where there is none SQLite would make one beside it, which Home Assistant, under
 * another account, might then not be allowed to write to. So a database that nobody uses is read as an unchanging one,
 * and as a copy when it was not closed in order, for then SQLite has to put it in order first.
 *
 * @throws {SourceError} when the file is missing, unreadable, or no SQLite database
 */
export function accessTo(file: string): Access {
  const isWal = checkHeader(file);
  const asItIs = { location: file, isWal, isStillGood: () => true, release() {} };
  if (!isWal || existsSync(`${file}-shm`)) return asItIs;
  if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size) {
    const folder = mkdtempSync(join(tmpdir(), "routinely-recorder-"));
    const release = () => rmSync(folder, { recursive: true, force: true });
    try {
      const copy = join(folder, "copy.db");
      for (const suffix of ["", "-wal"]) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
      return { ...asItIs, location: copy, release };
    } catch (error) {
      release();
      throw unreadable(file, error);
    }
  }
  const location = pathToFileURL(file);
  location.searchParams.set("immutable", "1");
  const before = statSync(file).mtimeMs;
  const isUnused = () => !existsSync(`${file}-shm`) && statSync(file).mtimeMs === before;
  return { ...asItIs, location, isStillGood: isUnused };
}

/** @returns whether the file is in WAL mode */
function checkHeader(file: string): boolean {
  const header = readHeader(file);
  if (header.toString("latin1", 0, 16) !== "SQLite format 3\0") {
    throw new SourceError(
      "not_sqlite",
      `${file} is not an SQLite database. Home Assistant's own is named home-assistant_v2.db.`,
    );
  }
  return header[18] === 2;
}

/** The first bytes of the file: https://www.sqlite.org/fileformat2.html#the_database_header */
function readHeader(file: string): Buffer {
  const header = Buffer.alloc(20);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    readSync(descriptor, header, 0, header.length, 0);
    return header;
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function unreadable(file: string, error: unknown): SourceError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new SourceError("missing", `There is no recorder file at ${file}.`, error);
  }
  const reasons: Readonly<Record<string, string>> = {
    EISDIR: "it is a folder. Give the path of home-assistant_v2.db itself.",
    EACCES: "give the account that runs this program the right to read it, and its -wal file if there is one.",
  };
  return new SourceError(
    "unreadable",
    `The recorder file ${file} cannot be read: ${reasons[code ?? ""] ?? message}`,
    error,
  );
}
