import { expect, test } from "vitest";
import { daysInWords, durationInWords, list } from "./wording.ts";

test.each([
  [0b1111111, "every day"],
  [0b0011111, "on workdays"],
  [0b1100000, "at weekends"],
  [0b0110000, "on Friday and Saturday"],
  [0b1001111, "from Sunday to Thursday"],
  [0b0011110, "from Tuesday to Friday"],
  [0b1110111, "every day but Thursday"],
  [0b0010101, "on Monday, Wednesday and Friday"],
])("days %i are said as %s", (days, words) => {
  expect(daysInWords(days)).toBe(words);
});

test("durations keep to the unit that fits", () => {
  expect(durationInWords(45_000)).toBe("45 seconds");
  expect(durationInWords(60_000)).toBe("1 minute");
  expect(durationInWords(90 * 60_000)).toBe("1 hour 30 minutes");
});

test("lists end with and", () => {
  expect(list(["a"])).toBe("a");
  expect(list(["a", "b", "c"])).toBe("a, b and c");
});
