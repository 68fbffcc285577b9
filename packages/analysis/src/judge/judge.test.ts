import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { MINUTE } from "../time/local-clock.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { judge, Outcome } from "./judge.ts";

const options = { types: [], hours: 24 };

function lampOn(build: (builder: LogBuilder, day: number) => void) {
  const builder = new LogBuilder({ from: "2026-02-02", days: 3 });
  builder.entity("light.lamp", { initial: "off" });
  build(builder, builder.days[0]!);
  const { log, home } = builder.build();
  const habitat = collectActs(createWorld(log, home, options), options).habitats.find((one) => one.target === "on");
  return { builder, habitat: habitat!, until: log.until };
}

function outcomesOf(build: (builder: LogBuilder, day: number) => void, minutes: readonly number[]): number[] {
  const { builder, habitat, until } = lampOn(build);
  const firings = Float64Array.from(minutes, (minute) => builder.at(builder.days[0]!, minute));
  return [...judge(habitat, firings, 30 * MINUTE, until).outcomes];
}

describe("judging a firing", () => {
  test("an act soon after it is a hit, one after the tolerance is not", () => {
    const act = (builder: LogBuilder, day: number) => builder.change("light.lamp", "on", builder.at(day, 420));
    expect(outcomesOf(act, [400])).toEqual([Outcome.hit]);
    expect(outcomesOf(act, [380])).toEqual([Outcome.wrong]);
  });

  test("an act before it makes it unneeded", () => {
    expect(outcomesOf((builder, day) => builder.change("light.lamp", "on", builder.at(day, 420)), [425])).toEqual([
      Outcome.unneeded,
    ]);
  });

  test("what the first of several firings would have done is not wrong again at the others", () => {
    const act = (builder: LogBuilder, day: number) => builder.change("light.lamp", "on", builder.at(day, 600));
    expect(outcomesOf(act, [400, 405, 428, 431, 575])).toEqual([
      Outcome.wrong,
      Outcome.unneeded,
      Outcome.unneeded,
      Outcome.wrong,
      Outcome.hit,
    ]);
  });

  test("an act counts once", () => {
    const act = (builder: LogBuilder, day: number) => builder.change("light.lamp", "on", builder.at(day, 420));
    expect(outcomesOf(act, [410, 415])).toEqual([Outcome.hit, Outcome.unneeded]);
  });

  test("what an automation does then is neither hit nor wrong", () => {
    const act = (builder: LogBuilder, day: number) => {
      builder.change(
        "light.lamp",
        "on",
        builder.at(day, 420),
        "automation",
        builder.run("automation.x", "X", builder.at(day, 420)),
      );
      builder.change("light.lamp", "off", builder.at(day, 600)).change("light.lamp", "on", builder.at(day, 700));
    };
    expect(outcomesOf(act, [410])).toEqual([Outcome.unneeded]);
  });

  test("while the entity is unavailable nothing is asked of it", () => {
    const act = (builder: LogBuilder, day: number) => {
      builder.change("light.lamp", "unavailable", builder.at(day, 300), "nobody");
      builder
        .change("light.lamp", "off", builder.at(day, 500), "nobody")
        .change("light.lamp", "on", builder.at(day, 600));
    };
    expect(outcomesOf(act, [400, 590])).toEqual([Outcome.unneeded, Outcome.hit]);
  });
});

test("every firing gets one outcome, and no act is claimed twice", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1400 }), { minLength: 2, maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 1400 }), { minLength: 1, maxLength: 20 }),
      (changes, firings) => {
        const { builder, habitat, until } = lampOn((one, day) => {
          one.change("light.lamp", "on", one.at(day, 1410));
          [...new Set(changes)]
            .sort((a, b) => a - b)
            .forEach((minute, i) => {
              one.change("light.lamp", i % 2 === 0 ? "on" : "off", one.at(day, minute));
            });
        });
        const times = Float64Array.from(firings, (minute) => builder.at(builder.days[0]!, minute)).sort();
        const verdict = judge(habitat, times, 20 * MINUTE, until);
        const claimed = [...verdict.acts].filter((act) => act >= 0);
        expect(new Set(claimed).size).toBe(claimed.length);
        expect(claimed.length).toBe(verdict.hits);
        expect(verdict.hits + verdict.unneeded + verdict.wrong).toBe(times.length);
      },
    ),
  );
});
