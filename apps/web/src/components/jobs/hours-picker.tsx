"use client";

import { FieldError } from "#components/ui/field.tsx";
import { Slider } from "#components/ui/slider.tsx";
import { cx } from "#lib/cx.ts";
import { formatHours } from "#lib/format.ts";

export const DEFAULT_HOURS = 168;
const MOST_HOURS = 720;
const PRESETS = [
  { hours: 24, name: "A day" },
  { hours: 168, name: "A week" },
  { hours: 336, name: "Two weeks" },
  { hours: 720, name: "A month" },
];

export function HoursPicker(props: { value: number; onChange: (hours: number) => void; error: string | undefined }) {
  const inRange = props.value >= 1 && props.value <= MOST_HOURS;
  return (
    <fieldset>
      <legend className="mb-2.5 font-medium text-sm">How far back</legend>
      <div className="flex flex-wrap gap-2">
        {PRESETS.map(({ hours, name }) => (
          <button
            key={hours}
            type="button"
            aria-pressed={props.value === hours}
            onClick={() => props.onChange(hours)}
            className={cx(
              "h-9 rounded-xl border px-3.5 font-medium text-[13px] transition-colors",
              props.value === hours
                ? "border-accent bg-accent-soft text-accent-strong"
                : "border-line-strong bg-surface text-muted hover:bg-hover hover:text-ink",
            )}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="mt-3 flex items-center gap-4">
        <div className="min-w-0 flex-1 px-3">
          <Slider
            label="Hours of history"
            value={inRange ? props.value : DEFAULT_HOURS}
            onChange={props.onChange}
            min={1}
            max={MOST_HOURS}
            step={1}
            words={formatHours(props.value)}
          />
        </div>
        <label className="flex items-center gap-2 text-muted text-sm">
          <input
            type="number"
            min={1}
            max={MOST_HOURS}
            value={Number.isNaN(props.value) ? "" : props.value}
            onChange={(event) => props.onChange(event.target.valueAsNumber)}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={props.error ? "start-hours-error" : undefined}
            className={cx(
              "tabular h-10 w-20 rounded-xl border bg-surface px-3 text-ink text-sm",
              props.error ? "border-danger" : "border-line-strong",
            )}
          />
          hours
        </label>
      </div>
      <p className="mt-2 text-muted text-xs leading-relaxed">
        {inRange ? `The last ${formatHours(props.value)} of the recorded history. ` : ""}
        Two weeks or more show weekly habits, too.
      </p>
      <div className="mt-1">
        <FieldError id="start-hours" error={props.error} />
      </div>
    </fieldset>
  );
}
