"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";

export function Select<Value extends string>(props: {
  id: string;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string }[];
}) {
  return (
    <Base.Root items={props.choices} value={props.value} onValueChange={(value) => value && props.onChange(value)}>
      <Base.Trigger
        id={props.id}
        aria-label={props.label}
        className="flex h-10 w-full items-center justify-between gap-2 rounded-xl border border-line-strong bg-surface px-3.5 text-sm hover:border-muted"
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <ChevronsUpDown className="size-4 text-muted" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-[55] outline-none">
          <Base.Popup className="max-h-72 min-w-(--anchor-width) overflow-y-auto rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-float">
            {props.choices.map(({ value, label }) => (
              <Base.Item
                key={value}
                value={value}
                className="flex cursor-pointer items-center justify-between gap-3 rounded-lg px-3 py-2 text-sm outline-none data-highlighted:bg-hover"
              >
                <Base.ItemText>{label}</Base.ItemText>
                <Base.ItemIndicator className="text-accent">
                  <Check className="size-4" aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
