import { Actor, type DiscreteSeries, type EventLog } from "../event-log.ts";
import type { HomeModel } from "../home.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { SECOND } from "../time/local-clock.ts";
import { domainOf, isSilent } from "./domains.ts";

/** Domains of which hubs keep groups. */
const GROUPED = new Set(["light", "switch", "cover", "fan"]);
/** A group follows its member within this time; people who switch one after the other are hardly ever so quick. */
const FOLLOWS_MS = 1.5 * SECOND;
/** Fewer changes than these tell nothing. */
const MIN_CHANGES = 6;
/** A group follows some member nearly each time, and is on nearly each time when a member is. */
const NEARLY_ALWAYS = 0.9;
/** As often it followed a member alone. */
const MIN_ALONE = 2;

/**
 * The home with the members of groups that do not name them: rooms and zones of a hub follow their lights a moment
 * later, as if somebody had switched them, too.
 *
 * @param tick called every now and then
 */
export function withHiddenGroups(log: EventLog, home: HomeModel, tick: () => void): HomeModel {
  const byDomain = new Map<string, DiscreteSeries[]>();
  for (const series of log.series.values()) {
    const domain = domainOf(series.entityId);
    if (series.kind !== "discrete" || !GROUPED.has(domain) || home.entities.get(series.entityId)?.members) continue;
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), series]);
  }
  const entities = new Map(home.entities);
  for (const all of byDomain.values()) {
    tick();
    for (const [group, members] of groupsAmong(all))
      entities.set(group.entityId, { ...entities.get(group.entityId)!, members });
  }
  return entities.size > 0 ? { ...home, entities } : home;
}

function groupsAmong(all: readonly DiscreteSeries[]): [group: DiscreteSeries, members: string[]][] {
  const changes = all.flatMap((series) => changesOf(series)).sort((a, b) => a.time - b.time);
  const follows = new Map(
    all.map((series) => [series, { changes: 0, followed: 0, alone: new Map<DiscreteSeries, number>() }]),
  );
  let first = 0; // first change that the present one may have followed
  let after = 0; // first change that is later
  for (const { series, time, state, isDevices } of changes) {
    while (changes[first]!.time < time - FOLLOWS_MS) first++;
    while (after < changes.length && changes[after]!.time <= time) after++;
    if (!isDevices) continue;
    const leaders = new Set<DiscreteSeries>();
    for (const other of changes.slice(first, after)) {
      if (other.series !== series && other.state === state) leaders.add(other.series);
    }
    const own = follows.get(series)!;
    own.changes++;
    if (leaders.size > 0) own.followed++;
    if (leaders.size === 1) for (const leader of leaders) own.alone.set(leader, (own.alone.get(leader) ?? 0) + 1);
  }
  return [...follows].flatMap(([group, { changes, followed, alone }]) => {
    if (changes < MIN_CHANGES || followed < NEARLY_ALWAYS * changes) return [];
    const members = [...alone].filter(([member, times]) => times >= MIN_ALONE && isOnWith(group, member));
    return members.length === 0 ? [] : [[group, members.map(([member]) => member.entityId)]];
  });
}

function changesOf(series: DiscreteSeries) {
  const { times, codes, states, actors } = series;
  const found: { series: DiscreteSeries; time: number; state: string; isDevices: boolean }[] = [];
  for (let i = 1; i < times.length; i++) {
    const state = states[codes[i]!]!;
    if (isSilent(state) || isSilent(states[codes[i - 1]!]!)) continue;
    found.push({ series, time: times[i]!, state, isDevices: actors[i] === Actor.device });
  }
  return found;
}

/** Whether the group was on (or open) a moment after its member went on. */
function isOnWith(group: DiscreteSeries, member: DiscreteSeries): boolean {
  let went = 0;
  let together = 0;
  for (const { time, state } of changesOf(member)) {
    if (state !== "on" && state !== "open") continue;
    const row = lastAtOrBefore(group.times, time + FOLLOWS_MS);
    const there = row < 0 ? "" : group.states[group.codes[row]!]!;
    if (isSilent(there)) continue;
    went++;
    if (there === state) together++;
  }
  return together >= NEARLY_ALWAYS * went;
}
