import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

test("nothing needs to be set", () => {
  expect(readEnv({ DATABASE_URL: "" })).toEqual({
    databaseUrl: undefined,
    dataDir: resolve(import.meta.dirname, "../../../.routinely"),
    logLevel: "info",
    limits: { startsPerMinute: 5, decisionsPerMinute: 10 },
  });
});

test("a relative data directory becomes absolute", () => {
  expect(readEnv({ ROUTINELY_DATA_DIR: "data" }).dataDir).toBe(resolve("data"));
});

test.each([
  ["DATABASE_URL", "localhost"],
  ["DATABASE_URL", "mysql://localhost/routinely"],
  ["ROUTINELY_LOG_LEVEL", "loud"],
  ["ROUTINELY_STARTS_PER_MINUTE", "none"],
])("%s=%s is refused by its name", (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(name);
});
