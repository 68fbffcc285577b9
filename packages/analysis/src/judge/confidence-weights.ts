/**
 * Written by `pnpm fit` from 55647 firings of 1879 routines in 120 simulated homes:
 * family, studio, large, quiet; seeds 1000 to 1029.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.06,
  weights: {
    reliability: 1.06,
    later: 0.146,
    conditions: -0.201,
  },
} as const;
