import type { HomeView } from "@routinely/api/contract";
import type { Command } from "commander";
import { apiClient } from "../api-client.ts";
import { print, printJson } from "../output.ts";
import { degrees, file, timeZone } from "../parse.ts";
import { requireBoth } from "../require-both.ts";
import { type Column, table } from "../table.ts";

interface AddOptions {
  readonly name: string;
  readonly recorder: string;
  readonly automations?: string;
  readonly registry?: string;
  readonly timezone?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly json?: true | undefined;
}

const columns: readonly Column<HomeView>[] = [
  { title: "ID", value: (home) => home.id },
  { title: "NAME", value: (home) => home.name },
  { title: "TIME ZONE", value: (home) => home.timeZone },
  { title: "PLACE", value: (home) => `${home.latitude.toFixed(2)}, ${home.longitude.toFixed(2)}` },
  { title: "HISTORY", value: ({ source }) => (source.kind === "demo" ? "demo" : source.recorderPath) },
];

export function addHomes(program: Command): void {
  const homes = program.command("homes").description("homes whose history is analysed");

  homes
    .command("list")
    .description("list homes")
    .option("--json", "print them as JSON")
    .action(async ({ json }: { json?: true }) => {
      const all = await apiClient().home.list.query();
      if (json) return printJson(all);
      await print(all.length === 0 ? "None." : table(all, columns));
    });

  homes
    .command("add")
    .description("add a home by its Home Assistant recorder file")
    .requiredOption("--name <name>", "what to call it")
    .requiredOption("--recorder <file>", "home-assistant_v2.db; the server must be able to read it", file)
    .option("--automations <file>", "its automations.yaml", file)
    .option("--registry <file>", "JSON with the answers of the registries: {entities, devices, areas}", file)
    .option("--timezone <zone>", "e.g. Europe/Amsterdam (default: by its place)", timeZone)
    .option("--latitude <degrees>", "with --longitude (default: of zone.home)", degrees(90))
    .option("--longitude <degrees>", "with --latitude", degrees(180))
    .option("--json", "print it as JSON")
    .action(async ({ name, recorder, automations, registry, timezone, latitude, longitude, json }: AddOptions) => {
      requireBoth(latitude, longitude);
      const home = await apiClient().home.add.mutate({
        name,
        source: { kind: "recorder", recorderPath: recorder, automationsPath: automations, registryPath: registry },
        timeZone: timezone,
        latitude,
        longitude,
      });
      await (json ? printJson(home) : print(table([home], columns)));
    });
}
