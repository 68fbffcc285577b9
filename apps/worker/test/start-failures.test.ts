import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "../src/main.ts");

test.each([
  [
    "nothing listens there",
    { DATABASE_URL: "postgresql://app:hunter2@127.0.0.1:1/routinely" },
    /No database server answers/,
  ],
  ["it is no address", { DATABASE_URL: "localhost" }, /^DATABASE_URL: must look like/],
  [
    "no embedded one runs",
    { ROUTINELY_DATA_DIR: join(tmpdir(), "routinely-none") },
    /^No database runs in .*pnpm start/,
  ],
])("without a database (%s) it says so in one sentence and ends with 1", (_why, variables, sentence) => {
  const env = { PATH: process.env.PATH, ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], { env, encoding: "utf8" });
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).not.toContain("hunter2");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
});
