/**
 * Written by `pnpm fit` from 65418 firings of 2042 routines in 120 simulated homes:
 * family, studio, large, quiet; seeds 1000 to 1029.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.098,
  weights: {
    reliability: 0.99,
    later: 0.154,
    unfound: -0.075,
    conditions: -0.198,
  },
} as const;
