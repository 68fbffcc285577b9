"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { rejectSuggestion } from "#actions/suggestions.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { cx } from "#lib/cx.ts";
import { MOST_CHARACTERS, tooLongWords } from "./accept-dialog.tsx";
import { useDecision } from "./use-decision.ts";

const REASONS = [
  "It was a coincidence",
  "We prefer to do it by hand",
  "It would not be safe",
  "We already have this",
  "The time is wrong",
];

export function RejectDialog(props: {
  id: string;
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { id, title, open, onOpenChange } = props;
  const [reason, setReason] = useState<string>();
  const [comment, setComment] = useState("");
  const { pending, decide } = useDecision();
  const tooLong = comment.length > MOST_CHARACTERS;

  function reject() {
    decide(
      () => rejectSuggestion({ id, ...(reason && { reason }), ...(comment.trim() && { comment }) }),
      "Rejected. It will not be suggested again.",
      () => onOpenChange(false),
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Reject this suggestion?"
      description={
        <>
          <span className="font-medium text-ink">{title}.</span> It will not be suggested again, unless you reopen it.
        </>
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Not yet</Button>
          <Button variant="danger" disabled={pending || tooLong} onClick={reject}>
            <X className="size-4" aria-hidden /> {pending ? "Rejecting…" : "Reject"}
          </Button>
        </>
      }
    >
      <fieldset>
        <legend className="mb-2 font-medium text-sm">Why? (optional)</legend>
        <div className="flex flex-wrap gap-2">
          {REASONS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={reason === one}
              onClick={() => setReason(reason === one ? undefined : one)}
              className={cx(
                "h-9 rounded-full border px-3.5 text-[13px] transition-colors",
                reason === one
                  ? "border-accent bg-accent-soft font-medium text-accent-strong"
                  : "border-line-strong bg-surface text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {one}
            </button>
          ))}
        </div>
      </fieldset>
      <TextArea
        id="reject-comment"
        data-initial-focus
        className="mt-5"
        label="In your own words (optional)"
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        error={tooLong ? tooLongWords(comment) : undefined}
      />
    </Dialog>
  );
}
