const SIDE = 10;
const PITCH = 12;

/** A hundred dots, some of them filled. @param props.share 0..1 */
export function Waffle({ share, label }: { share: number; label: string }) {
  const filled = Math.round(share * SIDE * SIDE);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${SIDE * PITCH} ${SIDE * PITCH}`} className="w-full max-w-40">
      {Array.from({ length: SIDE * SIDE }, (_, index) => (
        <circle
          key={index}
          cx={(index % SIDE) * PITCH + PITCH / 2}
          cy={Math.floor(index / SIDE) * PITCH + PITCH / 2}
          r={4}
          className={index < filled ? "fill-accent" : "fill-line-strong"}
        />
      ))}
    </svg>
  );
}
