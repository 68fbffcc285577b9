import { Actor } from "../event-log.ts";
import type { Insight, Suggestion } from "../results.ts";
import { list, plural } from "../words/wording.ts";
import type { Acts, Habitat } from "../world/acts.ts";
import { isActionable } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, historyDays, insight, round } from "./build.ts";
import { goesByItself } from "./home-activity.ts";

const MIN_ACTS = 20;
const ELSEWHERE = "Elsewhere";

export type Handwork = Pick<Acts, "habitats" | "times">;

/** What people did, less what does not sleep when they do: nobody switches a pump every hour of the night. */
export function handworkOf(world: World, acts: Acts): Handwork {
  const byEntity = Map.groupBy(acts.habitats, ({ entityId }) => entityId);
  const habitats = [...byEntity.values()].filter((same) => !goesByItself(world, timesOf(same))).flat();
  return { habitats, times: timesOf(habitats) };
}

function timesOf(habitats: readonly Habitat[]): Float64Array {
  return Float64Array.from(habitats.flatMap(({ times }) => [...times])).sort();
}

/** How much people do by hand, where, and when. */
export function handworkInsights(world: World, acts: Handwork): Insight[] {
  if (acts.times.length < MIN_ACTS) return [];
  const areas = new Map<string, number>();
  for (const habitat of acts.habitats) {
    if (habitat.times.length === 0) continue;
    const areaId = world.info(habitat.entityId)?.areaId;
    const name = world.home.areas.find((area) => area.areaId === areaId)?.name ?? ELSEWHERE;
    areas.set(name, (areas.get(name) ?? 0) + habitat.times.length);
  }
  const weeks = historyDays(world) / 7;
  const perWeek = round(acts.times.length / weeks);
  const sorted = [...areas].sort((a, b) => b[1] - a[1]);
  const busiestArea = sorted.find(([name]) => name !== ELSEWHERE);
  const byHour = new Array<number>(24).fill(0);
  for (const time of acts.times) byHour[Math.floor(world.clock.minuteOfDay(time) / 60) % 24]!++;
  const busiest = byHour.indexOf(Math.max(...byHour));
  return [
    insight({
      type: "behavior_analysis",
      severity: "info",
      title: `${plural(perWeek, "manual act")} a week`,
      text: `People switch something by hand ${plural(perWeek, "time")} a week, most of all ${busiestArea ? `in ${busiestArea[0]} (${plural(round(busiestArea[1] / weeks), "time")}) and ` : ""}between ${busiest}:00 and ${(busiest + 1) % 24}:00.`,
      entities: [],
      metrics: [
        { label: "Manual acts", value: perWeek, unit: "a week" },
        ...(busiestArea
          ? [{ label: `In ${busiestArea[0]}`, value: round(busiestArea[1] / weeks), unit: "a week" }]
          : []),
      ],
      chart: {
        kind: "bars",
        label: "Manual acts by hour of the day",
        unit: "a day",
        x: byHour.map((_, hour) => String(hour)),
        y: byHour.map((acted) => round(acted / historyDays(world), 2)),
      },
    }),
  ];
}

