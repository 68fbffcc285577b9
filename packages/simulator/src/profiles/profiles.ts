import type { Rng } from "../rng.ts";
import type { HomeSpec } from "../types.ts";
import { demoHome } from "./demo/home.ts";
import { generatedHome } from "./generated.ts";

/**
 * `demo`: one family home near Utrecht. By seed: `studio` (~25 entities), `family` (~110), `large` (~350), and `quiet`: a family home in which
 * people live without routines.
 */
export type Profile = "demo" | "family" | "studio" | "large" | "quiet";

export function homeSpec(profile: Profile, rng: Rng): HomeSpec {
  return profile === "demo" ? demoHome() : generatedHome(profile, rng);
}
