import { sigmoid } from "../../packages/analysis/src/math/statistics.ts";

/** A row of features, with how often the event happened in how many tries. */
export interface Observation {
  readonly features: readonly number[];
  /** The probability that the model is what it follows, 0..1 … */
  readonly lives: number;
  /** … and how often it happens otherwise. */
  readonly chance: number;
  readonly hits: number;
  readonly tries: number;
}

export interface Model {
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** Tries of one observation are alike: this much correlated, so that many of them count as few (a design effect). */
const CORRELATION = 0.1;
/** Pull of every weight towards nothing, as if so many tries had spoken against it, for features of spread one. */
const RIDGE = 10;
const ROUNDS = 300;
/** No probability is nearer to none or all. */
const LEAST = 1e-4;

/**
 * Logistic regression with a ridge penalty, whose weights keep the signs they are given: by coordinate-wise Fisher
 * scoring whose steps stop at zero.
 *
 * @param signs by feature: 1 when it can only help, -1 when it can only harm
 */
export function fitLogistic(observations: readonly Observation[], signs: readonly number[]): Model {
  const rows = observations
    .filter(({ tries }) => tries > 0)
    .map(({ features, lives, chance, hits, tries }) => {
      return { features, lives, chance, share: hits / tries, weight: tries / (1 + (tries - 1) * CORRELATION) };
    });
  const spread = signs.map((_, j) => spreadOf(rows.map((row) => row.features[j]!)));
  const x = rows.map((row) => [1, ...row.features.map((value, j) => value / spread[j]!)]);
  const w = new Array<number>(signs.length + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    for (let j = 0; j < w.length; j++) {
      const ridge = j === 0 ? 0 : RIDGE;
      let gradient = -ridge * w[j]!;
      let curvature = ridge + 1e-9;
      rows.forEach((row, i) => {
        const logistic = sigmoid(dot(w, x[i]!));
        const p = Math.min(1 - LEAST, Math.max(LEAST, mixed(row, logistic)));
        const slope = row.lives * logistic * (1 - logistic) * x[i]![j]!;
        gradient += (row.weight * (row.share - p) * slope) / (p * (1 - p));
        curvature += (row.weight * slope ** 2) / (p * (1 - p));
      });
      const step = w[j]! + gradient / curvature;
      w[j] = j > 0 && step * signs[j - 1]! < 0 ? 0 : step;
    }
  }
  return { intercept: w[0]!, weights: signs.map((_, j) => w[j + 1]! / spread[j]!) };
}

export function predict({ intercept, weights }: Model, observation: Observation): number {
  return mixed(observation, sigmoid(intercept + dot(weights, observation.features)));
}

function mixed({ lives, chance }: Pick<Observation, "lives" | "chance">, living: number): number {
  return lives * living + (1 - lives) * chance;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Standard deviation, or 1 for what never changes. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
}
