import { describe, expect, test } from "vitest";
import { type GuardedRequest, refusal } from "./request-guard.ts";

const page: GuardedRequest = { method: "GET", host: "127.0.0.1:4321", origin: undefined, fetchSite: undefined };
const post = (headers: Partial<GuardedRequest>): GuardedRequest => ({ ...page, method: "POST", ...headers });

describe("the Host header", () => {
  test.each(["127.0.0.1:4321", "localhost:4321", "LOCALHOST:4321", "[::1]:4321"])("lets %s in", (host) => {
    expect(refusal({ ...page, host }, 4321)).toBeNull();
  });

  test("may leave the port out on port 80", () => {
    expect(refusal({ ...page, host: "localhost" }, 80)).toBeNull();
  });

  test.each([
    undefined,
    "",
    "evil.example",
    "evil.example:4321",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1.evil.example:4321",
    "localhost:4321/evil.example",
    "evil.example@localhost:4321",
  ])("keeps %s out", (host) => {
    expect(refusal({ ...page, host }, 4321)).toMatch(/answers only to/);
  });
});

describe("the Origin header", () => {
  test.each(["http://127.0.0.1:4321", "http://localhost:4321", "http://[::1]:4321"])(
    "lets posts of %s in",
    (origin) => {
      expect(refusal(post({ origin }), 4321)).toBeNull();
    },
  );

  test.each(["http://evil.example", "https://127.0.0.1:4321", "http://127.0.0.1:9999", "null", ""])(
    "keeps posts of '%s' out",
    (origin) => {
      expect(refusal(post({ origin }), 4321)).toMatch(/another site/);
    },
  );

  test("is not asked of clients that are no browsers", () => {
    expect(refusal(post({}), 4321)).toBeNull();
  });

  test("does not matter for reading, which browsers keep apart themselves", () => {
    expect(refusal({ ...page, origin: "http://evil.example" }, 4321)).toBeNull();
  });

  test("is replaced by what the browser says of the site when it is missing", () => {
    expect(refusal(post({ fetchSite: "cross-site" }), 4321)).toMatch(/another site/);
    expect(refusal(post({ fetchSite: "same-origin" }), 4321)).toBeNull();
  });
});
