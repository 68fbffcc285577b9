import type { DiscreteSeries } from "../src/event-log.ts";
import { MINUTE, SECOND } from "../src/time/local-clock.ts";
import { doAt, livedInHome, momentsOfDay } from "./lived-in-home.ts";
import { type BuilderOptions, type LogBuilder, random } from "./log-builder.ts";

/**
 * A lived-in home with a habit of each simple kind: coffee at a quarter to seven on workdays, the hall lamp when the
 * front door opens, the bathroom's lamp off ten minutes after the last motion, the stereo when Ben comes home, the fan
 * when it gets humid.
 */
export function habitualHome(seed: number, options: Partial<BuilderOptions> = {}): LogBuilder {
  const home = livedInHome(seed, options);
  const next = random(seed + 100);
  home.entity("switch.coffee", { initial: "off", areaId: "kitchen" });
  const on = (day: number) => home.weekday(day) < 5;
  doAt(
    home,
    "switch.coffee",
    "on",
    momentsOfDay(home, () => 405, { on, seed }),
    { back: "off", seed },
  );
  reactToDoor(home, next, seed);
  leaveBathroom(home, next);
  home.entity("media_player.stereo", { initial: "off", areaId: "living_room" });
  doAt(home, "media_player.stereo", "playing", comings(home, "person.ben"), {
    back: "off",
    seed,
    afterMs: (more) => (60 + 60 * more()) * SECOND,
  });
  return home;
}

function reactToDoor(home: LogBuilder, next: () => number, seed: number): void {
  home.entity("light.hall_lamp", { initial: "off", areaId: "hall" });
  home.entity("binary_sensor.front_door", { initial: "off", areaId: "hall", deviceClass: "door" });
  const opens = home.days.flatMap((day) => [430, 700, 1000].map((minute) => home.at(day, minute + 200 * next())));
  for (const time of opens) {
    home.change("binary_sensor.front_door", "on", time).change("binary_sensor.front_door", "off", time + 20 * SECOND);
  }
  doAt(home, "light.hall_lamp", "on", opens, { back: "off", seed, afterMs: (more) => (3 + 20 * more()) * SECOND });
}

/** The bathroom's lamp is switched off ten minutes after the last motion, three times a day. */
export function leaveBathroom(home: LogBuilder, next: () => number): void {
  home.entity("light.bath_lamp", { initial: "off", areaId: "bath" });
  home.entity("binary_sensor.bath_motion", { initial: "off", areaId: "bath", deviceClass: "motion" });
  for (const start of home.days.flatMap((day) =>
    [430, 760, 1090].map((minute) => home.at(day, minute + 250 * next())),
  )) {
    let time = start;
    home.change("light.bath_lamp", "on", time);
    for (let visits = 1 + 4 * next(); visits > 0; visits--) {
      home.change("binary_sensor.bath_motion", "on", time).change("binary_sensor.bath_motion", "off", time + MINUTE);
      if (visits > 1) time += (2 + 7 * next()) * MINUTE;
    }
    home.change("light.bath_lamp", "off", time + MINUTE + (600 + 50 * next()) * SECOND);
  }
}

function comings(home: LogBuilder, person: string): number[] {
  const series = home.build().log.series.get(person) as DiscreteSeries;
  return Array.from(series.times).filter((time, i) => time >= home.from && series.states[series.codes[i]!] === "home");
}
