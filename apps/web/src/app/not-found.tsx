import { Compass } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={Compass}
        title="There is nothing here"
        action={
          <Link href="/" className={buttonClass({ variant: "primary" })}>
            To the overview
          </Link>
        }
      >
        It may have been deleted together with its analysis, or the address is not quite right.
      </EmptyState>
    </>
  );
}
