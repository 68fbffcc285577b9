import type { Household, Person } from "./people.ts";
import { due, holds, settled, watch } from "./rules.ts";
import type { Action, Habit, HabitSpec } from "./types.ts";
import type { World } from "./world.ts";

/**
 * Lets the people live their habits and keeps the ground truth.
 *
 * @returns the habits, which fill while the world runs, and what to call when an automation has run
 */
export function startHabits(
  world: World,
  household: Household,
  specs: readonly HabitSpec[],
): { habits: Habit[]; automationRan: (entityId: string) => void } {
  const span = world.until - world.now;
  const begin = world.now;
  const byAutomation = new Map<string, (() => void)[]>();
  const habits = specs.map((spec) => {
    const habit: Habit = {
      id: spec.id,
      kind: spec.kind,
      title: spec.title,
      entities: [...new Set(spec.actions.map((action) => action.entityId))],
      targets: spec.actions,
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
    };
    const live = new LivedHabit(world, household, spec, habit);
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

class LivedHabit {
  readonly #world: World;
  readonly #household: Household;
  readonly #spec: HabitSpec;
  readonly #habit: Habit;
  readonly #rng;

  constructor(world: World, household: Household, spec: HabitSpec, habit: Habit) {
    this.#world = world;
    this.#household = household;
    this.#spec = spec;
    this.#habit = habit;
    this.#rng = world.rng.fork(`habit ${spec.id}`);
  }

  /** Habits by clock or sun: at which time of this day they are meant to happen. */
  planDay(day: number, daysLived: number): void {
    const at = due(this.#world, this.#spec.trigger, day);
    if (at === null) return;
    const drift = (this.#spec.driftMinutesPerDay ?? 0) * daysLived;
    const meant = at + (drift + this.#rng.normal(0, this.#spec.spreadMinutes ?? 0)) * 60_000;
    this.#world.at(meant, () => {
      if (this.#due()) this.#attempt();
    });
  }

  /** Habits that follow something: it has just happened. */
  react(): void {
    if (!this.#due()) return;
    const [shortest, longest] = this.#spec.delaySeconds ?? [0, 0];
    const { trigger } = this.#spec;
    this.#world.after(this.#rng.between(shortest, longest), () => {
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
    const opportunity = (outcome: Habit["opportunities"][number]["outcome"]) =>
      this.#habit.opportunities.push({ at: this.#world.now, outcome });
    const needed = actions.filter(({ entityId, state }) => settled(this.#world.state(entityId)) !== state);
    const person = this.#able();
    // The coin is tossed in every case, so that one habit's luck does not shift with what others do.
    const willing = this.#rng.chance(probability);
    if (needed.length === 0) opportunity("unneeded");
    else if (!person || !needed.every(({ entityId }) => this.#world.reachable(entityId))) opportunity("unable");
    else if (!willing) opportunity("lapsed");
    else {
      opportunity("done");
      this.#do(person);
      return;
    }
    for (const action of needed) {
      if (action.state === "off" && !action.entityId.startsWith("climate.")) this.#leaveOn(action);
    }
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
    let seconds = 0;
    for (const action of actions) {
      seconds += action.afterSeconds ?? 0;
      this.#world.after(seconds, () => {
        const { entityId, state } = action;
        if (this.#household.act(person, action, hand)) this.#habit.acts.push({ at: this.#world.now, entityId, state });
      });
    }
  }

  /** Who does it: somebody at home and awake; those who have just left can still use the app. */
  #able(): Person | undefined {
    const away = this.#spec.how === "app" && this.#spec.kind === "presence";
    return this.#household.people.find(
      (person) => this.#spec.by.includes(person.spec.id) && (person.about || (away && !person.asleep && !person.home)),
    );
  }
}
