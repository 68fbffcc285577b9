/** Steps shorter than this are not worth a line: the second start prints nothing but its address. */
const QUIET_MS = 1_000;
const REPEAT_MS = 5_000;

export type Say = (line: string) => void;

/** Says what goes on while a step takes long, again every few seconds, and when it is done. `detail` is asked each time. */
export async function step<T>(say: Say, title: string, work: Promise<T>, detail: () => string = () => ""): Promise<T> {
  const startedAt = Date.now();
  let told = 0;
  const tell = () => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    say([`${title} …`, detail(), told > 0 ? `(${seconds} s)` : ""].filter(Boolean).join(" "));
    told += 1;
  };
  let repeating: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    tell();
    repeating = setInterval(tell, REPEAT_MS);
  }, QUIET_MS);
  try {
    const result = await work;
    if (told > 0) say(`${title}: done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(repeating);
  }
}
