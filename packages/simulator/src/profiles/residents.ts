import type { Rng } from "../rng.ts";
import type { Outing, PersonSpec } from "../spec/person.ts";

const NAMES = ["Alex", "Bo", "Cleo", "Dani", "Eli", "Finn", "Gia", "Hugo", "Ines", "Jon", "Kim", "Lena"] as const;
const WORKDAYS = [0, 1, 2, 3, 4];

/**
 * Who lives in a home. Regular adults have a job, work at home, in shifts, or not any more, and a bedtime; irregular ones (of homes
 * without routines) keep regular hours, too, but do nothing twice in the same way. Families may have a child.
 */
export function residents(
  rng: Rng,
  adults: number,
  { regular, family }: { regular: boolean; family: boolean },
): PersonSpec[] {
  const names = rng.shuffled(NAMES);
  const people = names.slice(0, adults).map((name, index) => adult(rng, name, { regular, shifts: index > 0 }));
  if (family && rng.chance(0.35)) people.push(child(rng, names[adults]!));
  return people;
}

function named(rng: Rng, name: string): Pick<PersonSpec, "id" | "name" | "userId"> {
  const userId = Array.from({ length: 4 }, () => rng.bits().toString(16).padStart(8, "0")).join("");
  return { id: name.toLowerCase(), name, userId };
}

function adult(rng: Rng, name: string, { regular, shifts }: { regular: boolean; shifts: boolean }): PersonSpec {
  const wake = rng.between(350, 430);
  const bed = rng.between(1350, 1420);
  const free = rng.between(50, 100);
  const hours: Pick<PersonSpec, "wake" | "bed" | "outings"> = {
    wake: [wake, wake + free],
    bed: [bed, bed + free / 2],
    outings: regular ? week(rng) : [...dayToDay(rng), ...(rng.chance(0.5) ? week(rng) : [])],
  };
  return {
    ...named(rng, name),
    ...hours,
    spread: regular
      ? { wake: rng.between(6, 14), bed: rng.between(18, 30) }
      : { wake: rng.between(15, 70), bed: rng.between(30, 75) },
    // In some homes everybody goes to the switch, in others to the phone.
    appShare: rng.between(0.05, 0.9),
    ...(shifts && rng.chance(0.12) && { shifts: [hours, lateShift(rng), hours, nightShift(rng)] }),
  };
}

function child(rng: Rng, name: string): PersonSpec {
  const wake = rng.between(400, 430);
  return {
    ...named(rng, name),
    wake: [wake, wake + 60],
    bed: [rng.between(1180, 1280), rng.between(1230, 1320)],
    spread: { wake: 8, bed: 15 },
    appShare: 0,
    outings: [
      {
        days: WORKDAYS,
        leave: rng.between(475, 500),
        back: rng.between(900, 960),
        spreadMinutes: 6,
        probability: 0.95,
      },
      { days: [5], leave: 780, back: 960, spreadMinutes: 60, probability: 0.5 },
    ],
    child: true,
    bedroom: "kids_room",
  };
}

function week(rng: Rng): Outing[] {
  return rng.chance(0.12) ? errands(rng) : workingWeek(rng);
}

/** No job any more: out for an hour or two, now in the morning, now in the afternoon. */
function errands(rng: Rng): Outing[] {
  return [600, 840].map((leave) => ({
    days: [0, 1, 2, 3, 4, 5, 6],
    leave,
    back: leave + rng.between(50, 150),
    spreadMinutes: 45,
    probability: 0.5,
  }));
}

function lateShift(rng: Rng): Pick<PersonSpec, "wake" | "bed" | "outings"> {
  const leave = rng.between(780, 830);
  const work = { days: WORKDAYS, leave, back: leave + 530, spreadMinutes: 8, probability: 0.95, place: "Work" };
  return { wake: [530, 540], bed: [1460, 1430], outings: [work] };
}

function nightShift(rng: Rng): Pick<PersonSpec, "wake" | "bed" | "outings"> {
  const leave = rng.between(1260, 1290);
  const work = { days: WORKDAYS, leave, back: leave + 560, spreadMinutes: 8, probability: 0.95, place: "Work" };
  return { wake: [900, 600], bed: [490, 1430], outings: [work] };
}

function workingWeek(rng: Rng): Outing[] {
  const atHome = rng.chance(0.25);
  const days = rng.chance(0.2) ? WORKDAYS.filter((day) => day !== Math.floor(rng.between(0, 5))) : WORKDAYS;
  const leave = rng.between(470, 530);
  const weekend = rng.between(600, 840);
  return [
    atHome
      ? {
          days,
          leave: rng.between(780, 930),
          back: rng.between(950, 1020),
          spreadMinutes: 20,
          probability: 0.7,
        }
      : {
          days,
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
