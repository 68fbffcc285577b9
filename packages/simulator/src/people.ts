import type { MotionSensors } from "./motion.ts";
import type { Rng } from "./rng.ts";
import { holds } from "./rules.ts";
import type { Action, HomeSpec, PersonSpec } from "./types.ts";
import type { World } from "./world.ts";

/** One of the people: asleep or awake, at home in some room or out. */
export class Person {
  readonly spec: PersonSpec;
  readonly user: Uint8Array;
  readonly rng: Rng;
  home = true;
  asleep = true;
  readonly bedroom: string;
  room: string;
  /** Counts up with each leaving and falling asleep, so that what was under way ends. */
  stay = 0;
  /** When the coming night begins for them. */
  bedAt = 0;

  constructor(spec: PersonSpec, rng: Rng) {
    this.spec = spec;
    this.user = Buffer.from(spec.userId, "hex");
    this.rng = rng;
    this.bedroom = spec.bedroom ?? "bedroom";
    this.room = this.bedroom;
  }

  /** At home and awake. */
  get about(): boolean {
    return this.home && !this.asleep;
  }
}

/** The people of a home, how they spend their days, and how they use what is in it. */
export class Household {
  readonly people: readonly Person[];
  readonly #world: World;
  readonly #spec: HomeSpec;
  readonly #motion: MotionSensors;
  /** Everybody comes and goes by it. */
  readonly #door: string | undefined;

  constructor(world: World, spec: HomeSpec, motion: MotionSensors) {
    this.#world = world;
    this.#spec = spec;
    this.#motion = motion;
    this.#door = spec.entities.find(
      ({ deviceClass, areaId }) => deviceClass === "door" && areaId === "hallway",
    )?.entityId;
    this.people = spec.people.map((person) => new Person(person, world.rng.fork(`person ${person.id}`)));
    for (const person of this.people) world.onDay((day) => this.#planDay(person, day));
  }

  /**
   * Brings an entity into a state by somebody's hand.
   *
   * @returns false when it is so already, or Home Assistant cannot reach it now
   */
  act(person: Person, action: Action, how: "app" | "device"): boolean {
    const world = this.#world;
    if (world.isSo(action) || !world.reachable(action.entityId)) return false;
    if (how === "app") world.command(action, world.context({ user: person.user }));
    else world.touch(action);
    return true;
  }

  /** One of those who are at home and awake; undefined when there is none. */
  someone(rng: Rng): Person | undefined {
    const about = this.people.filter((person) => person.about);
    return about.length > 0 ? rng.pick(about) : undefined;
  }

  #planDay(person: Person, day: number): void {
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
        world.at(wake + rng.between(60, 200) * 60_000, () => this.#leave(person, undefined));
      }
      if (day !== journey.last) return;
      world.at(calendar.at(day, rng.between(780, 1200)), () => this.#comeBack(person));
      this.#planNight(person, bed);
      return;
    }
    if (world.now > wake && world.now < bed) {
      // The history begins in the middle of a day.
      person.asleep = false;
      this.#settle(person, "living_room");
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
    this.#settle(person, "bathroom");
  }

