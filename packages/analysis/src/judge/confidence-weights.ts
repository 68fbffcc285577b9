/**
 * Written by `pnpm fit` from 16771 firings of 830 routines in 48 simulated homes: studio, family, large, quiet; seeds
 * 1000 to 1011.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.194,
  weights: {
    reliability: 0.899,
    recent: 0.294,
    later: 0.266,
    unfound: -0.677,
    share: 0.011,
    conditions: 0,
    late: 0,
  },
} as const;
