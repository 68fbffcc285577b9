import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type LaunchOptions } from "@playwright/test";
import packed, { inflate } from "@sparticuz/chromium";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** How to launch the machine's own Chromium or Chrome, else Playwright's when it was installed, else a packed one. */
export async function browserLaunchOptions(): Promise<LaunchOptions> {
  const args = ["--no-sandbox"]; // Chromium refuses to run as root with it
  const executablePath = [...INSTALLED, chromium.executablePath()].find(existsSync);
  return executablePath ? { executablePath, args } : { ...(await unpackBrowser()), args };
}

/** Unpacks the browser of @sparticuz/chromium, with the libraries and fonts that a bare container lacks. */
async function unpackBrowser(): Promise<LaunchOptions> {
  await inflate(fileURLToPath(new URL("../bin/al2023.tar.br", import.meta.resolve("@sparticuz/chromium"))));
  const libraries = join(tmpdir(), "al2023/lib");
  return {
    executablePath: await packed.executablePath(),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(tmpdir(), "fonts") },
  };
}
