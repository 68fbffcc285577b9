import { logFactorial, logGamma } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Habitat } from "../world/acts.ts";
import type { Verdict } from "./judge.ts";

/**
 * By so many nats the chance of seeing something as rare by luck overstates a Bayes factor where it matters, at a chance
 * of e^-5 (Sellke, Bayarri and Berger, Calibration of p values for testing precise null hypotheses, 2001). All other
 * evidence is such a chance.
 */
const AS_CHANCE = 2.5;
/** What is known of how far people's times scatter, in minutes, and how many acts that knowledge is worth. */
const USUAL_SPREAD = 5;
const SPREAD_WORTH = 3;

/**
 * How much likelier a habit makes the times of what people did than chance does, in nats: the Bayes factor of "on these
 * days they do it at about the same time, unless they leave it out" against "they do it at any time, at a constant
 * rate". How reliable they are, when, and how exactly, is not known but averaged over (the marginal likelihood of the
 * normal distribution with conjugate priors; Gelman et al., Bayesian Data Analysis, 3.3), which pays for having looked
 * for it all day long.
 *
 * @param perMs how often they do it by chance, per millisecond in which it could be done
 * @param rangeMinutes over which time of the day it may have been done
 */
export function timingEvidence({ times }: Habitat, verdict: Verdict, perMs: number, rangeMinutes: number): number {
  const { hits, wrong, firings } = verdict;
  if (hits === 0) return 0;
  let sum = 0;
  let squares = 0;
  verdict.acts.forEach((act, i) => {
    if (act < 0) return;
    const delay = (times[act]! - firings[i]!) / MINUTE;
    sum += delay;
    squares += delay * delay;
  });
  const perMinute = perMs * MINUTE;
  const byChance = hits * Math.log(perMinute) - perMinute * sum;
  const done = logFactorial(hits) + logFactorial(wrong) - logFactorial(hits + wrong + 1);
  const [shape, scale] = [SPREAD_WORTH / 2, (SPREAD_WORTH / 2) * USUAL_SPREAD ** 2];
  const more = shape + (hits - 1) / 2;
  const at =
    -Math.log(rangeMinutes) -
    0.5 * ((hits - 1) * Math.log(2 * Math.PI) + Math.log(hits)) +
    shape * Math.log(scale) -
    logGamma(shape) +
    logGamma(more) -
    more * Math.log(scale + (squares - (sum * sum) / hits) / 2);
  return done + at - byChance + AS_CHANCE;
}
