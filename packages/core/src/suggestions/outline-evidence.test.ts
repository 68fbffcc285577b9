import { expect, test } from "vitest";
import { foundSuggestion } from "../../test/found.ts";
import { outlineEvidence } from "./outline-evidence.ts";

test("of what turned out alike within an hour, the first moment stays", () => {
  const { evidence } = foundSuggestion("lamp");
  const outline = outlineEvidence({
    ...evidence,
    firings: [
      { at: "2026-01-05T10:01:00Z", outcome: "hit" },
      { at: "2026-01-05T10:20:00Z", outcome: "wrong" },
      { at: "2026-01-05T10:59:00Z", outcome: "hit" },
      { at: "2026-01-05T11:00:00Z", outcome: "hit" },
    ],
    misses: [{ at: "2026-01-05T10:02:00Z" }, { at: "2026-01-05T10:03:00Z" }, { at: "2026-01-06T10:02:00Z" }],
  });
  expect(outline.firings.map(({ at }) => at.slice(11, 16))).toEqual(["10:01", "10:20", "11:00"]);
  expect(outline.misses).toHaveLength(2);
  expect(outline.total).toEqual(evidence.total);
});
