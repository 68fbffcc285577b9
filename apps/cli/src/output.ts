/** Writes to stdout and waits until it is out: a pipe takes large output only bit by bit. */
export async function print(text: string): Promise<void> {
  await write(process.stdout, `${text}\n`);
}

export async function printJson(value: unknown): Promise<void> {
  await print(JSON.stringify(value, null, 2));
}

export async function printError(text: string): Promise<void> {
  await write(process.stderr, `${text}\n`);
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
