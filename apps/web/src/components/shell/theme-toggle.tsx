"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { THEME_COOKIE, type Theme } from "#lib/theme.ts";

const YEAR_S = 365 * 24 * 3600;
const NEXT = { system: "light", light: "dark", dark: "system" } as const;
const LOOK = {
  system: { icon: Monitor, name: "like the system" },
  light: { icon: Sun, name: "light" },
  dark: { icon: Moon, name: "dark" },
} as const;

/** Light, dark, or like the system. Kept in a cookie, so that the server's first answer already has the right colours. */
export function ThemeToggle({ chosen }: { chosen: Theme | undefined }) {
  const [theme, setTheme] = useState<Theme | "system">(chosen ?? "system");
  const { icon: Icon, name } = LOOK[theme];

  function choose(next: Theme | "system") {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${next === "system" ? 0 : YEAR_S}; samesite=lax`;
  }

  return (
    <button
      type="button"
      onClick={() => choose(NEXT[theme])}
      aria-label={`Colours: ${name}. Change to ${LOOK[NEXT[theme]].name}`}
      title={`Colours: ${name}`}
      className="flex size-9 items-center justify-center rounded-xl text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      <Icon className="size-[18px]" aria-hidden />
    </button>
  );
}
