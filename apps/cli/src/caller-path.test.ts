import { expect, test } from "vitest";
import { fromCallersDirectory } from "./caller-path.ts";

test("a relative path is seen from where pnpm was called, not from the repository's root", () => {
  const env = { npm_lifecycle_event: "routinely", INIT_CWD: "/home/sam" };
  expect(fromCallersDirectory("backup/ha.db", env)).toBe("/home/sam/backup/ha.db");
});

test("without pnpm, or in another script, a relative path is seen from the working directory", () => {
  expect(fromCallersDirectory("ha.db", {})).toBe(`${process.cwd()}/ha.db`);
  expect(fromCallersDirectory("ha.db", { npm_lifecycle_event: "test", INIT_CWD: "/home/sam" })).toBe(
    `${process.cwd()}/ha.db`,
  );
});

test("an absolute path stays", () => {
  expect(fromCallersDirectory("/data/ha.db", { npm_lifecycle_event: "routinely", INIT_CWD: "/home/sam" })).toBe(
    "/data/ha.db",
  );
});
