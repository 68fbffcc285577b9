/**
 * Written by `pnpm fit` from 32204 firings of 568 routines in 34 simulated homes: studio, family, large, quiet; seeds
 * 1020 to 1028.
 */
export const CONFIDENCE_WEIGHTS = {
  intercept: 0.076,
  weights: {
    reliability: 0.919,
    recent: 0,
    later: 0.218,
    unfound: 0,
    conditions: -0.121,
    silence: -0.227,
  },
} as const;
