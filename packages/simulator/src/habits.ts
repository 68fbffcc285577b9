import type { Household } from "./people.ts";
import type { Person } from "./person.ts";
import { due, holds, watch } from "./rules.ts";
import { settled } from "./settled.ts";
import type { Action } from "./spec/automation.ts";
import type { Habit, HabitSpec, OpportunityOutcome } from "./spec/habit.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/**
 * Lets the people live their habits and keeps the ground truth.
 *
 * @returns the habits, which fill while the world runs, and what to call when an automation has run
 */
export function startHabits(
  world: World,
  household: Household,
  home: HomeSpec,
): { habits: Habit[]; automationRan: (entityId: string) => void } {
  const span = world.until - world.now;
  const begin = world.now;
  const byAutomation = new Map<string, (() => void)[]>();
  const habits = home.habits.map((spec) => {
    const targets = spec.actions.flatMap((action) => spread(home, action));
    const habit: Habit = {
      id: spec.id,
      kind: spec.kind,
      title: spec.title,
      entities: [...new Set(targets.map((action) => action.entityId))],
      targets,
      trigger: spec.trigger,
      conditions: spec.conditions,
      probability: spec.probability,
      jitter: {
        ...(spec.spreadMinutes !== undefined && { spreadMinutes: spec.spreadMinutes }),
        ...(spec.delaySeconds !== undefined && { delaySeconds: spec.delaySeconds }),
        ...(spec.driftMinutesPerDay !== undefined && { driftMinutesPerDay: spec.driftMinutesPerDay }),
      },
      by: spec.by,
      how: spec.how,
      aliveFrom: begin + span * (spec.alive?.[0] ?? 0),
      aliveUntil: begin + span * (spec.alive?.[1] ?? 1),
      opportunities: [],
      acts: [],
      ...(spec.corrects && { corrects: spec.corrects }),
    };
    const live = new LivedHabit(world, household, home, spec, habit);
    watch(world, spec.trigger, () => live.react());
    world.onDay((day) => live.planDay(day, (world.now - begin) / 86_400_000));
    if (spec.trigger.type === "automation") {
      const waiting = byAutomation.get(spec.trigger.entityId) ?? [];
      byAutomation.set(spec.trigger.entityId, [...waiting, () => live.react()]);
    }
    return habit;
  });
  return {
    habits,
    automationRan: (entityId) => {
      for (const react of byAutomation.get(entityId) ?? []) react();
    },
  };
}

/** An act on a group of lights is one on each of its members. */
function spread(home: HomeSpec, action: Action): Action[] {
  const members = home.entities.find(({ entityId }) => entityId === action.entityId)?.members;
  return members ? members.map((entityId) => ({ ...action, entityId })) : [action];
}

/** Of what is not done at its time, the share that was done before. */
const EARLY = 0.15;

/** What becomes of the rest. */
const LAPSES = { forgotten: 6, late: 2, instead: 1 };

class LivedHabit {
  readonly #world: World;
  readonly #household: Household;
  readonly #home: HomeSpec;
  readonly #spec: HabitSpec;
  readonly #habit: Habit;
  readonly #rng;

  constructor(world: World, household: Household, home: HomeSpec, spec: HabitSpec, habit: Habit) {
    this.#world = world;
    this.#household = household;
    this.#home = home;
    this.#spec = spec;
    this.#habit = habit;
    this.#rng = world.rng.fork(`habit ${spec.id}`);
  }

  /** Habits by clock or sun: at which time of this day they are meant to happen. */
  planDay(day: number, daysLived: number): void {
    const at = due(this.#world, this.#spec.trigger, day);
    if (at === null) return;
    const drift = (this.#spec.driftMinutesPerDay ?? 0) * daysLived;
    const { jitter } = this.#home.temperament;
    const meant = at + (drift + this.#rng.scattered(jitter, 0, this.#spec.spreadMinutes ?? 0)) * 60_000;
    if (this.#rng.chance((1 - this.#spec.probability) * EARLY)) {
      this.#world.at(meant - this.#rng.between(35, 120) * 60_000, () => {
        if (this.#due()) this.#doAnyway();
      });
    }
    this.#world.at(meant, () => {
      if (this.#due()) this.#attempt();
    });
  }

  /** Habits that follow something: it has just happened. */
  react(): void {
    if (!this.#due()) return;
    const { trigger, delaySeconds = [0, 0] } = this.#spec;
    this.#world.after(this.#rng.delay(delaySeconds, this.#home.temperament.delay), () => {
      const over =
        trigger.type === "state" &&
        trigger.forMinutes !== undefined &&
        settled(this.#world.state(trigger.entityId)) !== trigger.to;
      if (!over) this.#attempt();
    });
  }

  #due(): boolean {
    const { now } = this.#world;
    const alive = now >= this.#habit.aliveFrom && now < this.#habit.aliveUntil;
    return alive && this.#spec.conditions.every((condition) => holds(this.#world, condition, this.#spec.by[0]));
  }

