/** What of an automation could not be replayed: sentences for people, each once. */
export class Notes {
  readonly #sentences = new Set<string>();

  add(sentence: string): void {
    this.#sentences.add(sentence);
  }

  get sentences(): string[] {
    return [...this.#sentences];
  }
}
