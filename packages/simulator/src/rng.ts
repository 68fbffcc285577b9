/**
 * A small, fast, seeded source of randomness (mulberry32). Streams forked by name are independent of each other, so that adding
 * a device to a home does not change what the people in it do.
 */
export class Rng {
  #state: number;
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
    this.#state = hash(seed);
  }

  /** A stream of its own; the same name always gives the same one. */
  fork(name: string): Rng {
    return new Rng(`${this.#seed}/${name}`);
  }

  /** 32 random bits. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** Uniform in [from, until). */
  between(from: number, until: number): number {
    return from + (until - from) * (this.bits() / 2 ** 32);
  }

  chance(probability: number): boolean {
    return this.between(0, 1) < probability;
  }

  /** Normally distributed, cut off at three standard deviations: people are not hours late for their coffee. */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.between(0, 1)));
    const value = radius * Math.cos(2 * Math.PI * this.between(0, 1));
    return mean + deviation * Math.max(-3, Math.min(3, value));
  }

  /** A time that scatters about a mean, in one of the ways in which people are unpunctual. */
  scattered(shape: "normal" | "skewed" | "uniform", mean: number, deviation: number): number {
    if (shape === "normal") return this.normal(mean, deviation);
    if (shape === "uniform") return mean + deviation * Math.sqrt(3) * this.between(-1, 1);
    // The sum of two waiting times: rarely early, now and then late.
    const late = (this.wait(1) + this.wait(1) - 2) / Math.SQRT2;
    return mean + deviation * Math.min(3.5, late);
  }

  /** Log-normally distributed between bounds, with a median at a share of the way from one to the other. */
  delay([shortest, longest]: readonly [number, number], median: number): number {
    const usual = (longest - shortest) * median;
    return Math.min(longest, shortest + usual * Math.exp(this.normal(0, 0.6)));
  }

  /** Exponentially distributed waiting time. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.between(0, 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.between(0, items.length))]!;
  }

  /** One of the keys, by weight. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.between(0, 1) * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries.at(-1)![0];
  }

  shuffled<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(this.between(0, i + 1));
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }
}

/** FNV-1a over UTF-16 code units, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
