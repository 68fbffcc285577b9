"use client";

import { type ReactElement, useState } from "react";
import { snoozeSuggestion } from "#actions/suggestions.ts";
import { useNow } from "#components/shell/now.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { formatDate, formatDateTime } from "#lib/format.ts";
import { addDays, snoozeChoices } from "#lib/snooze-choices.ts";
import { instantAt, localDate } from "#lib/zoned-time.ts";
import { useDecision } from "./use-decision.ts";

const MORNING_HOUR = 9;
const LONGEST_DAYS = 364;

/** Puts a suggestion aside until a moment of the home's time. */
export function SnoozeMenu({ id, timeZone, trigger }: { id: string; timeZone: string; trigger: ReactElement }) {
  const now = useNow();
  const tomorrow = addDays(localDate(now, timeZone), 1);
  const latest = addDays(tomorrow, LONGEST_DAYS - 1);
  const [picking, setPicking] = useState(false);
  const [date, setDate] = useState(tomorrow);
  const { pending, decide } = useDecision();

  function snooze(until: Date) {
    decide(
      () => snoozeSuggestion({ id, until: until.toISOString() }),
      `You will be asked again on ${formatDateTime(until, timeZone)}.`,
      () => setPicking(false),
    );
  }

  return (
    <>
      <Menu
        trigger={trigger}
        choices={[
          ...snoozeChoices(now, timeZone).map(({ label, until }) => ({
            label,
            hint: formatDate(until, timeZone),
            onChoose: () => snooze(until),
          })),
          { label: "Pick a date…", onChoose: () => setPicking(true) },
        ]}
      />
      <Dialog
        open={picking}
        onOpenChange={setPicking}
        title="Ask again on"
        description="Until then it is out of the way."
        footer={
          <Button
            variant="primary"
            disabled={pending || date < tomorrow || date > latest}
            onClick={() => snooze(instantAt(date, MORNING_HOUR, timeZone))}
          >
            {pending ? "Putting it aside…" : "Ask me then"}
          </Button>
        }
      >
        <TextField
          id="snooze-date"
          data-initial-focus
          label="Date"
          type="date"
          min={tomorrow}
          max={latest}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
      </Dialog>
    </>
  );
}
