import { expect, test } from "vitest";
import { Outcome } from "../judge/judge.ts";
import type { Trigger } from "../judge/routine.ts";
import type { Habitat } from "../world/acts.ts";
import { keptByDevices } from "./machines.ts";
import type { Chosen } from "./select.ts";

const DAY_MS = 86_400_000;
const atSeven: Trigger = { kind: "time", minute: 420 };
const after = (state: string): Trigger => ({ kind: "state", entityId: "switch.pump", to: state, forMs: 600_000 });

/** A routine whose firings, a day apart, were each followed by an act so many seconds later. */
function routine(target: string, trigger: Trigger, delays: readonly number[], byUser = 0): Chosen {
  const firings = Float64Array.from(delays, (_, i) => i * DAY_MS);
  const habitat = {
    entityId: "switch.pump",
    target,
    times: firings.map((at, i) => at + delays[i]! * 1000),
    byUser: new Uint8Array(delays.length).fill(byUser),
    series: { times: Float64Array.from(delays, (delay, i) => i * DAY_MS - 7_200_000 - ((delay * i * 977) % 600_000)) },
  } as unknown as Habitat;
  const verdict = {
    firings,
    outcomes: new Uint8Array(delays.length).fill(Outcome.hit),
    acts: Int32Array.from(delays, (_, i) => i),
    hits: delays.length,
    wrong: 0,
  };
  return { habitat, trigger, verdict, alternatives: [] } as unknown as Chosen;
}

const exact = [301, 300, 301, 302, 301, 300, 340, 301];
const human = [301, 190, 420, 515, 30, 260, 340, 610];

test("a schedule kept to the second is a device's own", () => {
  const schedule = routine("on", atSeven, exact);
  expect([...keptByDevices([schedule, routine("on", atSeven, human)])]).toEqual([schedule]);
});

test("what people do half a minute or so after an automation, itself exact, is theirs", () => {
  const soon = [327, 329, 330, 330, 330, 331, 333, 337, 341, 343, 351, 359, 376];
  expect(keptByDevices([routine("on", atSeven, soon)]).size).toBe(0);
});

test("what is switched off a timer's time after it was switched on is the timer's, whatever else happened then", () => {
  const off = routine("off", { kind: "state", entityId: "light.hall", to: "on", forMs: 0 }, human);
  const { times } = off.habitat;
  const timed = { ...off, habitat: { ...off.habitat, series: { times: times.map((time) => time - 600_000) } } };
  expect(keptByDevices([timed as unknown as Chosen]).size).toBe(1);
  expect(keptByDevices([off]).size).toBe(0);
});

test("what is done in the app is a person's, however exact", () => {
  expect(keptByDevices([routine("on", atSeven, exact, 1)]).size).toBe(0);
});

test("what goes on and off by its own waits is a device's own; people only forget to switch off", () => {
  const [off, on] = [routine("off", after("on"), human), routine("on", after("off"), human)];
  expect(keptByDevices([off, on]).size).toBe(2);
  expect(keptByDevices([off]).size).toBe(0);
});

test("what never once forgets, time after time, is no person, and neither is what else it does with the same thing", () => {
  const door = (state: string): Trigger => ({ kind: "state", entityId: "binary_sensor.door", to: state, forMs: 0 });
  const often = Array.from({ length: 160 }, (_, i) => 20 + ((i * 7) % 90));
  const [on, off] = [routine("on", door("on"), human), routine("off", door("off"), often)];
  expect(keptByDevices([on, off]).size).toBe(2);
  expect(keptByDevices([on]).size).toBe(0);
});
