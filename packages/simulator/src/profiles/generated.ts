import type { Rng } from "../rng.ts";
import type { HomeSpec } from "../types.ts";
import { demoHome } from "./demo.ts";
import type { Profile } from "./profiles.ts";

export function generatedHome(profile: Exclude<Profile, "demo">, _rng: Rng): HomeSpec {
  const home = demoHome();
  return profile === "quiet" ? { ...home, habits: [] } : home;
}
