import { firstAtOrAfter } from "../math/search.ts";
import { durationMs, idsOf, textsOf } from "../replay/fields.ts";
import { History } from "../replay/history.ts";
import type { Insight } from "../results.ts";
import { SECOND } from "../time/local-clock.ts";
import { list, plural, unit } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { byDay, insight } from "./build.ts";
import type { KnownAutomation } from "./known-automations.ts";
import { effectsOf } from "./run-effects.ts";

/** How soon after what calls it up, and the time that it waits, an automation runs. */
const CALLED_WITHIN_MS = 30 * SECOND;
const MIN_ROUNDS = 3;
/** More than this is a matter of hours: nobody goes round. */
const MAX_WAIT_MS = 900 * SECOND;

/** That one automation does what another one waits for, and how long that one waits. */
interface Call {
  readonly from: KnownAutomation;
  readonly to: KnownAutomation;
  readonly entityId: string;
  readonly waitMs: number;
}

/** Automations that call each other up in turn, or themselves, by what they do: told where they did so. */
export function loopInsights(world: World, known: readonly KnownAutomation[]): Insight[] {
  const calls = callsAmong(
    world,
    known.filter(({ runs }) => runs !== undefined),
  );
  const loops = calls.flatMap((call) => {
    if (call.from === call.to) return [[call]];
    const back = calls.find(({ from, to }) => from === call.to && to === call.from);
    // Each pair once.
    return back && call.from.cause < call.to.cause ? [[call, back]] : [];
  });
  return loops.flatMap((loop) => loopInsight(world, loop) ?? []);
}

function callsAmong(world: World, known: readonly KnownAutomation[]): Call[] {
  const history = new History(world);
  return known.flatMap((from) => {
    world.progress.tick();
    const effects = effectsOf(world, history, from)?.(from.runs!.times[0]!) ?? [];
    return known.flatMap((to) => {
      const call = effects.flatMap(({ entityId, goal }) => {
        const { isReached } = goal;
        if (!isReached) return [];
        return to.triggers.flatMap((trigger) => {
          if (trigger.trigger !== "state" || !idsOf(trigger.entity_id).includes(entityId)) return [];
          const states = textsOf(trigger.to);
          if (states.length > 0 && !states.some(isReached)) return [];
          const waitMs = trigger.for === undefined ? 0 : durationMs(trigger.for);
          return waitMs === null || waitMs > MAX_WAIT_MS ? [] : [{ from, to, entityId, waitMs }];
        });
      })[0];
      return call ? [call] : [];
    });
  });
}

/** Moments at which the loop came round: each of its runs soon after the one before. */
function roundsOf(loop: readonly Call[]): number[] {
  const first = loop[0]!.from.runs!.times;
  const rounds: number[] = [];
  for (const start of first) {
    let at = start;
    const isRound = loop.every(({ to, waitMs }) => {
      const { times } = to.runs!;
      const next = firstAtOrAfter(times, at + Math.max(waitMs - SECOND, 1));
      if (next >= times.length || times[next]! > at + waitMs + CALLED_WITHIN_MS) return false;
      at = times[next]!;
      return true;
    });
    if (isRound) rounds.push(at);
  }
  return rounds;
}

function loopInsight(world: World, loop: readonly Call[]): Insight | null {
  const rounds = roundsOf(loop);
  if (rounds.length < MIN_ROUNDS) return null;
  const names = loop.map(({ from }) => `“${from.automation.alias}”`);
  const things = [...new Set(loop.map(({ entityId }) => entityId))];
  const days = Map.groupBy(rounds, (time) => world.clock.day(time));
  return insight({
    type: "automation_analysis",
    severity: "warning",
    title: loop.length === 1 ? `${names[0]} calls itself up` : `${names[0]} and ${names[1]} go round in a loop`,
    text: `${plural(rounds.length, "time")} ${loop.length === 1 ? "it ran again because of what it had done" : "the one ran because of what the other had done, and was followed by it again"} to ${list(things.map((id) => world.name(id)))}, on ${plural(days.size, "day")}.`,
    entities: [...loop.map(({ from }) => from.runs!.entityId), ...things],
    metrics: [
      { label: "Rounds of the loop", value: rounds.length, unit: unit(rounds.length, "round") },
      { label: "Days", value: days.size, unit: unit(days.size, "day") },
    ],
    chart: byDay(world, "bars", "Rounds", "rounds", (day) => days.get(day)?.length ?? 0),
    advice: "Give one of them a condition that is false after the other has run, or let one of them go.",
  });
}
