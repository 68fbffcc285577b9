import { defineConfig } from "@playwright/test";
import { browserLaunchOptions } from "./src/find-browser.ts";

export default defineConfig({
  testDir: "test",
  testMatch: "*.spec.ts",
  // One program runs for all of them, and its history is theirs, too.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "../test-results/playwright.json" }]],
  outputDir: "../test-results/e2e",
  use: {
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    timezoneId: "Europe/Amsterdam",
    locale: "en-GB",
    launchOptions: await browserLaunchOptions(),
  },
});
