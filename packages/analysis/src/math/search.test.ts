import fc from "fast-check";
import { expect, test } from "vitest";
import { lastAtOrBefore, lastAtOrBeforeFrom } from "./search.ts";

const ascending = fc
  .array(fc.integer({ min: 0, max: 300 }), { maxLength: 80 })
  .map((values) => Float64Array.from(values).sort());

test("looking onwards from the last answer finds what looking everywhere does", () => {
  fc.assert(
    fc.property(ascending, ascending, (sorted, sought) => {
      let at = -1;
      for (const value of sought) {
        at = lastAtOrBeforeFrom(sorted, value, at);
        expect(at).toBe(lastAtOrBefore(sorted, value));
      }
    }),
  );
});
