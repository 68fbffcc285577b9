"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

export interface MenuChoice {
  label: string;
  hint?: ReactNode;
  onChoose: () => void;
}

export function Menu({ trigger, choices }: { trigger: ReactElement; choices: MenuChoice[] }) {
  // Within the page's landmark, so that screen readers find it there.
  const main = useRef<HTMLElement | null>(null);
  useEffect(() => {
    main.current = document.getElementById("content");
  }, []);
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal container={main}>
        <Base.Positioner sideOffset={6} align="end" className="z-50">
          <Base.Popup className="min-w-56 rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-float outline-none transition-[opacity,transform] duration-150 data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0">
            {choices.map(({ label, hint, onChoose }) => (
              <Base.Item
                key={label}
                onClick={onChoose}
                className="flex cursor-pointer items-center justify-between gap-6 rounded-lg px-3 py-2 text-sm outline-none data-highlighted:bg-hover"
              >
                <span>{label}</span>
                {hint && <span className="tabular text-muted text-xs">{hint}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
