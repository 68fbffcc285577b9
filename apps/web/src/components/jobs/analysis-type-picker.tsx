"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { ANALYSIS_ICONS } from "#lib/analysis-icons.ts";
import { cx } from "#lib/cx.ts";
import { ANALYSIS_TYPES, ANALYSIS_WORDS, type AnalysisType } from "#lib/words.ts";

export function AnalysisTypePicker(props: {
  value: readonly AnalysisType[];
  onChange: (value: AnalysisType[]) => void;
  error: string | undefined;
}) {
  const all = props.value.length === ANALYSIS_TYPES.length;
  return (
    <fieldset aria-describedby={props.error ? "start-types-error" : undefined}>
      <div className="mb-2.5 flex items-baseline justify-between">
        <legend className="float-left font-medium text-sm">What to look for</legend>
        <button
          type="button"
          onClick={() => props.onChange(all ? [] : [...ANALYSIS_TYPES])}
          className="rounded font-medium text-accent text-sm hover:text-accent-strong"
        >
          {all ? "Choose none" : "Choose all"}
        </button>
      </div>
      <div className="grid gap-2.5 sm:grid-cols-2">
        {ANALYSIS_TYPES.map((type) => {
          const checked = props.value.includes(type);
          const Icon = ANALYSIS_ICONS[type];
          return (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
            <label
              key={type}
              className={cx(
                "flex cursor-pointer items-start gap-3 rounded-2xl border p-3.5 transition-colors",
                checked ? "border-accent bg-accent-soft" : "border-line-strong bg-surface hover:bg-hover",
              )}
            >
              <span
                className={cx(
                  "flex size-9 shrink-0 items-center justify-center rounded-xl transition-colors",
                  checked ? "bg-accent text-on-accent" : "bg-sunken text-muted",
                )}
              >
                <Icon className="size-[18px]" aria-hidden />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-sm">{ANALYSIS_WORDS[type].name}</span>
                <span className="mt-0.5 block text-muted text-xs leading-relaxed">{ANALYSIS_WORDS[type].looksFor}</span>
              </span>
              <Checkbox
                checked={checked}
                onCheckedChange={(on) =>
                  props.onChange(ANALYSIS_TYPES.filter((one) => (one === type ? on : props.value.includes(one))))
                }
              />
            </label>
          );
        })}
      </div>
      <div className="mt-2">
        <FieldError id="start-types" error={props.error} />
      </div>
    </fieldset>
  );
}
