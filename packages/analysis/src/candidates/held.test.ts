import { expect, test } from "vitest";
import { doAt, livedInHome } from "../../test/lived-in-home.ts";
import { gauss, type LogBuilder, random } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import { ANALYSIS_TYPES } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";

/** What is switched off after it was on for a while: people use it four times a day, each time for so many minutes. */
function offAfter(minutes: (next: () => number) => number): unknown[] {
  const home: LogBuilder = livedInHome(41).entity("switch.thing", { initial: "off", areaId: "bedroom" });
  const next = random(17);
  const starts = home.days.flatMap((day) => [0, 1, 2, 3].map((i) => home.at(day, 450 + 220 * i + 150 * next())));
  doAt(home, "switch.thing", "on", starts, { chance: 1 });
  doAt(home, "switch.thing", "off", starts, { chance: 1, afterMs: () => minutes(next) * MINUTE });
  const { log, home: place } = home.build();
  const { suggestions } = analyze(log, place, { types: ANALYSIS_TYPES, hours: 28 * 24 });
  return suggestions.flatMap(({ automation }) => automation.triggers.map((trigger) => trigger.for));
}

test("for how long people use a thing is no habit of switching it off after that time", () => {
  expect(offAfter((next) => 4 * Math.exp(gauss(next, 0.7)))).toEqual([]);
  expect(offAfter((next) => 25 * Math.exp(gauss(next, 0.7)))).toEqual([]);
});

test("what is switched off about half an hour after it was switched on, is a habit", () => {
  expect(offAfter((next) => 30 + 4 * next())).toEqual(["00:30:00"]);
});
