import { expect, test } from "vitest";
import { InvalidInputError } from "./errors.ts";
import { decodeCursor, encodeCursor, toPage } from "./paging.ts";

const position = { createdAt: new Date("2026-02-03T04:05:06.789Z"), id: "0194c9f0-7a3c-7b1e-8d2f-0123456789ab" };

test("a cursor leads back to its position", () => {
  expect(decodeCursor(encodeCursor(position))).toEqual(position);
});

test.each([
  "",
  "x",
  "%%%",
  encodeCursor({ ...position, id: "1; DROP TABLE" }),
  Buffer.from(`yesterday ${position.id}`).toString("base64url"),
])("the broken cursor %j is refused", (cursor) => {
  expect(() => decodeCursor(cursor)).toThrow(InvalidInputError);
});

test("the last page has no cursor, also when it is just full", () => {
  const rows = [position, position];
  expect(toPage(rows, 2, (row) => row.id)).toEqual({ items: [position.id, position.id], nextCursor: null });
  expect(toPage(rows, 1, (row) => row.id)).toEqual({ items: [position.id], nextCursor: encodeCursor(position) });
  expect(toPage([], 1, String)).toEqual({ items: [], nextCursor: null });
});
