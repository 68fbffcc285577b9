import type { Settings } from "./spec/entity.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { Machine } from "./spec/use.ts";
import type { World } from "./world.ts";

/**
 * Devices that act by themselves, without Home Assistant and without anybody: a thermostat with a schedule of its own, a plug with a
 * timer, a pump that comes and goes, a lamp that its hub switches. What they do looks as if somebody had done it at the device.
 */
export function startMachines(world: World, { machines }: HomeSpec): void {
  for (const machine of machines) start(world, machine);
}

function start(world: World, machine: Machine): void {
  const { entityId } = machine;
  const rng = world.rng.fork(`machine ${entityId}`);
  const become = (state: string, settings?: Settings) => {
    const action = { entityId, state, ...(settings && { settings }) };
    if (world.reachable(entityId) && !world.isSo(action)) world.touch(action);
  };
  switch (machine.does) {
    case "schedule":
      world.onDay((day) => {
        for (const { minutes, temperature } of machine.times) {
          const at = world.calendar.at(day, minutes) + rng.between(0, 3) * 1000;
          world.at(at, () => {
            if (world.state(entityId) === "heat") become("heat", { temperature });
          });
        }
      });
      return;
    case "switch_off":
      world.listen(entityId, ({ to }) => {
        const since = world.since(entityId);
        if (to !== "on") return;
        world.after(machine.afterMinutes * 60 + rng.between(0, 1), () => {
          if (world.since(entityId) === since) become("off");
        });
      });
      return;
    case "cycle": {
      const cycle = () => {
        become("on");
        world.after(machine.onMinutes * 60 * rng.between(0.95, 1.05), () => become("off"));
        world.after((machine.onMinutes + machine.offMinutes) * 60 * rng.between(0.9, 1.1), cycle);
      };
      world.after(rng.between(0, 3600), cycle);
      return;
    }
    case "follow_motion":
      world.listen(machine.motion, ({ from, to }) => {
        if (from !== "unavailable") world.after(rng.between(0.2, 0.9), () => become(to === "on" ? "on" : "off"));
      });
  }
}
