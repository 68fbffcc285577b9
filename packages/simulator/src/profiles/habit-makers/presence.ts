import type { Action } from "../../spec/automation.ts";
import { type Draft, type HabitMaker, onto } from "./stock.ts";

/** The last one leaves, the first one comes, or a certain person does either. */
export const presence: HabitMaker = (stock) => {
  const { rng } = stock;
  const person = rng.pick(stock.people);
  const heating = rng.chance(0.2) ? stock.take("climate") : undefined;
  const things = heating
    ? [heating]
    : [
        stock.take(rng.pick(["light", "media_player", "switch"])),
        ...(rng.chance(0.35) ? [stock.take("light")] : []),
      ].filter((thing) => thing !== undefined);
  if (things.length === 0) return [];
  const names = things.map(({ name }) => name).join(", ");
  const dark = !heating && rng.chance(0.25);
  const inTheDark = dark ? " in the dark" : "";
  const after = (index: number) => (index === 0 ? 0 : rng.between(3, 20));
  const set = (entityId: string, temperature: number): Action => ({
    entityId,
    state: "heat",
    settings: { temperature },
  });
  const coming = {
    kind: "presence",
    conditions: dark ? [{ type: "dark" } as const] : [],
    actions: heating
      ? [set(heating.entityId, rng.pick([20.5, 21, 21.5]))]
      : things.map((thing, index) => ({ ...onto(thing), afterSeconds: after(index) })),
    delaySeconds: [15, 120],
  } as const;
  const leaving = {
    kind: "presence",
    conditions: [],
    actions: heating
      ? [set(heating.entityId, rng.pick([16, 16.5, 17]))]
      : things.map(({ entityId }, index) => ({ entityId, state: "off", afterSeconds: after(index) })),
    delaySeconds: [30, 200],
    how: "app",
  } as const;
  const last: Draft = {
    title: `${names} when everybody is out`,
    trigger: { type: "state", entityId: "zone.home", to: "0" },
    ...leaving,
  };
  const first: Draft = {
    title: `${names} when the first one comes home${inTheDark}`,
    trigger: { type: "numeric", entityId: "zone.home", above: 0 },
    ...coming,
  };
  if (heating) return [last, first];
  switch (rng.weighted({ last: 3, first: 3, comes: 3, leaves: 2 })) {
    case "last":
      return [last];
    case "first":
      return [first];
    case "comes":
      return [
        {
          title: `${names} when ${person.name} comes home${inTheDark}`,
          trigger: { type: "state", entityId: `person.${person.id}`, to: "home" },
          ...coming,
          by: [person.id],
        },
      ];
    case "leaves":
      return [
        {
          title: `${names} off when ${person.name} leaves`,
          trigger: { type: "state", entityId: `person.${person.id}`, from: "home", to: "not_home" },
          ...leaving,
          by: [person.id],
        },
      ];
  }
};