  #goToBed(person: Person): void {
    if (!person.home) return;
    this.#enter(person, person.bedroom);
    const stay = ++person.stay;
    this.#world.after(person.rng.between(5, 35) * 60, () => {
      if (person.stay !== stay || !person.home) return;
      this.#lightsOut(person);
      person.asleep = true;
    });
  }

  /** Nobody falls asleep with the lamps on, unless the other one is still reading. */
  #lightsOut(person: Person): void {
    if (this.people.some((other) => other !== person && other.about && other.room === person.room)) return;
    for (const { entityId, areaId, members } of this.#spec.entities) {
      if (areaId !== person.bedroom || members || !entityId.startsWith("light.") || !person.rng.chance(0.85)) continue;
      this.act(person, { entityId, state: "off" }, person.rng.chance(person.spec.appShare) ? "app" : "device");
    }
  }

  #leave(person: Person, place: string | undefined): void {
    if (!person.about) return;
    const world = this.#world;
    this.#enter(person, "hallway");
    person.stay++;
    world.after(person.rng.between(30, 90), () => {
      this.throughTheDoor(person.rng);
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
    this.#track(person, place ?? "not_home");
  }

  #comeBack(person: Person): void {
    if (person.home) return;
    const world = this.#world;
    // Phones notice home a little before or after the door does.
    world.after(person.rng.between(1, 60), () => {
      if (person.home) this.#track(person, "home");
    });
    person.home = true;
    const late = world.calendar.dayOf(world.now - 6 * 3_600_000) === world.calendar.dayOf(person.bedAt - 6 * 3_600_000);
    if (late) world.after(person.rng.between(900, 2400), () => this.#goToBed(person));
    this.#motion.see("porch");
    world.after(person.rng.between(8, 25), () => {
      this.throughTheDoor(person.rng);
      world.after(3, () => {
        if (person.home) this.#settle(person, "hallway");
      });
    });
  }

  /** Somebody comes or goes. */
  throughTheDoor(rng: Rng): void {
    const world = this.#world;
    const door = this.#door;
    if (door) {
      world.set(door, "on");
      world.after(rng.between(4, 14), () => world.set(door, "off"));
    }
    world.after(rng.between(2, 8), () => this.#motion.see("porch"));
  }

  #track(person: Person, state: string): void {
    if (person.spec.child) return;
    const world = this.#world;
    const { id } = person.spec;
    const tracker = `device_tracker.${id}_phone`;
    if (world.state(`person.${id}`) === state) return;
    world.set(tracker, state);
    world.set(`person.${id}`, state, undefined, { editable: true, id, source: tracker, user_id: person.spec.userId });
    this.countHome();
  }

  /** The state of a zone is the number of people in it. */
  countHome(): void {
    const persons = this.#spec.people
      .filter(({ child }) => !child)
      .map(({ id }) => `person.${id}`)
      .filter((id) => this.#world.state(id) === "home");
    const { latitude, longitude, name } = this.#spec;
    const zone = {
      latitude,
      longitude,
      radius: 100,
      passive: false,
      persons,
      editable: true,
      icon: "mdi:home",
      friendly_name: name,
    };
    this.#world.set("zone.home", String(persons.length), undefined, zone);
  }

  /** Begins to wander through the home from a room. */
  #settle(person: Person, room: string): void {
    const stay = ++person.stay;
    const wander = () => {
      if (person.stay !== stay || !person.about) return;
      const next = person.rng.weighted(this.#rooms());
      if (next !== person.room) {
        this.#motion.see("hallway");
        this.#world.after(person.rng.between(2, 6), () => {
          if (person.stay === stay) this.#enter(person, next);
        });
      }
      this.#world.after(person.rng.wait(this.#minutesIn(next) * 60) + 40, wander);
    };
    const fidget = () => {
      if (person.stay !== stay || !person.about) return;
      this.#motion.see(person.room);
      this.#world.after(person.rng.wait(280) + 20, fidget);
    };
    this.#enter(person, room);
    this.#world.after(person.rng.between(120, 600), wander);
    fidget();
  }

  #enter(person: Person, room: string): void {
    const left = person.room;
    person.room = room;
    this.#motion.see(room);
    const empty = left !== room && !this.people.some((other) => other.about && other.room === left);
    const how = person.rng.chance(person.spec.appShare) ? "app" : "device";
    for (const light of this.#spec.following) {
      if (light.room === room && holds(this.#world, { type: "dark" }) && person.rng.chance(light.onChance)) {
        this.#world.after(person.rng.between(1, 40), () =>
          this.act(person, { entityId: light.entityId, state: "on" }, how),
        );
      }
      if (light.room === left && empty && person.rng.chance(light.offChance)) {
        this.#world.after(person.rng.between(1, 60), () =>
          this.act(person, { entityId: light.entityId, state: "off" }, how),
        );
      }
    }
  }

  #rooms(): Readonly<Record<string, number>> {
    const minutes = this.#world.calendar.minutesOf(this.#world.now);
    const { morning, day, evening } = this.#spec.rooms;
    return minutes < 600 ? morning : minutes < 1050 ? day : evening;
  }

  #minutesIn(room: string): number {
    return room === "bathroom" || room === "hallway" ? 6 : room === "living_room" || room === "study" ? 50 : 22;
  }
}
