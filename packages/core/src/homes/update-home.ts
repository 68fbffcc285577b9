import type { Deps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import type { AddHomeOptions } from "./add-home.ts";
import { checkSource } from "./check-source.ts";
import { checkTimeZone } from "./check-time-zone.ts";
import { type Home, toHome } from "./to-home.ts";

/** What is left out, or undefined, stays as it is. */
export type UpdateHomeOptions = { readonly id: string } & {
  readonly [Key in keyof AddHomeOptions]?: AddHomeOptions[Key] | undefined;
};

/**
 * Changes a home. Runs that are under way go on with what they began with.
 *
 * @throws NotFoundError
 * @throws InvalidInputError that names the path or time zone which cannot be used
 */
export async function updateHome({ db }: Pick<Deps, "db">, options: UpdateHomeOptions): Promise<Home> {
  const { id, name, source, timeZone, latitude, longitude } = options;
  if (source) await checkSource(source);
  const [home] = await db.home.updateManyAndReturn({
    where: { id },
    data: {
      ...(name !== undefined && { name }),
      ...(source && { source }),
      ...(timeZone !== undefined && { timeZone: checkTimeZone(timeZone) }),
      ...(latitude !== undefined && { latitude }),
      ...(longitude !== undefined && { longitude }),
    },
  });
  if (!home) throw new NotFoundError("There is no such home.");
  return toHome(home);
}
