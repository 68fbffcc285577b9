import type { Rng } from "../rng.ts";
import type { HomeSpec } from "../types.ts";
import { demoHome } from "./demo.ts";
import { generatedHome } from "./generated.ts";

/**
 * `demo`: one family home near Utrecht. By seed: `studio` (one room, ~20 entities), `family` (~100), `large` (~250), and `quiet`: people live
 * there but have no routines.
 */
export type Profile = "demo" | "family" | "studio" | "large" | "quiet";

export function homeSpec(profile: Profile, rng: Rng): HomeSpec {
  return profile === "demo" ? demoHome() : generatedHome(profile, rng);
}
