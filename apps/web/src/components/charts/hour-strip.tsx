import { useId } from "react";
import { SkyGradient } from "./sky.tsx";

const HEIGHT = 56;

/** When in the day something is done: a bar for each half hour over the colours of the sky. */
export function HourStrip({ counts, label }: { counts: readonly number[]; label: string }) {
  const sky = useId();
  const most = Math.max(...counts, 1);
  const width = 100 / counts.length;
  return (
    <div>
      <svg role="img" aria-label={label} width="100%" height={HEIGHT} className="block overflow-hidden rounded-xl">
        <defs>
          <SkyGradient id={sky} direction="right" />
        </defs>
        <rect width="100%" height="100%" fill={`url(#${sky})`} />
        {counts.map((count, slot) => {
          const height = (count / most) * (HEIGHT - 10);
          return (
            count > 0 && (
              <rect
                key={slot}
                x={`${(slot + 0.1) * width}%`}
                width={`${width * 0.8}%`}
                y={HEIGHT - height}
                height={height}
                rx={1.5}
                className="fill-accent"
              />
            )
          );
        })}
      </svg>
      <div className="tabular mt-1.5 flex justify-between text-faint text-xs" aria-hidden="true">
        {["00", "06", "12", "18", "24"].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
}
