"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

/** A few views of the same thing, one at a time. The first is shown first. */
export function Tabs({ label, tabs }: { label: string; tabs: { id: string; name: ReactNode; content: ReactNode }[] }) {
  return (
    <Base.Root defaultValue={tabs[0]?.id}>
      <Base.List aria-label={label} className="inline-flex gap-1 rounded-xl bg-sunken p-1">
        {tabs.map(({ id, name }) => (
          <Base.Tab
            key={id}
            value={id}
            className="h-8 rounded-lg px-3 font-medium text-[13px] text-muted transition-colors hover:text-ink data-active:bg-raised data-active:text-ink data-active:shadow-card"
          >
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ id, content }) => (
        <Base.Panel key={id} value={id} className="mt-4 rounded-xl">
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
