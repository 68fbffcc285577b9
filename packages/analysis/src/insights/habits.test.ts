import { expect, test } from "vitest";
import { insightsOf, metric } from "../../test/insights-of.ts";
import { LogBuilder } from "../../test/log-builder.ts";

test("what is switched by day and night alike is nobody's handwork", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 28 });
  builder.entity("light.lamp", { initial: "off" }).entity("switch.pump", { initial: "off" });
  for (const day of builder.days) {
    builder.change("light.lamp", "on", builder.at(day, 1080)).change("light.lamp", "off", builder.at(day, 1380));
    for (let minute = 0; minute < 1440; minute += 90)
      builder
        .change("switch.pump", "on", builder.at(day, minute))
        .change("switch.pump", "off", builder.at(day, minute + 10));
  }
  const insight = insightsOf(builder, ["behavior_analysis"]).find((one) => one.title.includes("manual acts a week"));
  expect(metric(insight, "Manual acts")).toBe(14);
});
