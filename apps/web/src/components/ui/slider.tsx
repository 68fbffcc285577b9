"use client";

import { Slider as Base } from "@base-ui/react/slider";

export function Slider(props: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step: number;
  /** How the value reads. */
  words: string;
}) {
  return (
    <Base.Root
      value={props.value}
      onValueChange={(value) => props.onChange(value as number)}
      min={props.min}
      max={props.max}
      step={props.step}
    >
      <Base.Control className="flex h-8 w-full touch-none select-none items-center">
        <Base.Track className="h-2 w-full rounded-full bg-sunken">
          <Base.Indicator className="rounded-full bg-accent" />
          <Base.Thumb
            aria-label={props.label}
            getAriaValueText={() => props.words}
            className="size-6 rounded-full border border-line-strong bg-raised shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
