"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { BACKDROP, POPUP } from "./dialog.tsx";

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  confirm: string;
  pending: boolean;
  onConfirm: () => void;
}) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={`${POPUP} sm:w-[min(27rem,94vw)]`}>
          <div className="p-6">
            <AlertDialog.Title className="font-semibold text-lg tracking-tight">{props.title}</AlertDialog.Title>
            <AlertDialog.Description className="mt-2 text-muted text-sm leading-relaxed">
              {props.children}
            </AlertDialog.Description>
            <div className="mt-6 flex justify-end gap-2">
              <AlertDialog.Close render={<Button>Keep it</Button>} />
              <Button variant="danger" disabled={props.pending} onClick={props.onConfirm}>
                {props.confirm}
              </Button>
            </div>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
