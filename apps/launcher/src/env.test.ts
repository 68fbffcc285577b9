import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

test("without any variable it serves 127.0.0.1:3000 and keeps its data in the repository", () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: resolve(import.meta.dirname, "../../../.routinely"),
    databaseUrl: undefined,
  });
});

test("an empty variable counts as not set, and a relative data directory is made absolute", () => {
  expect(readEnv({ PORT: "", HOST: "", DATABASE_URL: "", ROUTINELY_DATA_DIR: "data" })).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    databaseUrl: undefined,
  });
});

test.each(["abc", "0", "-1", "65536", "80.5"])("PORT=%s is refused", (PORT) => {
  expect(() => readEnv({ PORT })).toThrow("PORT must be a whole number from 1 to 65535.");
});

test.each(["0.0.0.0", "::", "192.168.1.2", "routinely.local"])("HOST=%s is refused with the reason", (HOST) => {
  expect(() => readEnv({ HOST })).toThrow("no accounts yet");
});
