import { UsageError } from "./failure.ts";

/** A place is a pair. @throws UsageError when only one of the two is given */
export function requireBoth(latitude: number | undefined, longitude: number | undefined): void {
  if ((latitude === undefined) === (longitude === undefined)) return;
  throw new UsageError("--latitude and --longitude go together: give both, or neither.");
}
