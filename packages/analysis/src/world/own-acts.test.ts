import { expect, test } from "vitest";
import { doAt, livedInHome, momentsOfDay } from "../../test/lived-in-home.ts";
import { gauss, type LogBuilder, random } from "../../test/log-builder.ts";
import { Actor, type DiscreteSeries } from "../event-log.ts";
import { MINUTE } from "../time/local-clock.ts";
import { withOwnActs } from "./own-acts.ts";

const actorsOf = (builder: LogBuilder, entityId: string) => {
  const { log, home } = builder.build();
  const series = withOwnActs(log, home, builder.clock, () => {}).series.get(entityId) as DiscreteSeries;
  return new Set(series.actors.subarray(1)); // the first is the state at the start
};

test("what cycles whether or not anybody is about switches itself; what people do in the app stays theirs", () => {
  const home = livedInHome(1).entity("switch.pump", { initial: "off", areaId: "kitchen" });
  const next = random(7);
  for (let time = home.from; time < home.until; time += (90 + gauss(next, 5)) * MINUTE) {
    home.change("switch.pump", "on", time).change("switch.pump", "off", time + 10 * MINUTE);
  }
  expect(actorsOf(home, "switch.pump")).toEqual(new Set([Actor.integration]));
  home.change("switch.pump", "on", home.at(home.days[3]!, 600), "user");
  expect(actorsOf(home, "switch.pump")).toEqual(new Set([Actor.integration, Actor.user]));
});

test("an early riser whom no sensor sees is no machine", () => {
  const home = livedInHome(2).entity("switch.coffee", { initial: "off", areaId: "pantry" });
  for (const time of momentsOfDay(home, () => 310)) {
    home.change("switch.coffee", "on", time).change("switch.coffee", "off", time + 20 * MINUTE);
  }
  expect(actorsOf(home, "switch.coffee")).toEqual(new Set([Actor.device]));
});

test("the lamps of people who are about are theirs, also in a home without sensors", () => {
  const home = livedInHome(3).entity("light.cellar", { initial: "off", areaId: "cellar" });
  const next = random(4);
  const moments = home.days.flatMap((day) => [450, 800, 1150].map((minute) => home.at(day, minute + 200 * next())));
  doAt(home, "light.cellar", "on", moments, { back: "off" });
  expect(actorsOf(home, "light.cellar")).toEqual(new Set([Actor.device, Actor.user]));
  const { log, home: model } = home.build();
  const series = new Map([...log.series].filter(([id]) => !id.startsWith("binary_sensor") && !id.startsWith("person")));
  const unseen = withOwnActs({ ...log, series }, model, home.clock, () => {});
  expect(unseen.series.get("light.cellar")).toBe(series.get("light.cellar"));
});

test("a robot goes home by itself, unless it is sent", () => {
  const home = livedInHome(4).entity("vacuum.robot", { initial: "docked" });
  const time = home.at(home.days[2]!, 600);
  home.change("vacuum.robot", "cleaning", time).change("vacuum.robot", "docked", time + 40 * MINUTE);
  expect(actorsOf(home, "vacuum.robot")).toEqual(new Set([Actor.device, Actor.integration]));
  home.change("vacuum.robot", "cleaning", time + 300 * MINUTE, "user");
  home.change("vacuum.robot", "docked", time + 320 * MINUTE, "user");
  expect(actorsOf(home, "vacuum.robot")).toEqual(new Set([Actor.device, Actor.integration, Actor.user]));
});
