"use client";

import { AlarmClock, Check, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { AcceptDialog } from "./accept-dialog.tsx";
import { RejectDialog } from "./reject-dialog.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";

/** What can be done about a suggestion that waits for a decision. */
export function DecisionBar({ id, title, timeZone }: { id: string; title: string; timeZone: string }) {
  const [asking, setAsking] = useState<"accept" | "reject">();
  return (
    <div className="grid grid-cols-2 gap-2">
      <Button variant="primary" size="lg" className="col-span-2" onClick={() => setAsking("accept")}>
        <Check className="size-[18px]" aria-hidden /> Accept
      </Button>
      <Button onClick={() => setAsking("reject")}>
        <X className="size-4" aria-hidden /> Reject
      </Button>
      <SnoozeMenu
        id={id}
        timeZone={timeZone}
        trigger={
          <Button>
            <AlarmClock className="size-4" aria-hidden /> Later
          </Button>
        }
      />
      <AcceptDialog
        id={id}
        title={title}
        open={asking === "accept"}
        onOpenChange={(open) => setAsking(open ? "accept" : undefined)}
      />
      <RejectDialog
        id={id}
        title={title}
        open={asking === "reject"}
        onOpenChange={(open) => setAsking(open ? "reject" : undefined)}
      />
    </div>
  );
}
