"use client";

import { ErrorView } from "#components/shell/error-view.tsx";

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return <ErrorView reset={reset} />;
}
