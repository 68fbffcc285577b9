import type { AnalysisOptions } from "../options.ts";
import type { Insight } from "../results.ts";
import { type Acts, isInFocus } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { automationInsights } from "./automations.ts";
import { batteryInsights } from "./batteries.ts";
import { chatterInsights } from "./chatter.ts";
import { deviceOf } from "./devices.ts";
import { automatedShareInsights, handworkInsights, handworkOf } from "./habits.ts";
import { type HomeActivity, homeActivity } from "./home-activity.ts";
import { idleRunningInsights } from "./idle-running.ts";
import { movableLoadInsights } from "./movable-load.ts";
import { awayTimes, sleepTimes } from "./nights.ts";
import { offlineInsights } from "./offline.ts";
import { openWindowInsights } from "./open-window.ts";
import { powerOf } from "./power-use.ts";
import { pricesOf } from "./prices.ts";
import { silentInsights } from "./silent.ts";
import { standbyInsights } from "./standby.ts";

export type InsightsByType = Partial<Readonly<Record<Insight["type"], readonly Insight[]>>>;

/** Everything worth knowing besides the routines. Every insight rests on numbers of the history. */
export function homeInsights(world: World, options: AnalysisOptions, acts: Acts): InsightsByType {
  const inFocus = (entityId: string) => isInFocus(world, entityId, options);
  const activity = homeActivity(world);
  const hands = handworkOf(world, acts);
  const steps: Partial<Record<Insight["type"], () => Insight[]>> = {
    device_health: () => deviceHealth(world, activity, inFocus),
    cost_optimization: () => costs(world, activity, inFocus),
    automation_analysis: () => automationInsights(world, acts),
    automation_gap_detection: () => automatedShareInsights(world, hands),
    behavior_analysis: () => handworkInsights(world, hands),
  };
  const wanted = Object.entries(steps).filter(([type]) => options.types.includes(type as Insight["type"]));
  return Object.fromEntries(
    wanted.map(([type, find], i) => {
      world.progress.tick(i / wanted.length);
      return [type, find()];
    }),
  );
}

function deviceHealth(world: World, activity: HomeActivity, inFocus: (entityId: string) => boolean): Insight[] {
  const batteries = batteryInsights(world, inFocus);
  const empty = new Set(
    batteries.filter(({ severity }) => severity === "critical").map(({ entities }) => deviceOf(world, entities[0]!)),
  );
  // That a device with an empty battery says nothing is told once.
  const silences = silentInsights(world, activity, inFocus).filter(
    ({ entities }) => !empty.has(deviceOf(world, entities[0]!)),
  );
  return [...batteries, ...offlineInsights(world, inFocus), ...silences, ...chatterInsights(world, inFocus)];
}

function costs(world: World, activity: HomeActivity, inFocus: (entityId: string) => boolean): Insight[] {
  const power = powerOf(world);
  const prices = pricesOf(world);
  return [
    ...movableLoadInsights(world, power, prices, inFocus),
    ...openWindowInsights(world, inFocus),
    ...idleRunningInsights(world, awayTimes(world), sleepTimes(world, activity), power, prices, inFocus),
    ...standbyInsights(world, power, prices, inFocus),
  ];
}
