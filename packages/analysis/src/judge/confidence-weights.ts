/**
 * Written by `pnpm fit` from 24062 firings of 610 routines in 32 simulated homes: studio, family, large, quiet; seeds
 * 1012 to 1019.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: -0.016,
  weights: {
    reliability: 0.919,
    recent: 0,
    later: 0.366,
    unfound: -0.411,
    share: 0.152,
    conditions: -0.15,
    silence: -0.071,
    late: -0.141,
  },
} as const;
