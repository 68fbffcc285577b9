import { expect, test } from "vitest";
import { createLogger } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLogger>) => void) {
  const lines: string[] = [];
  write(createLogger({ role: "test", destination: { write: (line) => lines.push(line) } }));
  return lines.join("");
}

test("secrets do not get into the log, however deep they are", () => {
  const url = "postgres://app:hunter2@db/routinely";
  const text = logged((log) => {
    log.info({ databaseUrl: url, options: { connectionString: url, pool: { password: "hunter2" } } }, "connecting");
  });
  expect(text).toContain("connecting");
  expect(text).not.toContain("hunter2");
});

test("of an error its message, code and cause are logged, not the connection it happened on", () => {
  const cause = Object.assign(new Error("gone"), { code: "57P01", client: { secretKey: "hunter2" } });
  const text = logged((log) => log.warn({ err: new Error("no answer", { cause }) }, "the database is away"));
  expect(JSON.parse(text)).toMatchObject({ err: { message: "no answer", cause: { message: "gone", code: "57P01" } } });
  expect(text).not.toContain("hunter2");
});

test("a mere copy of an error is logged like one", () => {
  const err = { message: "gone", code: "57P01", client: { secretKey: "hunter2" } };
  const text = logged((log) => log.warn({ err }, "the database is away"));
  expect(JSON.parse(text).err).toEqual({ message: "gone", code: "57P01" });
});
