/** The colours of a day, from midnight to midnight, as a gradient for a picture's background. */
export function SkyGradient({ id, direction }: { id: string; direction: "down" | "right" }) {
  const end = direction === "down" ? { x2: 0, y2: 1 } : { x2: 1, y2: 0 };
  return (
    <linearGradient id={id} x1={0} y1={0} {...end}>
      <stop offset="0.19" className="[stop-color:var(--sky-night)]" />
      <stop offset="0.28" className="[stop-color:var(--sky-dawn)]" />
      <stop offset="0.38" className="[stop-color:var(--sky-day)]" />
      <stop offset="0.7" className="[stop-color:var(--sky-day)]" />
      <stop offset="0.8" className="[stop-color:var(--sky-dusk)]" />
      <stop offset="0.9" className="[stop-color:var(--sky-night)]" />
    </linearGradient>
  );
}
