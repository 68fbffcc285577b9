import { expect, test } from "vitest";
import { targetsOf } from "./domains.ts";

const targets = (entityId: string, states: string[], deviceClass?: string) =>
  targetsOf(entityId, states, deviceClass).map(({ target }) => target);

test("a media player that is off at times is switched, one that only rests is started and stopped", () => {
  expect(targets("media_player.tv", ["standby", "idle", "playing"])).toEqual(["on", "off"]);
  expect(targets("media_player.speaker", ["idle", "playing", "paused", "unavailable"])).toEqual(["playing", "stopped"]);
});

test("doors to the outside are only closed, other covers opened, too", () => {
  expect(targets("cover.garage", ["open", "closed"], "garage")).toEqual(["closed"]);
  expect(targets("cover.blinds", ["open", "closed"], "blind")).toEqual(["open", "closed"]);
});
