import type { EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import type { World } from "../world.ts";

const DAY = 86_400;
const OUTAGES_A_WEEK = 1.2;
const DROP_MINUTES: readonly [number, number] = [5, 110];

/** What goes wrong in a home: devices that drop off or fall silent, coordinators that go down, and Home Assistant's own restarts. */
export function startFaults(world: World, { entities, outagesAWeek = OUTAGES_A_WEEK }: HomeSpec): void {
  startDrops(world, entities);
  startChatter(world, entities);
  startSilences(world, entities);
  startOutages(world, entities, outagesAWeek);
  startRestarts(world, entities);
}

function startDrops(world: World, entities: readonly EntitySpec[]): void {
  for (const { entityId, dropsADay, dropMinutes = DROP_MINUTES } of entities) {
    if (!dropsADay) continue;
    const rng = world.rng.fork(`drops ${entityId}`);
    const drop = () => {
      world.lose([entityId], "dropped");
      world.after(rng.between(...dropMinutes) * 60, () => {
        world.regain([entityId], "dropped");
        world.after(rng.wait(DAY / dropsADay), drop);
      });
    };
    world.after(rng.wait(DAY / dropsADay), drop);
  }
}

function startChatter(world: World, entities: readonly EntitySpec[]): void {
  for (const { entityId, chattersADay } of entities) {
    if (!chattersADay) continue;
    const rng = world.rng.fork(`chatter ${entityId}`);
    const chatter = () => {
      const rest = world.state(entityId);
      const other = rest === "on" ? "off" : "on";
      let seconds = 0;
      for (let flip = Math.floor(rng.between(2, 7)); flip > 0; flip--) {
        for (const state of [other, rest]) {
          seconds += rng.between(0.3, 3);
          world.after(seconds, () => world.set(entityId, state));
        }
      }
      world.after(rng.wait(DAY / chattersADay), chatter);
    };
    world.after(rng.wait(DAY / chattersADay), chatter);
  }
}

function startSilences(world: World, entities: readonly EntitySpec[]): void {
  const span = world.until - world.now;
  for (const { entityId, silent } of entities) {
    if (!silent) continue;
    world.at(world.now + silent[0] * span, () => world.silence([entityId]));
    world.at(world.now + silent[1] * span, () => world.endSilence([entityId]));
  }
}

/** All entities of a coordinator go at once and come back within seconds of each other. */
function startOutages(world: World, entities: readonly EntitySpec[], aWeek: number): void {
  const zigbee = entities.filter(({ platform }) => platform === "zigbee").map(({ entityId }) => entityId);
  if (aWeek === 0) return;
  const rng = world.rng.fork("outages");
  const fail = () => {
    world.lose(zigbee, "coordinator");
    const back = rng.between(90, 700);
    for (const entityId of zigbee) world.after(back + rng.between(0, 8), () => world.regain([entityId], "coordinator"));
    world.after(rng.wait((7 / aWeek) * DAY) + 3600, fail);
  };
  world.after(rng.wait((7 / aWeek) * DAY) + 3600, fail);
}

function startRestarts(world: World, entities: readonly EntitySpec[]): void {
  const rng = world.rng.fork("restarts");
  const setUp = rng.fork("set-up");
  const ids = entities.map(({ entityId }) => entityId);
  const helpers = new Set(
    entities.filter(({ platform }) => ["zone", "sun", "person"].includes(platform)).map(({ entityId }) => entityId),
  );
  const restart = () => {
    world.event("homeassistant_stop", null, world.context());
    world.event("homeassistant_final_write", null, world.context());
    world.turn(false);
    const starting = rng.between(15, 40);
    world.after(starting, () => {
      world.turn(true);
      // What was restored from the last run is not known before its integration has set it up.
      world.lose(
        ids.filter((id) => !helpers.has(id)),
        "restart",
        "unavailable",
      );
      world.lose([...helpers], "restart", "unknown");
    });
    for (const id of ids) world.after(starting + setUp.between(2, 9), () => world.regain([id], "restart"));
    world.after(starting + 10, () => {
      world.event("homeassistant_start", null, world.context());
      world.event("homeassistant_started", null, world.context());
    });
    world.after(rng.wait(8 * DAY) + DAY, restart);
  };
  world.after(rng.between(2, 6) * DAY, restart);
}
