/**
 * Written by `pnpm fit` from 85828 firings of 2223 routines in 120 simulated homes:
 * family, studio, large, quiet; seeds 1000 to 1029.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.081,
  weights: {
    reliability: 0.933,
    later: 0.195,
    unfound: -0.085,
    conditions: -0.125,
  },
} as const;
