/**
 * Written by `pnpm fit` from 65160 firings of 1777 routines in 100 simulated homes:
 * family, studio, large, quiet; seeds 1000 to 1024.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.108,
  weights: {
    reliability: 0.973,
    later: 0.105,
    unfound: -0.207,
    conditions: -0.2,
  },
} as const;
