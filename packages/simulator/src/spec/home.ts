import type { DiarySpec } from "../diary.ts";
import type { AutomationSpec, ScriptSpec } from "./automation.ts";
import type { EntitySpec } from "./entity.ts";
import type { HabitSpec } from "./habit.ts";
import type { PersonSpec, Temperament } from "./person.ts";
import type { Appliance, FollowingLight, Machine, RandomUse } from "./use.ts";

export interface HomeSpec {
  readonly name: string;
  readonly timeZone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly areas: readonly { readonly areaId: string; readonly name: string }[];
  readonly entities: readonly EntitySpec[];
  readonly people: readonly PersonSpec[];
  /** Where people spend their time: weights by part of the day. */
  readonly rooms: {
    readonly morning: Readonly<Record<string, number>>;
    readonly day: Readonly<Record<string, number>>;
    readonly evening: Readonly<Record<string, number>>;
  };
  readonly habits: readonly HabitSpec[];
  readonly automations: readonly AutomationSpec[];
  readonly scripts: readonly ScriptSpec[];
  readonly randomUse: readonly RandomUse[];
  readonly following: readonly FollowingLight[];
  readonly appliances: readonly Appliance[];
  /** Animals that motion sensors see, and the rooms they may go to. */
  readonly pets: readonly { readonly rooms: readonly string[]; readonly perHour: number }[];
  readonly diary: DiarySpec;
  readonly temperament: Temperament;
  readonly machines: readonly Machine[];
  /** Watts that are always drawn. */
  readonly baseWatts: number;
  /** Times a week at which the coordinator of all `zigbee` entities goes down; 1.2 when left out. */
  readonly outagesAWeek?: number;
  /** Yearly mean and half range between winter and summer outside, °C. */
  readonly climate: { readonly mean: number; readonly swing: number };
}
