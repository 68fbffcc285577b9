import { logLikelihood } from "../math/statistics.ts";
import { Evidence } from "./evidence.ts";
import type { Option } from "./options.ts";
import { countRight, type Sample, toldApart } from "./sample.ts";

/** Nats to say that a habit began, or stopped, within the history. */
const LIFE_NATS = 2;

/** An option that is no condition: that the habit began, or stopped, at some moment. */
interface LifeOption extends Option {
  readonly condition: null;
  readonly end: "from" | "until";
}

/** That the habit began, and that it stopped: each at the moment that best tells right from wrong firings. */
export function lifeOptions(sample: Sample, chosen: readonly Option[]): LifeOption[] {
  return (["from", "until"] as const).flatMap((end) => {
    if (chosen.some((one) => "end" in one && one.end === end)) return [];
    return lifeOption(sample, end) ?? [];
  });
}

function lifeOption(sample: Sample, end: "from" | "until"): LifeOption | null {
  const { times, right } = sample;
  const count = times.length;
  const hits = countRight(sample);
  const plain = logLikelihood(hits, count);
  const evidence = new Evidence(0);
  let at = Number.NaN;
  let before = 0; // right firings before the cut
  for (let i = 1; i < count; i++) {
    before += right[i - 1]!;
    // Before it began, or after it stopped, it is right more seldom.
    if (end === "from" ? before * count >= hits * i : before * count <= hits * i) continue;
    const gain = toldApart(before, i, hits, count) - plain;
    if (evidence.add(gain, times[i]! - times[i - 1]!)) at = times[i]!;
  }
  if (Number.isNaN(at) || evidence.sum === 0) return null;
  return {
    condition: null,
    end,
    tried: 0,
    nats: LIFE_NATS - Math.log(evidence.sum / (times[count - 1]! - times[0]!)),
    keeps: (moments) => Uint8Array.from(moments, (moment) => (moment < at === (end === "until") ? 1 : 0)),
  };
}
