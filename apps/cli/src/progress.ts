/** What a long step is doing; `fraction` 0..1. */
export interface Progress {
  readonly fraction: number;
  readonly message: string;
}

export interface ProgressLine {
  update(progress: Progress): void;
  /** Removes the line, so that what follows starts clean. */
  end(): void;
}

/** Shows progress on stderr: one line that changes on a terminal, a new line per step elsewhere (a log). */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  return stream.isTTY ? changingLine(stream) : plainLines(stream);
}

function changingLine(stream: NodeJS.WriteStream): ProgressLine {
  const clear = "\r\u001b[K";
  return {
    update({ fraction, message }) {
      const text = `${percent(fraction).padStart(5)}  ${message}`;
      stream.write(clear + text.slice(0, Math.max(1, stream.columns - 1)));
    },
    end: () => {
      stream.write(clear);
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressLine {
  let last: string | undefined;
  return {
    update({ fraction, message }) {
      if (message === last) return;
      last = message;
      stream.write(`${percent(fraction)} ${message}\n`);
    },
    end() {},
  };
}

const percent = (fraction: number) => `${Math.round(fraction * 100)} %`;