  #attempt(): void {
    const { actions, probability } = this.#spec;
    const note = (outcome: OpportunityOutcome) => {
      this.#habit.opportunities.push({ at: this.#world.now, outcome });
    };
    const needed = actions.filter((action) => !this.#world.isSo(action));
    const person = this.#able();
    // The coins are tossed in every case, so that one habit's luck does not shift with what others do.
    const willing = this.#rng.chance(probability);
    const lapse = this.#rng.weighted(LAPSES);
    if (needed.length === 0) {
      note("unneeded");
      return;
    }
    if (!person || !needed.every(({ entityId }) => this.#world.reachable(entityId))) note("unable");
    else if (willing) {
      note("done");
      this.#do(person);
      return;
    } else if (lapse === "late") {
      note("late");
      this.#world.after(this.#rng.between(35, 150) * 60, () => this.#doAnyway());
      return;
    } else {
      note("lapsed");
      if (lapse === "instead") this.#doInstead(person);
    }
    for (const action of needed) {
      if (action.state === "off" && !action.entityId.startsWith("climate.")) this.#leaveOn(action);
    }
  }

  /** Out of time: it is as it should be then, but nothing that the habit could have foreseen. */
  #doAnyway(): void {
    for (const action of this.#spec.actions) {
      const person = this.#able();
      if (person) this.#household.act(person, action, "device");
    }
  }

  /** Another light of the room will do for once. */
  #doInstead(person: Person): void {
    const [wanted] = this.#spec.actions;
    const { areaId } = this.#home.entities.find(({ entityId }) => entityId === wanted!.entityId)!;
    const other = this.#home.entities.find(
      ({ entityId, members, areaId: room }) =>
        entityId.startsWith("light.") && !members && room === areaId && entityId !== wanted!.entityId,
    );
    if (other && wanted!.entityId.startsWith("light."))
      this.#household.act(person, { entityId: other.entityId, state: wanted!.state }, "device");
  }

  /** What was to be switched off and was not, somebody finds some hours later. */
  #leaveOn(action: Action): void {
    this.#world.after(this.#rng.between(1, 6) * 3600, () => {
      if (this.#world.state(action.entityId) === action.state) return;
      const finder = this.#household.someone(this.#rng);
      if (!finder || !this.#household.act(finder, action, "device")) this.#leaveOn(action);
    });
  }

  #do(person: Person): void {
    const { how, actions } = this.#spec;
    const hand = how === "either" ? (this.#rng.chance(person.spec.appShare) ? "app" : "device") : how;
    if (this.#spec.scene) {
      const needed = this.#habit.targets.filter((action) => !this.#world.isSo(action));
      this.#world.activate(this.#spec.scene, needed, this.#world.context({ user: person.user }));
      this.#remember(needed);
      return;
    }
    let seconds = 0;
    for (const action of actions) {
      seconds += action.afterSeconds ?? 0;
      this.#world.after(seconds, () => {
        const changing = spread(this.#home, action).filter((each) => !this.#world.isSo(each));
        if (this.#household.act(person, action, hand)) this.#remember(changing);
      });
    }
  }

  #remember(done: readonly Action[]): void {
    for (const { entityId, state, settings } of done)
      this.#habit.acts.push({ at: this.#world.now, entityId, state, ...(settings && { settings }) });
  }

  /** Who does it: somebody at home and awake; those who have just left can still use the app. */
  #able(): Person | undefined {
    const away = this.#spec.how === "app" && this.#spec.kind === "presence";
    return this.#household.people.find(
      (person) => this.#spec.by.includes(person.spec.id) && (person.about || (away && !person.asleep && !person.home)),
    );
  }
}
