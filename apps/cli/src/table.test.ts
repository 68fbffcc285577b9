import { expect, test } from "vitest";
import { table } from "./table.ts";

test("columns are as wide as their longest cell, numbers stand right, and no line ends in blanks", () => {
  const rows = [
    { name: "Kitchen", count: "7" },
    { name: "Hall", count: "1,200" },
  ];
  expect(
    table(rows, [
      { title: "COUNT", value: (row) => row.count, align: "right" },
      { title: "NAME", value: (row) => row.name },
    ]),
  ).toBe(["COUNT  NAME", "    7  Kitchen", "1,200  Hall"].join("\n"));
});
