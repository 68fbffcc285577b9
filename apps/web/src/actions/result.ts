/** What a server action answers: what it did, or why not, in a sentence for the person who asked. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: string; readonly code: string; readonly field: string | undefined };

/** How an error of the API looks, whichever copy of its class made it. */
interface ApiError {
  code?: string;
  message: string;
  cause?: { field?: string; issues?: { path: PropertyKey[] }[] };
}

/** Calls the API and turns what it refuses into an answer. What is nobody's mistake stays an error. */
export async function resultOf<T>(call: Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await call };
  } catch (thrown) {
    const { code, message, cause } = thrown as ApiError;
    if (!code) throw thrown;
    return { ok: false, error: capital(message), code, field: cause?.field ?? cause?.issues?.[0]?.path.join(".") };
  }
}

/** The API's sentences begin with the name of the field that is wrong. */
function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
