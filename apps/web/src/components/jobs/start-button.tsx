"use client";

import { Play } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { useStartDialog } from "./start-provider.tsx";

/** Opens the Start dialog, which is one for the whole page. */
export function StartButton({
  size = "md",
  className,
  homeId,
}: {
  size?: "sm" | "md" | "lg";
  className?: string;
  homeId?: string;
}) {
  const open = useStartDialog();
  return (
    <Button variant="primary" size={size} className={className} onClick={() => open(homeId)}>
      <Play className="size-4 fill-current" aria-hidden />
      {size === "sm" ? "Start" : "Start an analysis"}
    </Button>
  );
}
