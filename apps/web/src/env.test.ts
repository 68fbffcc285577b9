import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const read = (variables: Record<string, string>) => readEnv(variables as unknown as NodeJS.ProcessEnv);

test("without any variable it listens on port 3000 of this machine alone", () => {
  expect(read({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1" });
});

test.each(["0.0.0.0", "192.168.1.5", "example.org"])("HOST=%s is refused with the reason", (HOST) => {
  expect(() => read({ HOST })).toThrow(/no accounts yet/);
});

test.each(["abc", "-1", "70000", "3000.5"])("PORT=%s is refused in a sentence", (PORT) => {
  expect(() => read({ PORT })).toThrow(/^PORT must [^.]+\.$/);
});
