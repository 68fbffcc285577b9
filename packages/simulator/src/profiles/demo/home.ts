import type { HomeSpec } from "../../spec/home.ts";
import { clock } from "../clock.ts";
import { common } from "../entities.ts";
import { automations, scripts } from "./automations.ts";
import { habits } from "./habits.ts";
import { people } from "./people.ts";
import { randomUse } from "./random-use.ts";
import { things } from "./things.ts";

const washing = [
  { minutes: 4, watts: 90 },
  { minutes: 18, watts: 2050 },
  { minutes: 45, watts: 160 },
  { minutes: 12, watts: 420 },
  { minutes: 6, watts: 35 },
];
const dishes = [
  { minutes: 6, watts: 60 },
  { minutes: 22, watts: 1900 },
  { minutes: 30, watts: 80 },
  { minutes: 14, watts: 1850 },
  { minutes: 10, watts: 8 },
];

/** Tom and Emma's house near Utrecht: plain habits of every kind, and something to say about its devices, energy and automations. */
export function demoHome(): HomeSpec {
  const name = "Tom and Emma's house";
  return {
    name,
    timeZone: "Europe/Amsterdam",
    latitude: 52.0907,
    longitude: 5.1214,
    areas: [
      { areaId: "kitchen", name: "Kitchen" },
      { areaId: "living_room", name: "Living room" },
      { areaId: "hallway", name: "Hallway" },
      { areaId: "bedroom", name: "Bedroom" },
      { areaId: "bathroom", name: "Bathroom" },
      { areaId: "study", name: "Study" },
      { areaId: "noors_room", name: "Noor's room" },
      { areaId: "porch", name: "Porch" },
      { areaId: "garden", name: "Garden" },
    ],
    people,
    habits,
    automations,
    rooms: {
      morning: { kitchen: 5, bathroom: 2, bedroom: 1, living_room: 1, study: 1 },
      day: { study: 5, kitchen: 2, living_room: 2, bathroom: 1, noors_room: 1 },
      evening: { living_room: 6, kitchen: 3, bathroom: 1, noors_room: 1, study: 0.5, porch: 0.6 },
    },
    scripts,
    temperament: { jitter: "normal", delay: 0.4 },
    machines: [],
    pets: [],
    diary: { holidays: 0, vacation: 0, daysOff: 0, trips: 0, guests: 0 },
    baseWatts: 135,
    climate: { mean: 10.5, swing: 7.5 },
    randomUse,
    following: [
      { room: "bedroom", entityId: "light.bedroom_ceiling", onChance: 0.3, offChance: 0.5 },
      { room: "study", entityId: "light.study_ceiling", onChance: 0.35, offChance: 0.5 },
      { room: "noors_room", entityId: "light.noors_ceiling", onChance: 0.35, offChance: 0.5 },
      { room: "kitchen", entityId: "light.kitchen_ceiling", onChance: 0.3, offChance: 0.3 },
    ],
    appliances: [
      { entityId: "switch.washing_machine", perDay: 0.55, window: [clock(9), clock(19)], programme: washing },
      { entityId: "switch.dishwasher", perDay: 0.8, window: [clock(19), clock(21, 30)], programme: dishes },
    ],
    entities: [...things, ...common(name, people, automations, scripts)],
  };
}
