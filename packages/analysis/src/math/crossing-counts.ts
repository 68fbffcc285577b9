/** Parts into which the range of the values is divided. */
const PARTS = 512;

interface Counts {
  readonly least: number;
  readonly step: number;
  /** By part: how often the values went from below it to above it. */
  readonly rises: Float64Array;
}

const known = new WeakMap<Float64Array, Counts>();

/**
 * How often the values at least rise over a limit, for any limit without looking at them again. Counted once for an
 * array, which must not change any more. A fall comes between two rises, so it tells of falls, too.
 */
export function risesOver(values: Float64Array, limit: number): number {
  const { least, step, rises } = known.get(values) ?? count(values);
  const part = Math.floor((limit - least) / step);
  return rises[part] ?? 0;
}

function count(values: Float64Array): Counts {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < least) least = values[i]!;
    if (values[i]! > greatest) greatest = values[i]!;
  }
  const step = greatest > least ? (greatest - least) / PARTS : 1;
  const rises = new Float64Array(PARTS + 1);
  for (let i = 1; i < values.length; i++) {
    if (!(values[i]! > values[i - 1]!)) continue;
    // It rose over the parts that lie wholly between the two.
    const from = Math.ceil((values[i - 1]! - least) / step);
    const until = Math.floor((values[i]! - least) / step);
    if (until > from) {
      rises[from]!++;
      rises[until]!--;
    }
  }
  for (let part = 1; part <= PARTS; part++) rises[part]! += rises[part - 1]!;
  const counts = { least, step, rises };
  known.set(values, counts);
  return counts;
}
