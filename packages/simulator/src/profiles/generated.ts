import type { Rng } from "../rng.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import { chancesFor, fiddling } from "./chances.ts";
import { common } from "./entities.ts";
import { existingAutomations } from "./existing-automations.ts";
import { makeHabits } from "./habit-makers/make-habits.ts";
import { Stock } from "./habit-makers/stock.ts";
import { DISHWASHER, houseSensors, WORKDAY_SENSOR } from "./house.ts";
import { idleUse, meals } from "./idle-use.ts";
import { machines } from "./machines.ts";
import { PLACES } from "./places.ts";
import type { Profile } from "./profile.ts";
import { residents } from "./residents.ts";
import { furnish, type Room, room } from "./rooms.ts";

const STUDIO = [
  room("Living room", "living"),
  room("Kitchen", "kitchen"),
  room("Hallway", "hallway"),
  room("Bathroom", "bath"),
];
const FAMILY = [
  ...STUDIO,
  room("Bedroom", "bed"),
  room("Study", "work"),
  room("Kids room", "bed"),
  room("Guest room", "bed"),
  room("Dining room", "living"),
  room("Porch", "porch"),
  room("Garden", "garden"),
];
const LARGE = [
  ...FAMILY,
  ...["Attic", "Library", "Den", "Playroom", "Salon", "Gallery", "Music room", "Winter garden"].map((name) =>
    room(name, "living"),
  ),
  ...["Blue room", "Green room", "Red room", "White room", "Loft", "Nursery", "Annex", "Cottage"].map((name) =>
    room(name, "bed"),
  ),
  ...["Workshop", "Atelier", "Office", "Laundry", "Archive", "Pantry"].map((name) => room(name, "work")),
  ...["Upstairs bathroom", "Guest bathroom", "Spa"].map((name) => room(name, "bath")),
];

const SIZES = {
  studio: { rooms: STUDIO, adults: 1, habits: [5, 8], rich: false },
  family: { rooms: FAMILY, adults: 2, habits: [13, 20], rich: true },
  large: { rooms: LARGE, adults: 3, habits: [24, 32], rich: true },
  quiet: { rooms: FAMILY, adults: 2, habits: [0, 0], rich: true },
} as const;

