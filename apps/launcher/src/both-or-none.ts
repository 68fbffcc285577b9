/**
 * Waits for both. When one fails the other is told to stop by `abort` and waited for; then the failure is thrown.
 */
export async function bothOrNone<A, B>(abort: AbortController, first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  for (const part of [first, second]) part.catch((error) => abort.abort(error));
  await Promise.allSettled([first, second]);
  abort.signal.throwIfAborted();
  return Promise.all([first, second]);
}
