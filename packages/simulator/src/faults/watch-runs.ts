import { settled } from "../settled.ts";
import type { AutomationSpec } from "../spec/automation.ts";
import type { World } from "../world.ts";
import type { Finding } from "./findings.ts";

const MIN_RUNS = 10;
const NEEDLESS_SHARE = 0.9;
/** A pair that quarrels does so this often at least, where it is to be noticed. */
const MIN_QUARRELS = 6;

/**
 * Counts what the automations do.
 *
 * @returns what to call when one runs, before it does anything; and what there is to be found once the world has run
 */
export function watchRuns(
  world: World,
  automations: readonly AutomationSpec[],
): { ran: (entityId: string) => void; findings: () => Finding[] } {
  const counts = new Map(
    automations.map((one) => [`automation.${one.key}`, { automation: one, runs: 0, needless: 0 }]),
  );
  const runsOf = (key: string) => counts.get(`automation.${key}`)?.runs ?? 0;
  return {
    ran: (entityId) => {
      const count = counts.get(entityId)!;
      const { actions } = count.automation;
      const isSo = actions.every(
        ({ entityId, state, settings }) => !settings && world.has(entityId) && settled(world.state(entityId)) === state,
      );
      count.runs++;
      if (isSo) count.needless++;
    },
    findings: () => [
      ...[...counts].flatMap(([entityId, { automation, runs, needless }]): Finding[] => {
        const byTime = automation.trigger.type === "clock" || automation.trigger.type === "sun";
        const isNeedless = byTime && runs >= MIN_RUNS && needless >= NEEDLESS_SHARE * runs;
        return isNeedless ? [{ kind: "needless", entities: [entityId] }] : [];
      }),
      ...(runsOf("save_energy") >= MIN_QUARRELS
        ? [{ kind: "fight" as const, entities: ["automation.cosy_evening", "automation.save_energy"] }]
        : []),
      // What begins the loop is taken back as well, some minutes later.
      ...(runsOf("dusk_in_the_corner") > 0
        ? [{ kind: "fight" as const, entities: ["automation.dusk_in_the_corner", "automation.never_long"] }]
        : []),
      ...(Math.min(runsOf("never_dark"), runsOf("never_long")) >= MIN_QUARRELS
        ? [{ kind: "loop" as const, entities: ["automation.never_dark", "automation.never_long"] }]
        : []),
    ],
  };
}
