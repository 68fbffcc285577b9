import { z } from "zod";
import type { HomeModel } from "../src/home.ts";

/**
 * Home Assistant's automation format as far as proposals use it, stricter than Home Assistant: every key is known, every
 * entity exists, nothing is empty, and an action fits the domain of its entities.
 */
export function automationFormat(home: HomeModel) {
  const entityId = z.string().refine((id) => home.entities.has(id), "an entity that does not exist");
  const one = entityId;
  const several = z.array(entityId).nonempty().refine(isDistinct, "an entity twice");
  const anyEntity = z.union([one, several]);
  const state = z.string().min(1);
  const states = z.union([state, z.array(state).nonempty()]);
  const limits = { above: z.number().optional(), below: z.number().optional() };
  const hasLimit = ({ above, below }: { above?: number | undefined; below?: number | undefined }) =>
    (above ?? below) !== undefined && (above ?? Number.NEGATIVE_INFINITY) < (below ?? Number.POSITIVE_INFINITY);

  const trigger = z.discriminatedUnion("trigger", [
    z.strictObject({ trigger: z.literal("time"), at: z.union([clockTime, z.array(clockTime).nonempty()]) }),
    z.strictObject({ trigger: z.literal("sun"), event: sunEvent, offset: offset.optional() }),
    z
      .strictObject({
        trigger: z.literal("state"),
        entity_id: anyEntity,
        from: states.optional(),
        to: states.optional(),
        not_from: states.optional(),
        not_to: states.optional(),
        for: duration.optional(),
      })
      .refine((one) => (one.from ?? one.to) !== undefined, "fires at every change")
      .refine((one) => (one.from && one.not_from) === undefined && (one.to && one.not_to) === undefined, "exclusive"),
    z
      .strictObject({ trigger: z.literal("numeric_state"), entity_id: anyEntity, ...limits, for: duration.optional() })
      .refine(hasLimit, "no limit"),
  ]);

  const condition: z.ZodType = z.lazy(() =>
    z.union([
      z
        .strictObject({
          condition: z.literal("time"),
          after: clockTime.optional(),
          before: clockTime.optional(),
          weekday: z.array(z.enum(WEEKDAYS)).nonempty().max(6).refine(isDistinct, "a day twice").optional(),
        })
        .refine(({ after, before, weekday }) => (after ?? before ?? weekday) !== undefined, "no limit")
        .refine(({ after, before }) => after === undefined || after !== before, "an empty stretch"),
      z
        .strictObject({
          condition: z.literal("sun"),
          after: sunEvent.optional(),
          before: sunEvent.optional(),
          after_offset: offset.optional(),
          before_offset: offset.optional(),
        })
        .refine(({ after, before }) => (after ?? before) !== undefined, "no limit"),
      z.strictObject({
        condition: z.literal("state"),
        entity_id: anyEntity,
        state: states,
        for: duration.optional(),
      }),
      z.strictObject({ condition: z.literal("numeric_state"), entity_id: anyEntity, ...limits }).refine(hasLimit),
      z.strictObject({
        condition: z.enum(["and", "or", "not"]),
        conditions: z.array(condition).nonempty(),
      }),
    ]),
  );

  const action = z
    .strictObject({
      action: z.enum(Object.keys(SERVICE_DATA) as [string, ...string[]]),
      target: z.strictObject({ entity_id: several }),
      data: z.record(z.string(), z.unknown()).optional(),
    })
    .superRefine(({ action, target, data }, context) => {
      const domain = action.split(".")[0];
      for (const id of target.entity_id) {
        if (id.split(".")[0] !== domain) context.addIssue(`${action} is no action of ${id}`);
      }
      const result = SERVICE_DATA[action]!.safeParse(data ?? {});
      if (!result.success) context.addIssue(`data of ${action}: ${result.error.message}`);
      if (data && Object.keys(data).length === 0) context.addIssue("empty data");
    });

  return z.strictObject({
    alias: z.string().trim().min(3),
    description: z.string().trim().min(3),
    triggers: z.array(trigger).nonempty(),
    conditions: z.array(condition),
    actions: z.array(action).nonempty(),
    mode: z.enum(["single", "restart", "queued", "parallel"]),
  });
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const sunEvent = z.enum(["sunrise", "sunset"]);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/);
const duration = z.string().regex(/^(?!00:00:00)\d\d:[0-5]\d:[0-5]\d$/);
const offset = z.string().regex(/^[+-](?!00:00:00)0\d:[0-5]\d:[0-5]\d$/);

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

const nothing = z.strictObject({});
const percent = z.number().min(0).max(100);
const text = z.string().min(1);
/** Service data by action: the actions that may be proposed. */
const SERVICE_DATA: Readonly<Record<string, z.ZodType>> = {
  "light.turn_on": z.strictObject({ brightness_pct: percent.optional() }),
  "light.turn_off": nothing,
  "switch.turn_on": nothing,
  "switch.turn_off": nothing,
  "fan.turn_on": z.strictObject({ percentage: percent.optional() }),
  "fan.turn_off": nothing,
  "fan.set_percentage": z.strictObject({ percentage: percent }),
  "humidifier.turn_on": nothing,
  "humidifier.turn_off": nothing,
  "humidifier.set_humidity": z.strictObject({ humidity: percent }),
  "input_boolean.turn_on": nothing,
  "input_boolean.turn_off": nothing,
  "remote.turn_on": nothing,
  "remote.turn_off": nothing,
  "cover.open_cover": nothing,
  "cover.close_cover": nothing,
  "cover.set_cover_position": z.strictObject({ position: percent }),
  "valve.open_valve": nothing,
  "valve.close_valve": nothing,
  "valve.set_valve_position": z.strictObject({ position: percent }),
  "media_player.turn_on": nothing,
  "media_player.turn_off": nothing,
  "media_player.volume_set": z.strictObject({ volume_level: z.number().min(0).max(1) }),
  "lock.lock": nothing, // unlocking is left to people
  "vacuum.start": nothing,
  "vacuum.return_to_base": nothing,
  "lawn_mower.start_mowing": nothing,
  "lawn_mower.dock": nothing,
  "climate.set_hvac_mode": z.strictObject({ hvac_mode: text }),
  "climate.set_temperature": z.strictObject({ temperature: z.number(), hvac_mode: text.optional() }),
  "water_heater.set_operation_mode": z.strictObject({ operation_mode: text }),
  "water_heater.set_temperature": z.strictObject({ temperature: z.number(), operation_mode: text.optional() }),
  "input_select.select_option": z.strictObject({ option: text }),
  "select.select_option": z.strictObject({ option: text }),
  "number.set_value": z.strictObject({ value: z.number() }),
  "input_number.set_value": z.strictObject({ value: z.number() }),
};
