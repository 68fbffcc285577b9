import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "./button.tsx";

/** Through a list that is read page by page, newest first. */
export function Pager({ newest, older }: { newest: string | null; older: string | null }) {
  if (!newest && !older) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex justify-between gap-2">
      {newest ? (
        <Link href={newest} className={buttonClass()}>
          <ArrowLeft className="size-4" aria-hidden /> Newest
        </Link>
      ) : (
        <span />
      )}
      {older && (
        <Link href={older} className={buttonClass()}>
          Older <ArrowRight className="size-4" aria-hidden />
        </Link>
      )}
    </nav>
  );
}
