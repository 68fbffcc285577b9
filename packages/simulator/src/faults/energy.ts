import { clock } from "../profiles/clock.ts";
import { plug, sensor, slug } from "../profiles/entities.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import type { Appliance, RandomUse } from "../spec/use.ts";
import type { FaultOptions } from "./fault-options.ts";

interface Machine {
  readonly name: string;
  readonly chance: number;
  readonly perDay: number;
  readonly window: readonly [number, number];
  readonly programme: Appliance["programme"];
  readonly standby: readonly [number, number];
}

/** Machines that run a programme by themselves once they are started: their load could be moved. */
const MACHINES: readonly Machine[] = [
  {
    name: "Washing machine",
    chance: 0.5,
    perDay: 0.6,
    window: [clock(8), clock(20)],
    standby: [0.3, 2],
    programme: [
      { minutes: 4, watts: 90 },
      { minutes: 20, watts: 2050 },
      { minutes: 50, watts: 170 },
      { minutes: 12, watts: 430 },
    ],
  },
  {
    name: "Tumble dryer",
    chance: 0.25,
    perDay: 0.4,
    window: [clock(10), clock(21)],
    standby: [0.3, 3],
    programme: [{ minutes: 80, watts: 850 }],
  },
  {
    name: "Car charger",
    chance: 0.3,
    perDay: 0.5,
    window: [clock(17), clock(20, 30)],
    standby: [2, 5],
    programme: [
      { minutes: 150, watts: 7300 },
      { minutes: 20, watts: 2400 },
    ],
  },
];

/** What stands there and draws power all day long, whether anybody uses it or not. */
const ALWAYS_ON: readonly { readonly name: string; readonly watts: readonly [number, number] }[] = [
  { name: "Network rack", watts: [18, 60] },
  { name: "Aquarium", watts: [25, 45] },
];

/** A tariff, machines whose load could be moved, plugs with a standby, and things that are left on. */
export function withEnergy(home: HomeSpec, { rng, burden, isFree }: FaultOptions): HomeSpec {
  const room = home.areas.find(({ areaId }) => areaId === "laundry") ?? home.areas[1]!;
  const machines = MACHINES.filter(({ chance }) => rng.chance(home.entities.length > 60 ? chance : chance / 2));
  const things: EntitySpec[] = machines.flatMap(({ name, standby }) => [
    plug(name, room.areaId, 0, { initial: "on" }),
    meter(name, room.areaId, rng.between(...standby)),
  ]);
  for (const { name, watts } of ALWAYS_ON) {
    if (rng.chance(0.3)) things.push(meter(name, room.areaId, rng.between(...watts)));
  }
  if (rng.chance(0.6)) things.push(tariff(home, rng.chance(0.7) ? "hourly" : "two"));
  const forgotten = home.entities.filter(
    ({ entityId, watts }) => watts && /^(light|switch|media_player)\./.test(entityId) && isFree(entityId),
  );
  const left = burden > 0 && forgotten.length > 0 && rng.chance(0.5 * burden) ? rng.pick(forgotten) : undefined;
  const use: RandomUse[] = left
    ? [
        {
          entityId: left.entityId,
          perDay: rng.between(0.3, 0.7),
          window: [clock(18), clock(22)],
          on: left.entityId.startsWith("media_player.") ? "playing" : "on",
          off: "off",
          minutes: [600, 900],
        },
      ]
    : [];
  return {
    ...home,
    entities: [...home.entities.map((one) => (one === left ? { ...one, leftOn: true } : one)), ...things],
    randomUse: [...home.randomUse.filter(({ entityId }) => entityId !== left?.entityId), ...use],
    appliances: [
      ...home.appliances,
      ...machines.map(({ name, perDay, window, programme }) => ({
        entityId: `switch.${slug(name)}`,
        perDay,
        window,
        programme,
      })),
    ],
  };
}

function meter(name: string, areaId: string, standby: number): EntitySpec {
  return sensor(`${name} power`, areaId, { model: "power", of: [`switch.${slug(name)}`], standby }, { device: name });
}

/** What a kWh costs, in the money of the place. */
function tariff({ timeZone }: HomeSpec, kind: "hourly" | "two"): EntitySpec {
  const [currency, mean] = timeZone.startsWith("Europe/")
    ? (["EUR", 0.26] as const)
    : timeZone.startsWith("Asia/")
      ? (["JPY", 31] as const)
      : (["USD", 0.17] as const);
  return sensor(
    "Electricity price",
    undefined,
    { model: "price", tariff: kind, mean },
    { platform: kind === "hourly" ? "nordpool" : "template", device: "Electricity market", unit: `${currency}/kWh` },
  );
}
