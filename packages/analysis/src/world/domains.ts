/** What people do with Home Assistant's domains: which change of state is an act, and which action does the same. */

interface DomainAct {
  /** Name of what is reached, as people say it: `on`, `off`, `open`, … */
  readonly target: string;
  /** Recorded states that count as reached. */
  readonly states: readonly string[];
  /** The action that reaches it. */
  readonly action: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const ON = (domain: string): DomainAct => ({ target: "on", states: ["on"], action: `${domain}.turn_on` });
const OFF = (domain: string): DomainAct => ({ target: "off", states: ["off"], action: `${domain}.turn_off` });
const switched = (domain: string) => [ON(domain), OFF(domain)];

const PLAYING = ["playing", "buffering"];
const RESTING = ["on", "idle", "paused"];
const MEDIA_OFF = ["off", "standby"];

const ACTS: Readonly<Record<string, readonly DomainAct[]>> = {
  light: switched("light"),
  switch: switched("switch"),
  fan: switched("fan"),
  humidifier: switched("humidifier"),
  input_boolean: switched("input_boolean"),
  remote: switched("remote"),
  cover: [
    { target: "open", states: ["open"], action: "cover.open_cover" },
    { target: "closed", states: ["closed"], action: "cover.close_cover" },
  ],
  valve: [
    { target: "open", states: ["open"], action: "valve.open_valve" },
    { target: "closed", states: ["closed"], action: "valve.close_valve" },
  ],
  media_player: [
    { target: "on", states: [...PLAYING, ...RESTING], action: "media_player.turn_on" },
    { target: "off", states: MEDIA_OFF, action: "media_player.turn_off" },
    { target: "playing", states: PLAYING, action: "media_player.media_play" },
    { target: "stopped", states: [...RESTING, ...MEDIA_OFF], action: "media_player.media_stop" },
  ],
  // Unlocking is left to people.
  lock: [{ target: "locked", states: ["locked"], action: "lock.lock" }],
  vacuum: [
    { target: "cleaning", states: ["cleaning"], action: "vacuum.start" },
    { target: "docked", states: ["docked", "returning"], action: "vacuum.return_to_base" },
  ],
  lawn_mower: [
    { target: "mowing", states: ["mowing"], action: "lawn_mower.start_mowing" },
    { target: "docked", states: ["docked", "returning"], action: "lawn_mower.dock" },
  ],
};

/** Domains whose states are chosen from a list: the recorded state is the argument of the action. */
const CHOICES: Readonly<Record<string, { action: string; argument: string }>> = {
  climate: { action: "climate.set_hvac_mode", argument: "hvac_mode" },
  water_heater: { action: "water_heater.set_operation_mode", argument: "operation_mode" },
  input_select: { action: "input_select.select_option", argument: "option" },
  select: { action: "select.select_option", argument: "option" },
};

/** Doors to the outside: opening them is left to people. */
const OUTER_COVERS = new Set(["garage", "gate", "door"]);

export function domainOf(entityId: string): string {
  return entityId.slice(0, entityId.indexOf("."));
}

export function isActionable(entityId: string): boolean {
  const domain = domainOf(entityId);
  return domain in ACTS || domain in CHOICES;
}

/** `unavailable`, `unknown` and nothing at all: the entity says nothing about itself. */
export function isSilent(state: string): boolean {
  return state === "unavailable" || state === "unknown" || state === "";
}

/** What people can reach with an entity that was seen in `states`. */
export function actsOf(entityId: string, states: readonly string[]): readonly DomainAct[] {
  const domain = domainOf(entityId);
  const choice = CHOICES[domain];
  if (choice) {
    return states
      .filter((state) => !isSilent(state))
      .map((state) => ({ target: state, states: [state], action: choice.action, data: { [choice.argument]: state } }));
  }
  return ACTS[domain] ?? [];
}

/**
 * Of {@link actsOf}, what people may be relieved of: safe acts only; what is never off, as most speakers, is started and
 * stopped, and all other media players are switched on and off.
 */
export function targetsOf(
  entityId: string,
  states: readonly string[],
  deviceClass: string | undefined,
): readonly DomainAct[] {
  const acts = actsOf(entityId, states);
  switch (domainOf(entityId)) {
    case "cover":
      return acts.filter(({ target }) => target !== "open" || !OUTER_COVERS.has(deviceClass ?? ""));
    case "media_player": {
      const wanted = states.some((state) => MEDIA_OFF.includes(state)) ? ["on", "off"] : ["playing", "stopped"];
      return acts.filter(({ target }) => wanted.includes(target));
    }
    default:
      return acts;
  }
}

/** Whether people may set how far an entity is open, how warm, how bright: not doors to the outside. */
export function isSettable(entityId: string, deviceClass: string | undefined): boolean {
  return domainOf(entityId) !== "cover" || !OUTER_COVERS.has(deviceClass ?? "");
}
