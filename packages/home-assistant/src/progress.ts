/** `fraction` 0..1 of the reading. */
export type ProgressListener = (progress: { fraction: number; message: string }) => void;

const INTERVAL_MS = 100;

/** Passes progress on, not too often. What the listener throws goes through: that is how reading is stopped. */
export class ReadingProgress {
  readonly #listener: ProgressListener;
  #reportAt = 0;

  constructor(listener: ProgressListener) {
    this.#listener = listener;
  }

  /** Reports at once. */
  begin(fraction: number, message: string): void {
    this.#reportAt = performance.now() + INTERVAL_MS;
    this.#listener({ fraction, message });
  }

  /** Reports when it is time to. Called after every step that may take some time. */
  tick(fraction: number, message: () => string): void {
    if (performance.now() >= this.#reportAt) this.begin(fraction, message());
  }
}
