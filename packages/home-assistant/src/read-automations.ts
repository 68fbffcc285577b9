import { readFileSync } from "node:fs";
import type { ExistingAutomation } from "@routinely/analysis";
import { AUTOMATION_SETTINGS } from "@routinely/analysis/results";
import { parseDocument } from "yaml";
import { reasonOf } from "./reason-of.ts";

type Config = Record<string, unknown>;

/**
 * Reads automations.yaml into today's key names. Texts that YAML 1.1 takes for something else (`on`, `22:45:00`)
 * stay texts, and of Home Assistant's own tags (`!secret`, `!include`, `!input`) the value is kept.
 *
 * @param warn told what could not be read; the rest is used all the same
 */
export function readAutomations(path: string | undefined, warn: (sentence: string) => void): ExistingAutomation[] {
  if (path === undefined) return [];
  const configs = parseFile(path, warn);
  const readable = configs.filter(isConfig);
  if (readable.length < configs.length) {
    warn(`Entries of ${path} that are no automations were left out: ${configs.length - readable.length}.`);
  }
  return readable.map(toAutomation);
}

function parseFile(path: string, warn: (sentence: string) => void): unknown[] {
  const leaveOut = (reason: string) => {
    warn(`The automations file ${path} was left out: ${reason}.`);
    return [];
  };
  try {
    const document = parseDocument(readFileSync(path, "utf8"), { logLevel: "silent", merge: true, uniqueKeys: false });
    if (document.errors[0]) return leaveOut(document.errors[0].message.split("\n")[0]!.replace(/[:.]$/, ""));
    const content: unknown = document.toJS();
    if (content === null || content === undefined) return [];
    if (Array.isArray(content)) return content;
    return isConfig(content) && isAutomation(content) ? [content] : leaveOut("it is not a list of automations");
  } catch (error) {
    return leaveOut(reasonOf(error));
  }
}

/** Whether an object by itself says when it runs, rather than holding automations under some name. */
function isAutomation(content: Config): boolean {
  return ["triggers", "trigger", "use_blueprint"].some((key) => key in content);
}

function toAutomation(config: Config): ExistingAutomation {
  // Home Assistant takes numbers for ids, too; lists and maps are none.
  const id = config.id === undefined || typeof config.id === "object" ? undefined : String(config.id);
  return {
    ...(id !== undefined && { id }),
    alias: typeof config.alias === "string" ? config.alias : (id ?? "Automation without a name"),
    ...(typeof config.description === "string" && { description: config.description }),
    ...(isMode(config.mode) && { mode: config.mode }),
    ...Object.fromEntries(AUTOMATION_SETTINGS.filter((key) => key in config).map((key) => [key, config[key]])),
    triggers: list(config.triggers ?? config.trigger)
      .filter(isConfig)
      .map(renameTrigger),
    conditions: list(config.conditions ?? config.condition),
    actions: list(config.actions ?? config.action)
      .filter(isConfig)
      .map(renameAction),
  };
}

function isMode(value: unknown): value is NonNullable<ExistingAutomation["mode"]> {
  return value === "single" || value === "restart" || value === "queued" || value === "parallel";
}

/** `platform` became `trigger` in 2024.10. */
function renameTrigger({ platform, ...config }: Config): Config {
  return platform === undefined ? config : { trigger: platform, ...config };
}

/** `service` became `action` in 2024.8; actions hold actions (`choose`, `if`, `repeat`, …). */
function renameAction({ service, data_template, ...config }: Config): Config {
  const renamed: Config = service === undefined ? {} : { action: service };
  for (const [key, value] of Object.entries(config)) {
    if (key === "wait_for_trigger")
      renamed[key] = list(value).map((trigger) => (isConfig(trigger) ? renameTrigger(trigger) : trigger));
    else renamed[key] = VERBATIM.has(key) ? value : renameWithin(value);
  }
  if (data_template !== undefined) renamed.data = data_template;
  return renamed;
}

/** Keys of an action under which there are no actions. */
const VERBATIM = new Set(["data", "target", "variables", "event_data", "response_variable"]);

function renameWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renameWithin);
  return isConfig(value) ? renameAction(value) : value;
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isConfig(value: unknown): value is Config {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
