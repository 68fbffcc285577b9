import type { EntitySeries } from "../event-log.ts";
import type { Range } from "../time/range.ts";

/** Stretches of time (epoch ms) in which something was so. */
export interface Episode {
  readonly from: number;
  readonly until: number;
}

/** When a series was in one of the states that `wanted` picks, cut to the range. */
export function episodesOf(series: EntitySeries, wanted: (state: string) => boolean, range: Range): Episode[] {
  const episodes: Episode[] = [];
  let since = Number.NaN;
  const close = (until: number) => {
    const from = Math.max(since, range.from);
    if (until > from) episodes.push({ from, until });
    since = Number.NaN;
  };
  const ofCode = series.kind === "discrete" ? series.states.map(wanted) : [];
  const [ofSilence, ofReading] = [wanted("unavailable"), wanted("available")];
  for (let i = 0; i < series.times.length; i++) {
    const time = series.times[i]!;
    const isWanted =
      series.kind === "discrete" ? ofCode[series.codes[i]!]! : Number.isNaN(series.values[i]!) ? ofSilence : ofReading;
    if (isWanted) {
      if (Number.isNaN(since)) since = time;
    } else if (!Number.isNaN(since)) close(Math.min(time, range.until));
  }
  if (!Number.isNaN(since)) close(range.until);
  return episodes;
}

/** The time that two ascending lists of episodes have in common. */
export function overlap(a: readonly Episode[], b: readonly Episode[]): Episode[] {
  const both: Episode[] = [];
  let j = 0;
  for (const one of a) {
    while (j < b.length && b[j]!.until <= one.from) j++;
    for (let k = j; k < b.length && b[k]!.from < one.until; k++) {
      both.push({ from: Math.max(one.from, b[k]!.from), until: Math.min(one.until, b[k]!.until) });
    }
  }
  return both;
}

export function totalMs(episodes: readonly Episode[]): number {
  return episodes.reduce((sum, episode) => sum + episode.until - episode.from, 0);
}