/** What share of the changes to things people act on is automated, and where automations and hands share the work. */
export function automatedShareInsights(world: World, acts: Handwork): Insight[] {
  let automated = 0;
  const shared: { entityId: string; byHand: number; automated: number }[] = [];
  for (const series of world.log.series.values()) {
    if (series.kind !== "discrete" || !isActionable(series.entityId)) continue;
    const info = world.info(series.entityId);
    if (info?.members?.length || info?.category || info?.platform === "group") continue;
    let here = 0;
    series.times.forEach((time, i) => {
      if (time >= world.range.from && series.actors[i] === Actor.automation) here++;
    });
    automated += here;
    const byHand = acts.habitats
      .filter((habitat) => habitat.entityId === series.entityId)
      .reduce((sum, habitat) => sum + habitat.times.length, 0);
    if (here >= 5 && byHand >= 5) shared.push({ entityId: series.entityId, byHand, automated: here });
  }
  const total = automated + acts.times.length;
  if (total < MIN_ACTS) return [];
  const share = automated / total;
  const perDay = Map.groupBy(acts.times, (time) => world.clock.day(time));
  // The hands that reach for what is automated anyway tell where automations fall short.
  shared.sort((a, b) => b.byHand - a.byHand);
  const most = shared.slice(0, 3).map(({ entityId, byHand }) => `${world.name(entityId)} (${plural(byHand, "time")})`);
  return [
    insight({
      type: "automation_gap_detection",
      severity: "info",
      title: `${round(share * 100)} % is automated`,
      text: `Of ${total.toLocaleString("en-US")} changes to lights, switches, covers and the like, automations made ${automated.toLocaleString("en-US")} and people ${acts.times.length.toLocaleString("en-US")}.${most.length > 0 ? ` Automated, and yet most often changed by hand: ${list(most)}.` : ""}`,
      entities: shared.slice(0, 3).map((one) => one.entityId),
      metrics: [
        {
          label: "Automated",
          value: round(share * 100, 1),
          unit: "%",
          formula: "changes by automations / changes by automations and people",
        },
        { label: "By hand", value: acts.times.length, unit: "changes" },
        { label: "By automations", value: automated, unit: "changes" },
      ],
      chart: byDay(world, "line", "Changes by hand", "changes", (day) => perDay.get(day)?.length ?? 0),
    }),
  ];
}

/** The routines that happen most regularly. */
export function regularityInsights(suggestions: readonly Suggestion[]): Insight[] {
  const regular = suggestions
    .filter((one) => one.evidence.usualTime !== null)
    .sort(bySpread)
    .slice(0, 10);
  const [first] = regular;
  if (!first || regular.length < 2) return [];
  return [
    insight({
      type: "behavior_analysis",
      severity: "info",
      title: "The most regular routines",
      text: `The most regular is “${first.title}”: it varies by ${plural(first.evidence.usualTime!.spreadMinutes, "minute")} from day to day.`,
      entities: [...new Set(regular.flatMap((one) => one.entities))],
      metrics: [
        {
          label: "Spread of the most regular",
          value: first.evidence.usualTime!.spreadMinutes,
          unit: "min",
          formula: "standard deviation of its times",
        },
      ],
      chart: {
        kind: "bars",
        label: "Spread",
        unit: "min",
        x: regular.map((one) => one.title),
        y: regular.map((one) => one.evidence.usualTime!.spreadMinutes),
      },
    }),
  ];
}

/** What most surely follows what. */
export function followingInsights(suggestions: readonly Suggestion[]): Insight[] {
  const followed = suggestions
    .filter((one) => one.evidence.usualDelaySeconds !== null && one.analysisType === "correlation_discovery")
    .sort((a, b) => shareOf(b) - shareOf(a))
    .slice(0, 10);
  const [surest] = followed;
  if (!surest) return [];
  return [
    insight({
      type: "correlation_discovery",
      severity: "info",
      title: "What follows what",
      text: `The surest: “${surest.title}” happened ${surest.evidence.total.hits} of ${plural(surest.evidence.total.hits + surest.evidence.total.wrong, "time")}. ${plural(followed.length, "such link")} ${followed.length === 1 ? "was" : "were"} found.`,
      entities: [...new Set(followed.flatMap((one) => one.entities))],
      metrics: [
        {
          label: "Followed",
          value: round(shareOf(surest) * 100),
          unit: "%",
          formula: "times followed / times it could be",
        },
      ],
      chart: {
        kind: "bars",
        label: "Followed",
        unit: "%",
        x: followed.map((one) => one.title),
        y: followed.map((one) => round(shareOf(one) * 100)),
      },
    }),
  ];
}

function shareOf({ evidence: { total } }: Suggestion): number {
  return total.hits / Math.max(1, total.hits + total.wrong);
}

function bySpread(a: Suggestion, b: Suggestion): number {
  return a.evidence.usualTime!.spreadMinutes - b.evidence.usualTime!.spreadMinutes;
}
