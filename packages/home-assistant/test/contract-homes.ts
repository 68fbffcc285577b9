import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/** A running Home Assistant with the test home and some weeks of its made-up history. */
export interface ContractHome {
  readonly version: string;
  readonly url: string;
  /** Of Alex, an admin, and of Sam, who is none. */
  readonly tokens: { readonly alex: string; readonly sam: string };
  readonly configDir: string;
  readonly recorderPath: string;
}

/**
 * The instances to test against: one per file in `HA_CONTRACT_ENV_FILES` (parted by commas or colons), or the one that
 * `HA_URL`, `HA_TOKEN`, `HA_USER_TOKEN`, `HA_VERSION`, `HA_CONFIG_DIR` and `HA_RECORDER_FILE` name. None by default.
 */
export function contractHomes(): ContractHome[] {
  const files = process.env.HA_CONTRACT_ENV_FILES?.split(/[,:]/).filter(Boolean) ?? [];
  if (files.length > 0) return files.map((file) => toHome(parseEnv(readFileSync(file, "utf8"))));
  return process.env.HA_RECORDER_FILE ? [toHome(process.env)] : [];
}

function toHome(env: NodeJS.Dict<string>): ContractHome {
  const value = (name: string) => {
    const text = env[name];
    if (!text) throw new Error(`${name} is missing for the tests against a running Home Assistant.`);
    return text;
  };
  return {
    version: value("HA_VERSION"),
    url: value("HA_URL"),
    tokens: { alex: value("HA_TOKEN"), sam: value("HA_USER_TOKEN") },
    configDir: value("HA_CONFIG_DIR"),
    recorderPath: value("HA_RECORDER_FILE"),
  };
}
