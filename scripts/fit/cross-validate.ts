import { fitLogistic, type Observation, predict } from "./logistic.ts";

const FOLDS = 5;
const BINS = 10;

/** The calibration error of models that never saw the homes they are tried on, in words. */
export function crossValidate(
  observations: readonly (Observation & { readonly home: string })[],
  signs: readonly number[],
): string {
  const homes = [...new Set(observations.map((one) => one.home))];
  const foldOf = new Map(homes.map((home, i) => [home, i % FOLDS]));
  const told = Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitLogistic(
      observations.filter((one) => foldOf.get(one.home) !== fold),
      signs,
    );
    return observations
      .filter((one) => foldOf.get(one.home) === fold)
      .map((one) => ({ said: predict(model, one), hits: one.hits, tries: one.tries }));
  }).flat();
  const bins = Array.from({ length: BINS }, (_, i) => {
    const inside = told.filter(({ said }) => Math.min(BINS - 1, Math.floor(said * BINS)) === i);
    const tries = inside.reduce((sum, one) => sum + one.tries, 0);
    const said = inside.reduce((sum, one) => sum + one.said * one.tries, 0) / tries;
    return { tries, said, cameTrue: inside.reduce((sum, one) => sum + one.hits, 0) / tries };
  }).filter(({ tries }) => tries > 0);
  const all = bins.reduce((sum, bin) => sum + bin.tries, 0);
  const error = bins.reduce((sum, bin) => sum + bin.tries * Math.abs(bin.said - bin.cameTrue), 0) / all;
  const list = bins.map((bin) => `${bin.said.toFixed(2)}→${bin.cameTrue.toFixed(2)} (${bin.tries})`).join("  ");
  return `calibration error ${error.toFixed(3)}\n  ${list}`;
}