/** A home by chance: where it stands, who lives there, what they have and what they are used to do with it. */
export function generatedHome(profile: Exclude<Profile, "demo">, rng: Rng): HomeSpec {
  const size = SIZES[profile];
  const place = rng.pick(PLACES);
  const people = residents(rng.fork("people"), size.adults, { regular: profile !== "quiet", family: size.rich });
  const hold = rng.pick([20, 60, 75, 90, 180]);
  const optimistic = rng.fork("covers").chance(0.35);
  const things: EntitySpec[] = size.rooms
    .flatMap((each) => furnish(each, rng.fork(each.areaId), size.rich))
    .map((thing) => ({
      ...thing,
      ...(thing.entityId.startsWith("cover.") && { optimistic }),
      ...(thing.deviceClass === "motion" && { holdSeconds: hold * rng.between(0.85, 1.2) }),
    }));
  const existing = existingAutomations(rng.fork("automations"), things, size.rich);
  const driven = existing
    .flatMap(({ actions }) => actions.map(({ entityId }) => entityId))
    .flatMap((target) => [target, ...(things.find(({ entityId }) => entityId === target)?.members ?? [])]);
  const around = houseSensors(size.rich);
  const regulars = people.filter(({ child, shifts }) => !child && !shifts);
  const stock = new Stock(rng.fork("habits"), [...things, ...around], regulars, driven);
  const habits = makeHabits(stock, Math.round(rng.between(size.habits[0], size.habits[1])));
  // Nobody else ends what a habit ends after a while.
  const timed = new Set(
    habits.filter(({ kind }) => kind === "forgotten").flatMap(({ actions }) => actions.map(({ entityId }) => entityId)),
  );
  // In some homes something happens all the time.
  const bustle = rng.pick([0.5, 1, 1, 1.6]);
  const habitual = new Set(habits.flatMap(({ actions }) => actions.map(({ entityId }) => entityId)));
  const unused = things.filter(({ entityId }) => !habitual.has(entityId) && !stock.isTaken(entityId));
  const free = things.filter(({ entityId }) => !timed.has(entityId));
  const idle = [...meals(things, habitual), ...idleUse(rng.fork("random"), free, profile !== "quiet")];
  const [onChance, offChance] = rng.pick([
    [0, 0],
    [0.1, 0.2],
    [0.15, 0.25],
    [0.3, 0.4],
  ] as const);
  const old = rng.fork("spelling").chance(0.3);
  const automations = [...existing, ...stock.automations].map((automation) =>
    old ? { ...automation, oldSpelling: true } : automation,
  );
  const name = `${people.map((person) => person.name).join(" and ")}'s home`;
  return {
    name,
    ...place,
    areas: size.rooms.map(({ areaId, name }) => ({ areaId, name })),
    people,
    rooms: roomWeights(size.rooms),
    habits,
    automations,
    scripts: [],
    randomUse: [
      ...habits.flatMap((habit) => chancesFor(habit, rng.fork(`chances of ${habit.id}`))),
      ...fiddling(
        things.filter(({ entityId }) => !driven.includes(entityId)),
        habits,
      ),
      ...idle.map((use) => ({ ...use, perDay: use.perDay * bustle })),
    ],
    following: size.rooms
      .filter(({ kind }) => kind !== "hallway" && kind !== "bath" && kind !== "garden")
      .map(({ areaId }) => ({ room: areaId, entityId: `light.${areaId}_ceiling`, onChance, offChance })),
    appliances: size.rich ? [DISHWASHER] : [],
    temperament: { jitter: rng.pick(["normal", "normal", "skewed", "uniform"]), delay: rng.between(0.15, 0.5) },
    diary: diary(rng.fork("diary")),
    machines: machines(rng.fork("machines"), unused),
    pets: pets(rng.fork("pets")),
    baseWatts: rng.between(60, 180),
    entities: [
      ...things,
      ...around,
      ...stock.scenes,
      ...(rng.fork("calendar").chance(0.35) ? [WORKDAY_SENSOR] : []),
      ...common(name, people, automations, []),
    ],
  };
}

/** Some homes are left alone for a week, some have guests all the time. */
function diary(rng: Rng): HomeSpec["diary"] {
  return {
    holidays: rng.between(0, 0.07),
    vacation: 0.25,
    daysOff: rng.between(0, 0.06),
    trips: rng.between(0, 0.06),
    guests: rng.chance(0.7) ? rng.between(0.02, 0.12) : 0,
  };
}

/** One home in six has an animal, which keeps to the ground floor. */
function pets(rng: Rng): HomeSpec["pets"] {
  return rng.chance(1 / 6)
    ? [
        {
          rooms: rng.shuffled(["living_room", "kitchen", "hallway", "study"]).slice(0, 2),
          perHour: rng.between(0.5, 3),
        },
      ]
    : [];
}

function roomWeights(rooms: readonly Room[]): HomeSpec["rooms"] {
  const weigh = (weights: Readonly<Record<Room["kind"], number>>) =>
    Object.fromEntries(
      rooms.filter(({ kind }) => weights[kind] > 0).map(({ areaId, kind }) => [areaId, weights[kind]]),
    );
  return {
    morning: weigh({ kitchen: 5, bath: 2, bed: 1, living: 1, work: 0.5, hallway: 0.5, porch: 0, garden: 0 }),
    day: weigh({ kitchen: 2, bath: 1, bed: 0.5, living: 3, work: 3, hallway: 0.3, porch: 0.1, garden: 0 }),
    evening: weigh({ kitchen: 3, bath: 1, bed: 0.5, living: 5, work: 0.5, hallway: 0.3, porch: 0.2, garden: 0 }),
  };
}
