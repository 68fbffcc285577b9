import { expect, test } from "vitest";
import { fingerprintBase, fingerprints } from "./fingerprint.ts";

const lamp = [{ entityId: "light.lamp", target: "on" }];
const at = (minute: number) => ({ base: fingerprintBase(lamp, { kind: "time", minute }), minute });

test("some minutes of drift keep a fingerprint", () => {
  expect(fingerprints([at(405)])).toEqual(fingerprints([at(408)]));
  expect(fingerprints([at(1365)])).toEqual(fingerprints([at(1445 % 1440)]));
});

test("morning and evening of the same lamp differ, and so do two times of one morning", () => {
  const [morning, later, evening] = fingerprints([at(405), at(525), at(1100)]);
  expect(new Set([morning, later, evening]).size).toBe(3);
  expect(fingerprints([at(405), at(525)])).toEqual([morning, later]);
});

test("what sets it off, and what is done, make the difference", () => {
  const off = fingerprintBase([{ entityId: "light.lamp", target: "off" }], { kind: "time", minute: 405 });
  const door = fingerprintBase(lamp, { kind: "state", entityId: "binary_sensor.door", to: "on", forMs: 0 });
  expect(new Set([at(405).base, off, door]).size).toBe(3);
});
