import { domainOf } from "../world/domains.ts";
import { type Deed, isValue } from "../world/setters.ts";
import { durationInWords, list } from "./wording.ts";

/** Plain words for what entities do, and for what people do with them. */

/** What has to be known of entities to speak of them. */
export interface Things {
  name(entityId: string): string;
  info(entityId: string): { readonly deviceClass?: string | undefined } | undefined;
}

/** Domains in which a state is a choice among others, and no act of its own. */
const CHOSEN = new Set(["climate", "water_heater", "input_select", "select"]);
const PRESENCE = new Set(["motion", "occupancy", "presence"]);
const OPENINGS = new Set(["door", "window", "opening", "garage_door"]);
const VERBS: Readonly<Record<string, string>> = {
  open: "open",
  closed: "close",
  locked: "lock",
  cleaning: "start",
  mowing: "start",
  docked: "send home",
  playing: "start",
  stopped: "stop",
};

/** `turn on Kitchen ceiling and Kitchen counter at 30 %`, `set Bedroom heating to heat`, `set Bedroom heating to 21°`. */
export function actInWords(deed: Deed, names: readonly string[]): string {
  const { entityId, target } = deed;
  const domain = domainOf(entityId);
  if (isValue(target) && domain in UNITS) return `set ${list(names)} to ${valueInWords(domain, Number(target))}`;
  const isChoice = CHOSEN.has(domain);
  const setting = settingInWords(deed);
  if (target === "on" || target === "off") {
    const isSwitch = !isChoice || (target === "off" && (domain === "climate" || domain === "water_heater"));
    if (isSwitch) return `turn ${target} ${list(names)}${setting}`;
  }
  const verb = isChoice ? undefined : VERBS[target];
  return `${verb ? `${verb} ${list(names)}` : `set ${list(names)} to ${plain(target)}`}${setting}`;
}

/** How a value of a domain's setting is said. */
const UNITS: Readonly<Record<string, string>> = {
  light: " %",
  cover: " %",
  valve: " %",
  fan: " %",
  humidifier: " %",
  media_player: " %",
  climate: "°",
  water_heater: "°",
  number: "",
  input_number: "",
};

/** ` at 30 %` for what an entity is set to besides; nothing when it is not set. */
export function settingInWords({ entityId, setting }: Deed): string {
  if (setting === undefined) return "";
  const domain = domainOf(entityId);
  const joint = domain === "cover" || domain === "valve" ? "to" : domain === "media_player" ? "at volume" : "at";
  return ` ${joint} ${valueInWords(domain, setting)}`;
}

function valueInWords(domain: string, value: number): string {
  const said = domain === "media_player" ? Math.round(value * 100) : value;
  return `${said}${UNITS[domain]}`;
}

export function isPerson(entityId: string): boolean {
  return /^(person|device_tracker)\./.test(entityId);
}

/** What it means that an entity's state changes: `Hallway motion sees somebody`. */
export function changeInWords(things: Things, entityId: string, state: string): string {
  const name = things.name(entityId);
  const domain = domainOf(entityId);
  const deviceClass = things.info(entityId)?.deviceClass ?? "";
  if (isPerson(entityId)) {
    if (state === "home") return `${name} comes home`;
    return state === "not_home" ? `${name} leaves home` : `${name} arrives at ${state}`;
  }
  if (CHOSEN.has(domain)) return `${name} is set to ${plain(state)}`;
  if (domain === "binary_sensor") {
    if (PRESENCE.has(deviceClass)) return state === "on" ? `${name} sees somebody` : `${name} sees nobody any more`;
    if (OPENINGS.has(deviceClass)) return state === "on" ? `${name} opens` : `${name} closes`;
    return `${name} turns ${plain(state)}`;
  }
  if (state === "on" || state === "off") return `${name} is switched ${state}`;
  if (state === "open") return `${name} opens`;
  if (state === "closed") return `${name} closes`;
  if (state === "playing" || state === "cleaning" || state === "mowing") return `${name} starts ${state}`;
  if (state === "paused" || state === "locked" || state === "unlocked") return `${name} is ${state}`;
  return `${name} becomes ${plain(state)}`;
}

/** What it means that an entity has kept its state: `Hallway motion has seen nobody for 10 minutes`. */
export function keptInWords(things: Things, entityId: string, state: string, forMs: number): string {
  const name = things.name(entityId);
  const domain = domainOf(entityId);
  const deviceClass = things.info(entityId)?.deviceClass ?? "";
  const time = `for ${durationInWords(forMs)}`;
  if (isPerson(entityId)) {
    if (state === "home" || state === "not_home")
      return `${name} has been ${state === "home" ? "home" : "away"} ${time}`;
    return `${name} has been at ${state} ${time}`;
  }
  if (domain === "binary_sensor") {
    if (PRESENCE.has(deviceClass)) return `${name} has seen ${state === "on" ? "somebody" : "nobody"} ${time}`;
    if (OPENINGS.has(deviceClass)) return `${name} has been ${state === "on" ? "open" : "closed"} ${time}`;
  }
  return `${name} has been ${CHOSEN.has(domain) ? "set to " : ""}${plain(state)} ${time}`;
}

/** What it means that an entity is in a state: `Bedroom window is open`. */
export function stateInWords(things: Things, entityId: string, state: string): string {
  const name = things.name(entityId);
  const domain = domainOf(entityId);
  const deviceClass = things.info(entityId)?.deviceClass ?? "";
  if (isPerson(entityId)) return `${name} is ${state === "not_home" ? "away" : state}`;
  if (domain === "binary_sensor") {
    if (PRESENCE.has(deviceClass)) return `${name} sees ${state === "on" ? "somebody" : "nobody"}`;
    if (OPENINGS.has(deviceClass)) return `${name} is ${state === "on" ? "open" : "closed"}`;
  }
  return `${name} is ${CHOSEN.has(domain) ? "set to " : ""}${plain(state)}`;
}

/** A state as it is said: `not home`. */
export function plain(state: string): string {
  return state.replaceAll("_", " ");
}
