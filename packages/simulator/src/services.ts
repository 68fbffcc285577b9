/** The action call by which somebody brings an entity into a state, as Home Assistant's `call_service` event names it. */
export function serviceFor(
  entityId: string,
  state: string,
): { domain: string; service: string; data: Record<string, unknown> } {
  const domain = entityId.split(".")[0]!;
  switch (domain) {
    case "cover":
      return { domain, service: state === "open" ? "open_cover" : "close_cover", data: {} };
    case "climate":
      return { domain, service: "set_hvac_mode", data: { hvac_mode: state } };
    case "lock":
      return { domain, service: state === "locked" ? "lock" : "unlock", data: {} };
    case "media_player":
      return {
        domain,
        service: state === "playing" ? "media_play" : state === "off" ? "turn_off" : "turn_on",
        data: {},
      };
    default:
      return { domain, service: state === "off" ? "turn_off" : "turn_on", data: {} };
  }
}
