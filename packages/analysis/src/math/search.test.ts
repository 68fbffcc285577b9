import fc from "fast-check";
import { expect, test } from "vitest";
import { lastAtOrBefore, lastAtOrBeforeNear } from "./search.ts";

const ascending = fc
  .array(fc.integer({ min: 0, max: 300 }), { maxLength: 80 })
  .map((values) => Float64Array.from(values).sort());

test("looking from any other place finds what looking everywhere does", () => {
  fc.assert(
    fc.property(ascending, fc.array(fc.integer({ min: 0, max: 300 })), (sorted, sought) => {
      let at = -1;
      for (const value of sought) {
        at = lastAtOrBeforeNear(sorted, value, at);
        expect(at).toBe(lastAtOrBefore(sorted, value));
      }
    }),
  );
});
