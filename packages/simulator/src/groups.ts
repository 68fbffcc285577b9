import type { EntitySpec } from "./types.ts";
import type { World } from "./world.ts";

/** Groups repeat their members: a light group is on while any of them is, and its change has the member's context. */
export function startGroups(world: World, entities: readonly EntitySpec[]): void {
  for (const { entityId, members } of entities) {
    for (const member of members ?? []) {
      world.listen(member, ({ context }) => {
        world.set(entityId, members!.some((each) => world.state(each) === "on") ? "on" : "off", context);
      });
    }
  }
}
