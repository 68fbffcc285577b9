import type { Candidate } from "../judge/candidate.ts";
import { ALL_DAYS, movedOn } from "../judge/routine.ts";
import { median, standardDeviation } from "../math/statistics.ts";
import { type Replay, replayIn } from "../replay/replay.ts";
import type { Automation, ReplayCounts, SuggestionEvidence } from "../results.ts";
import { iso } from "../time/iso.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { clockTime } from "../words/automation.ts";
import { daysOf, type World } from "../world/world.ts";

/** Moments of a kind that are listed at most: the newest. */
const MAX_LISTED = 1000;

/** How a candidate is judged, wherever it is judged. */
type Judged = Pick<Candidate, "trigger" | "conditions" | "toleranceMs" | "life">;
type Shown = Pick<SuggestionEvidence, "total" | "validation" | "listedFrom" | "firings" | "misses" | "actedBy">;

/** What a person can check of a routine, except for the reasons: the very automation, replayed. */
export function evidenceOf(
  world: World,
  automation: Automation,
  lead: Judged,
  validation: ReplayCounts | null,
): Shown & Pick<SuggestionEvidence, "usualTime" | "usualDelaySeconds"> {
  const { life: range } = lead;
  const replayed = replayAlong(world, automation, lead);
  const firings = replayed.firings.flatMap(({ at, outcome, effects }) => {
    if (outcome === null) return [];
    const acted = effects.filter((effect) => effect.actedAt !== undefined).sort((a, b) => a.actedAt! - b.actedAt!)[0];
    return { at, outcome, acted: outcome === "hit" ? acted : undefined };
  });
  const acts = firings.flatMap(({ at, acted }) =>
    acted ? { at, delayMs: acted.actedAt! - at, by: acted.actedBy } : [],
  );
  const by = (who: string) => acts.filter((act) => act.by === who).length;
  const { kind } = lead.trigger;
  return {
    total: countsOf(world, replayed, lead, range),
    validation,
    ...listed(
      firings.map(({ at, outcome, acted }) => ({
        at: iso(at),
        outcome,
        ...(acted && { actedAt: iso(acted.actedAt!) }),
      })),
      replayed.misses.map(({ at }) => ({ at: iso(at) })),
      range.from,
    ),
    actedBy: { user: by("user"), device: by("device") },
    usualTime:
      kind === "time" && acts.length > 0
        ? usualTime(
            acts.map(
              ({ at, delayMs }) =>
                world.clock.minuteOfDay(at) - movedOn(lead.trigger, world.clock.day(at)) + delayMs / MINUTE,
            ),
          )
        : null,
    usualDelaySeconds:
      kind !== "time" && kind !== "sun" && acts.length > 0
        ? Math.round(median(acts.map(({ delayMs }) => delayMs / 1000)))
        : null,
  };
}

/** Replays an automation over the time in which its routine was alive, and counts. */
export function replayCounts(world: World, automation: Automation, lead: Judged): ReplayCounts {
  return countsOf(world, replayAlong(world, automation, lead), lead, lead.life);
}

/** Replays an automation; that of a habit that moves day by day, each at the time that the habit had then. */
function replayAlong(world: World, automation: Automation, lead: Judged): Replay {
  const { trigger, life, toleranceMs } = lead;
  if (trigger.kind !== "time" || !trigger.drift) return replayIn(world, automation, life, { toleranceMs });
  const days = daysOf(world, life).map((day) => {
    const range = {
      from: Math.max(life.from, world.clock.instant(day, 0)),
      until: Math.min(life.until, world.clock.instant(day + 1, 0)),
    };
    const at = clockTime(trigger.minute + movedOn(trigger, day));
    return replayIn(world, { ...automation, triggers: [{ trigger: "time", at }] }, range, { toleranceMs });
  });
  return {
    firings: days.flatMap(({ firings }) => firings),
    misses: days.flatMap(({ misses }) => misses),
    notReplayable: [],
  };
}

function countsOf(world: World, { firings, misses }: Replay, lead: Judged, range: Range): ReplayCounts {
  const count = (outcome: string) => firings.filter((firing) => firing.outcome === outcome).length;
  const [hits, unneeded, wrong] = [count("hit"), count("unneeded"), count("wrong")];
  const dayOf = ({ at }: { at: number }) => world.clock.day(at);
  const days = new Set(isDaily(lead) ? firings.map(dayOf) : daysUnder(world, lead, range));
  const done = new Set([...misses, ...firings.filter(({ outcome }) => outcome === "hit")].map(dayOf));
  return {
    from: iso(range.from),
    until: iso(range.until),
    days: days.size,
    daysDone: [...done].filter((day) => days.has(day)).length,
    fired: hits + unneeded + wrong,
    hits,
    unneeded,
    wrong,
    missed: misses.length,
  };
}

function isDaily({ trigger }: Judged): boolean {
  return trigger.kind === "time" || trigger.kind === "sun";
}

/** Local days on which it could be done. */
function daysUnder(world: World, { conditions }: Judged, range: Range): number[] {
  const weekdays = conditions.find((condition) => condition.kind === "weekdays")?.days ?? ALL_DAYS;
  return daysOf(world, range).filter((day) => (weekdays >> world.clock.weekday(day)) & 1);
}

function usualTime(minutes: readonly number[]): NonNullable<SuggestionEvidence["usualTime"]> {
  return {
    minutes: Math.round(median(minutes)) % 1440,
    spreadMinutes: Math.round(standardDeviation(minutes) * 10) / 10,
  };
}

/** The newest moments, and since when they are all of them. */
export function listed(
  firings: SuggestionEvidence["firings"],
  misses: SuggestionEvidence["misses"],
  from: number,
): Pick<SuggestionEvidence, "listedFrom" | "firings" | "misses"> {
  const firsts = [firings, misses].flatMap((moments) =>
    moments.length > MAX_LISTED ? moments.at(-MAX_LISTED)!.at : [],
  );
  const listedFrom = [iso(from), ...firsts].sort().at(-1)!;
  const isListed = ({ at }: { at: string }) => at >= listedFrom;
  return { listedFrom, firings: firings.filter(isListed), misses: misses.filter(isListed) };
}
