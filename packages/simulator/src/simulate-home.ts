import { startAutomations } from "./automations.ts";
import { Calendar } from "./calendar.ts";
import { startDays } from "./days.ts";
import { Diary } from "./diary.ts";
import { endOfHistory } from "./end-of-history.ts";
import { type Finding, findingsOf } from "./faults/findings.ts";
import { startFaults } from "./faults/start-faults.ts";
import { watchRuns } from "./faults/watch-runs.ts";
import { watchWaste } from "./faults/watch-waste.ts";
import { withFaults } from "./faults/with-faults.ts";
import { startGroups } from "./groups.ts";
import { startGuests } from "./guests.ts";
import { startHabits } from "./habits.ts";
import { Loads } from "./loads.ts";
import { startMachines } from "./machines.ts";
import { MotionSensors } from "./motion.ts";
import { withNoise } from "./noise.ts";
import { Household } from "./people.ts";
import { startPets } from "./pets.ts";
import { disguised } from "./profiles/disguise.ts";
import { homeSpec } from "./profiles/home-spec.ts";
import type { Profile } from "./profiles/profile.ts";
import { startRandomUse } from "./random-use.ts";
import { type Registry, registryOf } from "./registry.ts";
import { Rng } from "./rng.ts";
import { RoomClimates } from "./room-climate.ts";
import type { Sink } from "./rows.ts";
import { startScripts } from "./scripts.ts";
import { startSensors } from "./sensors.ts";
import type { Habit } from "./spec/habit.ts";
import type { HomeSpec } from "./spec/home.ts";
import { startThermostats } from "./thermostats.ts";
import { startTidying } from "./tidying.ts";
import { type HomeAssistantAutomation, inItsOwnSpelling, type OldAutomation } from "./to-home-assistant.ts";
import { Weather } from "./weather.ts";
import { startWorkdaySensor } from "./workday-sensor.ts";
import { World } from "./world.ts";

export interface SimulateOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly days: number;
  /** End of the history; by default a day chosen by the seed, often within six weeks after a change of the clocks. */
  readonly until?: Date;
  /** Where the home stands; by default where the profile says. All three belong together. */
  readonly timeZone?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Adds so many sensors without a meaning. */
  readonly noiseSensors?: number;
  /** Adds as many readings of such sensors as it takes to have about so many rows. */
  readonly rows?: number;
}

export interface SimulatedHome {
  readonly home: HomeSpec;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly registry: Registry;
  readonly automations: readonly (HomeAssistantAutomation | OldAutomation)[];
  readonly truth: readonly Habit[];
  /** What is to be found about devices, consumption and automations. */
  readonly findings: readonly Finding[];
  /** Its holidays, journeys and guests. */
  readonly diary: Diary;
}

/**
 * Lives in a home for some days. The same options give the same home, the same people and the same rows.
 *
 * @param sink takes what happens, in the order of time, while it is simulated; nothing is kept
 */
export function simulateHome(options: SimulateOptions, sink: Sink = () => {}): SimulatedHome {
  const { profile, seed, days, rows, noiseSensors } = options;
  const rng = new Rng(`${profile} ${seed}`);
  const made = homeSpec(profile, rng.fork("home"));
  const base = profile === "demo" ? made : disguised(withFaults(made, rng.fork("faults"), days), rng.fork("names"));
  const placed: HomeSpec = {
    ...base,
    timeZone: options.timeZone ?? base.timeZone,
    latitude: options.latitude ?? base.latitude,
    longitude: options.longitude ?? base.longitude,
  };
  const home = withNoise(placed, {
    days,
    ...(rows !== undefined && { rows }),
    ...(noiseSensors !== undefined && { sensors: noiseSensors }),
  });

  const calendar = new Calendar(home.timeZone, home.latitude, home.longitude);
  const until = options.until?.getTime() ?? endOfHistory(rng.fork("end"), calendar);
  const from = until - days * 86_400_000;
  const life = rng.fork(`life ${from}`);
  const people = home.people.map(({ id }) => id);
  const diary = new Diary(life.fork("diary"), home.diary, people, calendar, {
    first: calendar.dayOf(from),
    last: calendar.dayOf(until),
  });
  const world = new World({ from, until, calendar, diary, rng: life, entities: home.entities, sink });
  const weather = new Weather(world, home.climate);
  const motion = new MotionSensors(world, home.entities);
  const household = new Household(world, home, motion);
  startDays(world, household, home, motion);
  household.countHome();
  startGroups(world, home.entities);
  const { habits, automationRan } = startHabits(world, household, home);
  const runs = watchRuns(world, home.automations);
  startAutomations(world, home.automations, (entityId) => {
    runs.ran(entityId);
    automationRan(entityId);
  });
  startScripts(world, household, home.scripts);
  startRandomUse(world, household, home.randomUse);
  startMachines(world, home);
  startPets(world, home, motion);
  startGuests(world, household, home, motion);
  startTidying(world, household, home, habits);
  const loads = new Loads(world, household, home.entities, home.appliances);
  const rooms = new RoomClimates(world, home, weather, household);
  startSensors({ world, home, weather, loads, rooms });
  startThermostats(world, home, rooms);
  startWorkdaySensor(world, home);
  startFaults(world, home);
  const waste = watchWaste(world, home, household, weather);
  world.run();

  return {
    home,
    from,
    until,
    registry: registryOf(home, from),
    automations: home.automations.map(inItsOwnSpelling),
    truth: habits,
    diary,
    findings: [...findingsOf(home, from, until), ...waste(), ...runs.findings()],
  };
}
