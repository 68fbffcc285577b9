"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { StartDialog } from "./start-dialog.tsx";

const OpenStart = createContext<(homeId?: string) => void>(() => {});

/** Opens the Start dialog, with a home chosen when one is named. */
export const useStartDialog = () => useContext(OpenStart);

/** Holds the one Start dialog. The key N opens it from anywhere. */
export function StartProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<{ open: boolean; homeId: string | undefined; round: number }>({
    open: false,
    homeId: undefined,
    round: 0,
  });
  const show = (homeId?: string) => setState(({ round }) => ({ open: true, homeId, round: round + 1 }));

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "n" || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      setState(({ round }) => ({ open: true, homeId: undefined, round: round + 1 }));
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <OpenStart value={show}>
      {children}
      <StartDialog
        // Every opening begins with fresh answers.
        key={state.round}
        open={state.open}
        homeId={state.homeId}
        onOpenChange={(open) => setState((before) => ({ ...before, open }))}
      />
    </OpenStart>
  );
}
