"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { formatRelative } from "#lib/format.ts";

const TICK_MS = 20_000;

const Now = createContext(0);

/** The time for everything that says "5 min ago": the server's in the first picture, so that both draw the same. */
export function NowProvider({ serverNow, children }: { serverNow: number; children: ReactNode }) {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <Now value={now}>{children}</Now>;
}

/** Epoch milliseconds, new every 20 s. */
export const useNow = () => useContext(Now);

export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  return <time dateTime={at}>{formatRelative(at, now)}</time>;
}
