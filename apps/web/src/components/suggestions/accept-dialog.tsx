"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { acceptSuggestion } from "#actions/suggestions.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { useDecision } from "./use-decision.ts";

export const MOST_CHARACTERS = 2000;

interface DecisionDialogProps {
  id: string;
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function AcceptDialog({ id, title, open, onOpenChange }: DecisionDialogProps) {
  const [comment, setComment] = useState("");
  const { pending, decide } = useDecision();
  const tooLong = comment.length > MOST_CHARACTERS;

  function accept() {
    decide(
      () => acceptSuggestion({ id, ...(comment.trim() && { comment }) }),
      "Accepted. The automation is ready to be added to Home Assistant.",
      () => onOpenChange(false),
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Accept this suggestion?"
      description={
        <>
          <span className="font-medium text-ink">{title}.</span> You get the automation to add to Home Assistant.
          Nothing in your home changes until you do.
        </>
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Not yet</Button>
          <Button variant="primary" disabled={pending || tooLong} onClick={accept}>
            <Check className="size-4" aria-hidden /> {pending ? "Accepting…" : "Accept"}
          </Button>
        </>
      }
    >
      <TextArea
        id="accept-comment"
        data-initial-focus
        label="Comment (optional)"
        placeholder="For whoever reads this later"
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        error={tooLong ? tooLongWords(comment) : undefined}
      />
    </Dialog>
  );
}

export function tooLongWords(text: string): string {
  return `This is ${text.length - MOST_CHARACTERS} characters too long: at most ${MOST_CHARACTERS}.`;
}
