import type { Rng } from "../rng.ts";
import type { Outing, PersonSpec } from "../types.ts";

const NAMES = ["Alex", "Bo", "Cleo", "Dani", "Eli", "Finn", "Gia", "Hugo", "Ines", "Jon", "Kim", "Lena"] as const;
const WORKDAYS = [0, 1, 2, 3, 4];

/**
 * Adults with their own hours. Regular ones have a job and a bedtime; irregular ones (of homes without routines) live from day to day.
 */
export function residents(rng: Rng, count: number, regular: boolean): PersonSpec[] {
  return rng
    .shuffled(NAMES)
    .slice(0, count)
    .map((name) => {
      const wake = rng.between(350, 430);
      const bed = rng.between(1350, 1420);
      const free = rng.between(50, 100);
      return {
        id: name.toLowerCase(),
        name,
        userId: Array.from({ length: 4 }, () => rng.bits().toString(16).padStart(8, "0")).join(""),
        wake: [wake, wake + free],
        bed: [bed, bed + free / 2],
        spread: regular ? { wake: rng.between(6, 14), bed: rng.between(18, 30) } : { wake: 70, bed: 75 },
        appShare: rng.between(0.2, 0.7),
        outings: regular ? workingWeek(rng) : dayToDay(rng),
      };
    });
}

function workingWeek(rng: Rng): Outing[] {
  const atHome = rng.chance(0.25);
  const leave = rng.between(470, 530);
  const weekend = rng.between(600, 840);
  return [
    atHome
      ? {
          days: WORKDAYS,
          leave: rng.between(780, 930),
          back: rng.between(950, 1020),
          spreadMinutes: 20,
          probability: 0.7,
        }
      : {
          days: WORKDAYS,
          leave,
          back: leave + rng.between(500, 580),
          spreadMinutes: rng.between(6, 18),
          probability: 0.93,
          place: "Work",
        },
    { days: [Math.floor(rng.between(0, 5))], leave: 1180, back: 1310, spreadMinutes: 15, probability: 0.7 },
    { days: [5], leave: weekend, back: weekend + rng.between(90, 240), spreadMinutes: 40, probability: 0.75 },
    { days: [6], leave: weekend + 60, back: weekend + 60 + rng.between(90, 240), spreadMinutes: 50, probability: 0.6 },
  ];
}

function dayToDay(rng: Rng): Outing[] {
  return Array.from({ length: 3 }, () => {
    const leave = rng.between(540, 1080);
    return {
      days: [0, 1, 2, 3, 4, 5, 6],
      leave,
      back: leave + rng.between(60, 200),
      spreadMinutes: 110,
      probability: 0.4,
    };
  });
}
