"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check, X } from "lucide-react";
import { useEffect, useRef } from "react";

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** More than this are found by typing, not by scrolling. */
const SHOWN = 60;

/** Picks some of many by typing a part of their name. */
export function MultiCombobox(props: {
  id: string;
  choices: readonly Choice[];
  value: readonly Choice[];
  onChange: (value: Choice[]) => void;
  placeholder: string;
  /** Said when nothing fits what was typed. */
  empty: string;
}) {
  // Within the dialog that it is a part of, so that screen readers find it there.
  const dialog = useRef<HTMLElement | null>(null);
  useEffect(() => {
    dialog.current = document.getElementById(props.id)?.closest<HTMLElement>("[role=dialog]") ?? null;
  }, [props.id]);
  return (
    <Combobox.Root
      multiple
      items={props.choices}
      value={[...props.value]}
      onValueChange={(value, change) => {
        if (change.reason === "escape-key")
          change.cancel(); // Escape closes; it throws no choice away
        else props.onChange(value);
      }}
      itemToStringLabel={(choice: Choice) => `${choice.label} ${choice.hint ?? ""}`}
      isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
      limit={SHOWN}
    >
      <Combobox.Chips className="flex min-h-10 w-full flex-wrap items-center gap-1.5 rounded-xl border border-line-strong bg-surface px-2 py-1.5 focus-within:outline-2 focus-within:outline-accent hover:border-muted">
        <Combobox.Value>
          {(chosen: Choice[]) => (
            <>
              {chosen.map((choice) => (
                <Combobox.Chip
                  key={choice.value}
                  aria-label={choice.label}
                  className="flex h-7 items-center gap-1 rounded-lg bg-accent-soft pr-1 pl-2.5 text-[13px] text-accent-strong outline-none data-highlighted:outline-2 data-highlighted:outline-accent"
                >
                  {choice.label}
                  <Combobox.ChipRemove
                    aria-label={`Remove ${choice.label}`}
                    className="flex size-5 items-center justify-center rounded-md hover:bg-surface"
                  >
                    <X className="size-3.5" aria-hidden />
                  </Combobox.ChipRemove>
                </Combobox.Chip>
              ))}
              <Combobox.Input
                id={props.id}
                placeholder={chosen.length === 0 ? props.placeholder : ""}
                className="h-7 min-w-24 flex-1 bg-transparent px-1.5 text-sm outline-none placeholder:text-faint"
              />
            </>
          )}
        </Combobox.Value>
      </Combobox.Chips>
      <Combobox.Portal container={dialog}>
        <Combobox.Positioner sideOffset={6} className="z-[55] outline-none">
          <Combobox.Popup className="max-h-72 w-(--anchor-width) overflow-y-auto rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-float">
            <Combobox.Empty className="px-3 py-2 text-muted text-sm empty:hidden">{props.empty}</Combobox.Empty>
            <Combobox.List>
              {(choice: Choice) => (
                <Combobox.Item
                  key={choice.value}
                  value={choice}
                  className="flex cursor-pointer items-center gap-3 rounded-lg px-3 py-2 text-sm outline-none data-highlighted:bg-hover"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{choice.label}</span>
                    {choice.hint && <span className="block truncate text-muted text-xs">{choice.hint}</span>}
                  </span>
                  <Combobox.ItemIndicator className="text-accent">
                    <Check className="size-4" aria-hidden />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
