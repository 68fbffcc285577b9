import type { MarkKind } from "#lib/evidence-geometry.ts";

/** What each mark of an evidence picture means. Every kind has a shape of its own, so that colour is never alone. */
export const MARK_WORDS: Record<MarkKind, { name: string; explanation: string }> = {
  hit: { name: "Would have done it", explanation: "You did it by hand, just when the automation would have." },
  unneeded: { name: "Already so", explanation: "The automation would have found it done already." },
  wrong: { name: "Not wanted", explanation: "The automation would have acted, and nobody wanted it." },
  missed: { name: "Still by hand", explanation: "You did it at another time, so the automation would not have." },
};

/** One mark around the origin, about 9 units wide. */
export function MarkShape({ kind }: { kind: MarkKind }) {
  switch (kind) {
    case "hit":
      return <circle r={4.5} className="fill-accent stroke-surface" strokeWidth={1} />;
    case "unneeded":
      return <circle r={3.5} className="fill-transparent stroke-faint/70" strokeWidth={1.5} />;
    case "wrong":
      return (
        <path d="M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5" className="stroke-danger" strokeWidth={2.5} strokeLinecap="round" />
      );
    case "missed":
      return <path d="M0-5 5 0 0 5-5 0Z" className="fill-surface stroke-warn" strokeWidth={2} strokeLinejoin="round" />;
  }
}

/** A mark as a small picture of its own, for legends. */
export function MarkIcon({ kind }: { kind: MarkKind }) {
  return (
    <svg viewBox="-7 -7 14 14" className="size-3.5 shrink-0" aria-hidden="true">
      <MarkShape kind={kind} />
    </svg>
  );
}
