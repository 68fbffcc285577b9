import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DatabaseError } from "../database-error.ts";
import type { ServerUser } from "./server-user.ts";

const execute = promisify(execFile);

/** Runs one of PostgreSQL's programs as `user`, in a folder that every user can enter. */
export async function run(program: string, user: ServerUser | undefined, args: readonly string[]): Promise<void> {
  const { PATH, NODE_ENV } = process.env;
  try {
    await execute(program, args, { ...user, cwd: "/", env: { PATH, NODE_ENV, LC_ALL: "C" } });
  } catch (error) {
    const { stderr, stdout, message } = error as Error & { stderr?: string; stdout?: string };
    const detail = (stderr || stdout || message).trim().split("\n").at(-1);
    throw new DatabaseError(`The embedded PostgreSQL did not start: ${detail}`, { cause: error });
  }
}
