import type { RunReport } from "@routinely/analysis";
import { count, counted } from "./words.ts";

/** Who acted, and what became of the possible routines, with what came nearest to being proposed. */
export function describeFunnel({ byActor, acts, candidates, dropped }: RunReport): string[] {
  const { user, device, automation, integration, nobody } = byActor;
  return [
    `  changes by     ${count(user)} in the app, ${count(device)} at devices, ${count(automation)} by automations, ` +
      `${count(integration)} by integrations, ${count(nobody)} by nobody`,
    `  acts of people ${count(acts)}`,
    `  looked at      ${counted(candidates, "possible routine")}`,
    ...dropped
      .filter(({ count: number }) => number > 0)
      .flatMap(({ label, count: number, examples }) => [
        `  dropped        ${count(number)}: ${label}`,
        ...examples.map((example) => `                 e.g. ${example}`),
      ]),
  ];
}
