/**
 * `demo`: one family home near Utrecht. By seed: `studio` (~25 entities), `family` (~110), `large` (~350), and `quiet`: a family home in which
 * people live without routines.
 */
export type Profile = "demo" | "family" | "studio" | "large" | "quiet";
