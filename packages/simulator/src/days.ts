import type { MotionSensors } from "./motion.ts";
import type { Household } from "./people.ts";
import type { Person } from "./person.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/** Lets the people of a home get up, go out, come back and go to bed, each day anew. */
export function startDays(world: World, household: Household, home: HomeSpec, motion: MotionSensors): void {
  const days = new Days(world, household, home, motion);
  for (const person of household.people) world.onDay((day) => days.plan(person, day));
}

class Days {
  readonly #world: World;
  readonly #household: Household;
  readonly #home: HomeSpec;
  readonly #motion: MotionSensors;

  constructor(world: World, household: Household, home: HomeSpec, motion: MotionSensors) {
    this.#world = world;
    this.#household = household;
    this.#home = home;
    this.#motion = motion;
  }

  plan(person: Person, day: number): void {
    const world = this.#world;
    const { calendar } = world;
    const { spec, rng } = person;
    const weekday = world.diary.feelsLike(day, spec.id);
    const free = weekday >= 5 ? 1 : 0;
    const visit = world.diary.visit(day);
    const hours = spec.shifts?.[Math.floor((day + 3) / 7) % spec.shifts.length] ?? spec;
    const wake = calendar.at(day, rng.normal(hours.wake[free], spec.spread.wake));
    const usualBed = rng.normal(hours.bed[free], spec.spread.bed);
    const bed = calendar.at(day, visit ? Math.max(usualBed, visit.until + 15) : usualBed);
    const journey = world.diary.absence(spec.id, day);
    if (journey) {
      if (day === journey.first) {
        world.at(wake, () => this.#wakeUp(person));
        world.at(wake + rng.between(60, 200) * 60_000, () => {
          if (!this.#household.people.some((other) => other !== person && other.home)) this.#shutDown(person);
          this.#leave(person, undefined);
        });
      }
      if (day !== journey.last) return;
      world.at(calendar.at(day, rng.between(780, 1200)), () => this.#comeBack(person));
      this.#planNight(person, bed);
      return;
    }
    if (world.now > wake && world.now < bed) {
      // The history begins in the middle of a day.
      person.asleep = false;
      this.#household.settle(person, "living_room");
    }
    world.at(wake, () => this.#wakeUp(person));
    this.#planNight(person, bed);
    for (const outing of hours.outings) {
      if (visit && outing.back > visit.from) continue;
      if (!outing.days.includes(weekday) || !rng.chance(outing.probability)) continue;
      const leave = calendar.at(day, rng.normal(outing.leave, outing.spreadMinutes));
      const back = calendar.at(day, rng.normal(outing.back, outing.spreadMinutes * 1.5));
      if (back <= leave) continue;
      if (world.now > leave && world.now < back) this.#away(person, outing.place);
      world.at(leave, () => this.#leave(person, outing.place));
      world.at(back, () => this.#comeBack(person));
    }
  }

  #planNight(person: Person, bed: number): void {
    this.#world.at(bed - 1, () => {
      person.bedAt = bed;
    });
    this.#world.at(bed, () => this.#goToBed(person));
  }

  #wakeUp(person: Person): void {
    if (!person.asleep) return;
    person.asleep = false;
    this.#motion.see(person.bedroom);
    this.#household.settle(person, "bathroom");
  }

  #goToBed(person: Person): void {
    if (!person.home) return;
    this.#household.enter(person, person.bedroom);
    const stay = ++person.stay;
    this.#world.after(person.rng.between(5, 35) * 60, () => {
      if (person.stay !== stay || !person.home) return;
      this.#lightsOut(person);
      person.asleep = true;
    });
  }

  /** Nobody falls asleep with the lamps on, unless the other one is still reading. */
  #lightsOut(person: Person): void {
    if (this.#household.people.some((other) => other !== person && other.about && other.room === person.room)) return;
    for (const { entityId, areaId, members } of this.#home.entities) {
      if (areaId !== person.bedroom || members || !entityId.startsWith("light.") || !person.rng.chance(0.85)) continue;
      this.#household.act(
        person,
        { entityId, state: "off" },
        person.rng.chance(person.spec.appShare) ? "app" : "device",
      );
    }
  }

  /** Before a journey the last one sees that nothing stays on. */
  #shutDown(person: Person): void {
    if (!person.about) return;
    for (const { entityId, watts, members, leftOn } of this.#home.entities) {
      if (!watts || members || leftOn || entityId.startsWith("climate.") || this.#world.state(entityId) === "off")
        continue;
      this.#household.act(person, { entityId, state: "off" }, "device");
    }
  }

  #leave(person: Person, place: string | undefined): void {
    if (!person.about) return;
    const world = this.#world;
    this.#household.enter(person, "hallway");
    person.stay++;
    world.after(person.rng.between(30, 90), () => {
      this.#household.throughTheDoor(person.rng);
      person.home = false;
      person.asleep = false;
      world.after(person.rng.between(25, 80), () => {
        if (!person.home) this.#away(person, undefined);
      });
    });
    if (place) {
      world.after(person.rng.between(900, 2400), () => {
        if (!person.home) this.#away(person, place);
      });
    }
  }

  #away(person: Person, place: string | undefined): void {
    person.home = false;
    person.stay++;
    this.#household.track(person, place ?? "not_home");
  }

  #comeBack(person: Person): void {
    if (person.home) return;
    const world = this.#world;
    // Phones notice home a little before or after the door does.
    world.after(person.rng.between(1, 60), () => {
      if (person.home) this.#household.track(person, "home");
    });
    person.home = true;
    const late = world.calendar.dayOf(world.now - 6 * 3_600_000) === world.calendar.dayOf(person.bedAt - 6 * 3_600_000);
    if (late) world.after(person.rng.between(900, 2400), () => this.#goToBed(person));
    this.#motion.see("porch");
    world.after(person.rng.between(8, 25), () => {
      this.#household.throughTheDoor(person.rng);
      world.after(3, () => {
        if (person.home) this.#household.settle(person, "hallway");
      });
    });
  }
}
