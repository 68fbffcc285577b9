"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleCheck, CircleX, Info, X } from "lucide-react";
import type { ReactNode } from "react";

/** One for the whole page: what happened is said from anywhere, and read out by screen readers. */
const manager = Toast.createToastManager();

export const toast = {
  success: (title: string, description?: string) => manager.add({ type: "success", title, description }),
  error: (title: string, description?: string) =>
    manager.add({ type: "error", title, description, priority: "high", timeout: 9000 }),
  info: (title: string, description?: string, action?: { label: string; onClick: () => void }) =>
    manager.add({
      type: "info",
      title,
      description,
      timeout: 8000,
      ...(action && { actionProps: { children: action.label, onClick: action.onClick } }),
    }),
};

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-24 z-[60] mx-auto flex max-w-sm flex-col gap-2 sm:right-6 sm:left-auto sm:w-96 lg:bottom-6">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

const ICONS = {
  success: <CircleCheck className="size-5 text-accent" aria-hidden />,
  error: <CircleX className="size-5 text-danger" aria-hidden />,
  info: <Info className="size-5 text-info" aria-hidden />,
};

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((one) => (
    <Toast.Root
      key={one.id}
      toast={one}
      swipeDirection={["right", "down"]}
      className="rounded-2xl border border-line bg-raised p-4 text-ink shadow-float transition-[opacity,transform] duration-200 data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3">
        {ICONS[(one.type ?? "info") as keyof typeof ICONS]}
        <div className="min-w-0 flex-1 text-sm">
          <Toast.Title className="font-medium" />
          <Toast.Description className="mt-0.5 text-muted leading-relaxed" />
          <Toast.Action className="mt-2 font-medium text-accent hover:text-accent-strong" />
        </div>
        <Toast.Close
          aria-label="Dismiss"
          className="-m-1 flex size-7 items-center justify-center rounded-full text-muted hover:bg-hover"
        >
          <X className="size-4" aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
