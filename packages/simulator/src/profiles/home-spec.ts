import type { Rng } from "../rng.ts";
import type { HomeSpec } from "../spec/home.ts";
import { demoHome } from "./demo/home.ts";
import { generatedHome } from "./generated.ts";
import type { Profile } from "./profile.ts";

export function homeSpec(profile: Profile, rng: Rng): HomeSpec {
  return profile === "demo" ? demoHome() : generatedHome(profile, rng);
}
