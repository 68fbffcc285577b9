/**
 * Written by `pnpm fit` from 67920 firings of 2070 routines in 120 simulated homes:
 * family, studio, large, quiet; seeds 1000 to 1029.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.05,
  weights: {
    reliability: 1.08,
    later: 0.148,
    conditions: -0.195,
  },
} as const;
