import type { PersonSpec } from "../../spec/person.ts";
import { clock } from "../clock.ts";

const WORKDAYS = [0, 1, 2, 3, 4];

export const people: readonly PersonSpec[] = [
  {
    id: "tom",
    name: "Tom",
    userId: "5d1f0c8e7a3b4962b0c4e1d2f3a49587",
    wake: [clock(6, 12), clock(7, 45)],
    bed: [clock(23, 35), clock(24, 20)],
    spread: { wake: 5, bed: 16 },
    appShare: 0.35,
    outings: [
      { days: WORKDAYS, leave: clock(8, 5), back: clock(17, 35), spreadMinutes: 8, probability: 0.95, place: "Work" },
      { days: [2], leave: clock(19, 40), back: clock(21, 50), spreadMinutes: 10, probability: 0.8 },
      { days: [5], leave: clock(10, 45), back: clock(12, 40), spreadMinutes: 25, probability: 0.85 },
      { days: [6], leave: clock(13, 30), back: clock(16), spreadMinutes: 35, probability: 0.7 },
    ],
  },
  {
    id: "emma",
    name: "Emma",
    userId: "a7c24e90b6d84f13957e0d3b8c61f2e4",
    wake: [clock(6, 50), clock(8, 5)],
    bed: [clock(23, 30), clock(24, 5)],
    spread: { wake: 6, bed: 14 },
    appShare: 0.6,
    outings: [
      // She works at home, fetches Noor from school, and often stops at the playground.
      { days: WORKDAYS, leave: clock(14, 35), back: clock(15, 50), spreadMinutes: 9, probability: 0.94 },
      { days: [5], leave: clock(11), back: clock(12, 45), spreadMinutes: 25, probability: 0.6 },
      { days: [6], leave: clock(13, 35), back: clock(16, 5), spreadMinutes: 35, probability: 0.6 },
    ],
  },
];
