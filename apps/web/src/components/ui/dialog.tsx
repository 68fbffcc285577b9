"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { cx } from "#lib/cx.ts";

export const BACKDROP =
  "fixed inset-0 z-40 bg-(--scrim) backdrop-blur-[2px] transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0";
export const POPUP =
  "fixed z-50 flex flex-col bg-raised text-ink shadow-float outline-none transition-[opacity,transform] duration-200 ease-out " +
  "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-3xl border-t border-line data-ending-style:translate-y-8 data-starting-style:translate-y-8 " +
  "data-ending-style:opacity-0 data-starting-style:opacity-0 " +
  "sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-1/2 sm:max-h-[88dvh] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-3xl sm:border " +
  "sm:data-ending-style:-translate-y-[48%] sm:data-starting-style:-translate-y-[48%]";

/**
 * A dialog with a title, a body that scrolls and a footer that stays. On a phone it rises from the bottom edge. The
 * focus goes to what carries `data-initial-focus`, unless that would open a phone's keyboard.
 */
export function Dialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const popup = useRef<HTMLDivElement>(null);
  const preferred = () => popup.current?.querySelector<HTMLElement>("[data-initial-focus]");
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          ref={popup}
          initialFocus={(openType) => (openType !== "touch" && preferred()) || popup.current}
          className={cx(POPUP, props.wide ? "sm:w-[min(46rem,94vw)]" : "sm:w-[min(30rem,94vw)]")}
        >
          <header className="flex items-start gap-4 px-6 pt-6 pb-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-xl tracking-tight">{props.title}</Base.Title>
              {props.description && (
                <Base.Description className="mt-1 text-muted text-sm leading-relaxed" render={<div />}>
                  {props.description}
                </Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mt-1 -mr-2 flex size-9 items-center justify-center rounded-full text-muted hover:bg-hover hover:text-ink"
            >
              <X className="size-5" aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-6">{props.children}</div>
          {props.footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-6 py-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {props.footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
