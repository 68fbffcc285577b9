/**
 * How likely what was seen is when each of many explanations might be meant: the sum of their likelihoods, kept relative
 * to the greatest of them, since thousands of firings make each too great for a number.
 */
export class Evidence {
  /** Natural logarithm of the greatest likelihood. */
  #most: number;
  #sum = 0;

  /** @param most natural logarithm of a likelihood that the best has to exceed */
  constructor(most = Number.NEGATIVE_INFINITY) {
    this.#most = most;
  }

  /** The sum, in units of the greatest. */
  get sum(): number {
    return this.#sum;
  }

  /**
   * @param nats natural logarithm of the likelihood
   * @param weight how many explanations are as likely
   * @returns whether none before was as likely
   */
  add(nats: number, weight = 1): boolean {
    if (nats <= this.#most) {
      this.#sum += weight * Math.exp(nats - this.#most);
      return false;
    }
    this.#sum = this.#sum * Math.exp(this.#most - nats) + weight;
    this.#most = nats;
    return true;
  }
}
