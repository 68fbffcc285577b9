"use client";

import "./globals.css";

/** When even the frame of the pages cannot be drawn. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
        <title>Routinely</title>
        <h1 className="font-semibold text-xl">Routinely could not draw this page</h1>
        <button
          type="button"
          onClick={reset}
          className="rounded-xl bg-accent px-4 py-2 font-medium text-on-accent text-sm"
        >
          Try again
        </button>
      </body>
    </html>
  );
}
