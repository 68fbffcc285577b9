import type { MotionSensors } from "./motion.ts";
import { Person } from "./person.ts";
import type { Rng } from "./rng.ts";
import { holds } from "./rules.ts";
import type { Action } from "./spec/automation.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/** The people of a home: where they are, and how they use what is in it. */
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

  /** A phone, and with it its owner, is seen in a place; a child has none. */
  track(person: Person, state: string): void {
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
  settle(person: Person, room: string): void {
    const stay = ++person.stay;
    const wander = () => {
      if (person.stay !== stay || !person.about) return;
      const next = person.rng.weighted(this.#rooms());
      if (next !== person.room) {
        this.#motion.see("hallway");
        this.#world.after(person.rng.between(2, 6), () => {
          if (person.stay === stay) this.enter(person, next);
        });
      }
      this.#world.after(person.rng.wait(this.#minutesIn(next) * 60) + 40, wander);
    };
    const fidget = () => {
      if (person.stay !== stay || !person.about) return;
      this.#motion.see(person.room);
      this.#world.after(person.rng.wait(280) + 20, fidget);
    };
    this.enter(person, room);
    this.#world.after(person.rng.between(120, 600), wander);
    fidget();
  }

  /** Goes into a room; some lights follow. */
  enter(person: Person, room: string): void {
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
