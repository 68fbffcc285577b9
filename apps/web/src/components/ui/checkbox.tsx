"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ComponentProps } from "react";

export function Checkbox(props: Omit<ComponentProps<typeof Base.Root>, "className">) {
  return (
    <Base.Root
      {...props}
      className="flex size-5 shrink-0 items-center justify-center rounded-md border border-line-strong bg-surface transition-colors data-checked:border-accent data-checked:bg-accent"
    >
      <Base.Indicator className="text-on-accent data-unchecked:hidden">
        <Check className="size-3.5" strokeWidth={3} aria-hidden />
      </Base.Indicator>
    </Base.Root>
  );
}
