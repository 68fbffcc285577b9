/**
 * Written by `pnpm fit` from 67920 firings of 2070 routines in 120 simulated homes:
 * family, studio, large, quiet; seeds 1000 to 1029.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.109,
  weights: {
    reliability: 0.99,
    later: 0.148,
    unfound: -0.086,
    conditions: -0.195,
  },
} as const;
