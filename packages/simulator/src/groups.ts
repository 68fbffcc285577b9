import type { EntitySpec } from "./spec/entity.ts";
import type { World } from "./world.ts";

const ECHO_SECONDS = 0.8;

/**
 * Groups repeat their members: a light group is on while any of them is, and its change has the member's context; a group that a hub
 * keeps follows a moment later, with a context of its own.
 */
export function startGroups(world: World, entities: readonly EntitySpec[]): void {
  for (const { entityId, members, echoes } of entities) {
    const anyOn = (of: readonly string[]) => (of.some((each) => world.state(each) === "on") ? "on" : "off");
    for (const member of echoes ?? []) {
      world.listen(member, () => world.after(ECHO_SECONDS, () => world.set(entityId, anyOn(echoes!))));
    }
    for (const member of members ?? []) {
      world.listen(member, ({ context }) => {
        world.set(entityId, anyOn(members!), context);
      });
    }
  }
}
