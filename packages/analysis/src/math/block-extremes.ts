/** Values in a block: some hours of a usual sensor, so that most blocks of a day lie on one side of a limit. */
export const BLOCK = 16;

/** The least and the greatest of every {@link BLOCK} values; without bounds where one of them is NaN. */
export interface BlockExtremes {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

const known = new WeakMap<Float64Array, BlockExtremes>();

/** Made once for an array, which must not change any more. */
export function blockExtremes(values: Float64Array): BlockExtremes {
  const made = known.get(values) ?? makeExtremes(values);
  known.set(values, made);
  return made;
}

function makeExtremes(values: Float64Array): BlockExtremes {
  const count = Math.ceil(values.length / BLOCK);
  const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const block = Math.floor(i / BLOCK);
    const value = values[i]!;
    if (value < least[block]! || Number.isNaN(value))
      least[block] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
    if (value > greatest[block]! || Number.isNaN(value))
      greatest[block] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  }
  return { least, greatest };
}
