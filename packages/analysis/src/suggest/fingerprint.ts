import type { Trigger } from "../judge/routine.ts";

/** Borders of the parts of a day, in minutes, where habits are rare: night and morning, midday, evening. */
const PARTS = [3.5 * 60, 11 * 60, 15.5 * 60];

/**
 * What stays the same when a routine is found again with some minutes' difference: what is done, and what sets it off.
 * Times count by the part of the day alone; {@link fingerprints} tells apart what is left equal.
 */
export function fingerprintBase(targets: readonly { entityId: string; target: string }[], trigger: Trigger): string {
  const first = targets.map(({ entityId, target }) => `${entityId}=${target}`).sort()[0]!;
  return `${first}|${sourceOf(trigger)}`;
}

function sourceOf(trigger: Trigger): string {
  switch (trigger.kind) {
    case "time":
      return `time:${PARTS.filter((border) => trigger.minute >= border).length % 3}`;
    case "sun":
      return trigger.event;
    case "state":
      return `state:${trigger.entityId}:${trigger.to}:${trigger.forMs > 0 ? "held" : "at once"}`;
    case "numeric":
      return `numeric:${trigger.entityId}:${trigger.direction}`;
    case "presence":
      return trigger.change;
  }
}

/**
 * Fingerprints (16 hex digits) of a run's routines, in the same order. Routines with an equal base are numbered by the
 * time of the day at which they happen.
 */
export function fingerprints(routines: readonly { base: string; minute: number }[]): string[] {
  const order = routines.map((_, i) => i).sort((a, b) => routines[a]!.minute - routines[b]!.minute);
  const counts = new Map<string, number>();
  const result = new Array<string>(routines.length);
  for (const i of order) {
    const { base } = routines[i]!;
    const number = counts.get(base) ?? 0;
    counts.set(base, number + 1);
    result[i] = hash(`${base}#${number}`);
  }
  return result;
}

/** 64 bits of FNV-1a (Fowler, Noll, Vo), as 16 hex digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, "0");
}
