import { expect, test } from "vitest";
import { gauss, LogBuilder, random } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import { helpAnalysis } from "../help-analysis.ts";
import { ANALYSIS_TYPES } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";

const options = { types: ANALYSIS_TYPES, hours: 28 * 24 };

/** Three lamps that are switched on at their times, and off at no certain time. */
function lamps() {
  const builder = new LogBuilder({ from: "2026-02-02", days: 28 });
  const next = random(9);
  ["left", "middle", "right"].forEach((name, i) => {
    builder.entity(`light.${name}`, { initial: "off", areaId: `room_${i}` });
    for (const day of builder.days) {
      const time = builder.at(day, 400 + 200 * i) + gauss(next, 4) * MINUTE;
      builder.change(`light.${name}`, "on", time).change(`light.${name}`, "off", time + (30 + 150 * next()) * MINUTE);
    }
  });
  return builder.build();
}

test.each([0, 1, 3, 99])("with help on %i parts of the search the result is the same", (share) => {
  const { log, home } = lamps();
  let taken = 0;
  const { candidates, insights } = helpAnalysis(log, home, options, () =>
    taken < share ? taken++ : Number.POSITIVE_INFINITY,
  );
  let next = Math.min(share, taken);
  const helper = {
    take: () => next++,
    collect: () => structuredClone(candidates),
    collectInsights: () => structuredClone(insights()),
  };
  const alone = analyze(log, home, options);
  expect(alone.suggestions.length).toBeGreaterThan(2);
  expect(analyze(log, home, { ...options, helper })).toEqual(alone);
});

test("what a helper took and did not bring is looked at without it", () => {
  const { log, home } = lamps();
  let next = 0;
  const helper = { take: () => (next += 2), collect: () => new Map(), collectInsights: () => null };
  expect(analyze(log, home, { ...options, helper })).toEqual(analyze(log, home, options));
});
