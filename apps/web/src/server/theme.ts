import { cookies } from "next/headers";
import { THEME_COOKIE, THEMES, type Theme } from "#lib/theme.ts";
import { oneOf } from "#lib/words.ts";

/** What the person chose, so that the first paint already has it; undefined follows the system. */
export async function chosenTheme(): Promise<Theme | undefined> {
  return oneOf(THEMES, (await cookies()).get(THEME_COOKIE)?.value);
}
