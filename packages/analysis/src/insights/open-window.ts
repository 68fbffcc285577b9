import type { DiscreteSeries } from "../event-log.ts";
import type { Insight } from "../results.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { plural, roughly, unit } from "../words/wording.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, hoursByDay, insight, round } from "./build.ts";
import { episodesOf, overlap, totalMs } from "./episodes.ts";

const HEATING = new Set(["heat", "auto", "heat_cool"]);
const MIN_EPISODE_MS = 10 * MINUTE;
const MIN_EPISODES = 2;

/** Heating that goes on while a window of the room is open. */
export function openWindowInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const all = [...world.log.series.values()].filter((series): series is DiscreteSeries => series.kind === "discrete");
  const windows = all.filter(
    ({ entityId }) => domainOf(entityId) === "binary_sensor" && world.info(entityId)?.deviceClass === "window",
  );
  return all.flatMap((series) => {
    const area = world.info(series.entityId)?.areaId;
    if (domainOf(series.entityId) !== "climate" || area === undefined || !inFocus(series.entityId)) return [];
    const heating = episodesOf(series, (state) => HEATING.has(state), world.range);
    return windows.flatMap((window) => {
      if (world.info(window.entityId)?.areaId !== area) return [];
      const open = episodesOf(window, (state) => state === "on", world.range);
      const both = overlap(heating, open).filter((episode) => episode.until - episode.from >= MIN_EPISODE_MS);
      if (both.length < MIN_EPISODES) return [];
      const hours = hoursByDay(world, both);
      const share = totalMs(both) / totalMs(open);
      return insight({
        type: "cost_optimization",
        severity: totalMs(both) > 10 * HOUR ? "warning" : "notice",
        title: `${world.name(series.entityId)} stays on while ${world.name(window.entityId)} is open`,
        text: `${plural(both.length, "time")} the heating stayed on with the window open, ${roughly(totalMs(both))} in all: ${round(share * 100)} % of the time the window was open.`,
        entities: [series.entityId, window.entityId],
        metrics: [
          { label: "Heating with the window open", value: round(totalMs(both) / HOUR, 1), unit: "h" },
          { label: "Times", value: both.length, unit: unit(both.length, "time") },
          { label: "Share of the open time", value: round(share * 100), unit: "%" },
        ],
        chart: byDay(world, "bars", "Hours heating with the window open", "h", (day) => round(hours.get(day) ?? 0, 2)),
        advice: "Switch the heating off when the window opens, and on again when it closes.",
      });
    });
  });
}
