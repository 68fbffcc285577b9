import type { ComponentProps } from "react";
import { cx } from "#lib/cx.ts";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "bg-surface text-ink border border-line-strong hover:bg-hover",
  quiet: "text-muted hover:bg-hover hover:text-ink",
  danger: "bg-surface text-danger border border-line-strong hover:bg-danger-soft hover:border-danger",
} as const;

const SIZES = {
  sm: "h-8 px-3 text-[13px] gap-1.5 rounded-lg",
  md: "h-10 px-4 text-sm gap-2 rounded-xl",
  lg: "h-12 px-5 text-[15px] gap-2 rounded-xl",
  icon: "size-10 rounded-xl",
} as const;

interface Look {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
}

/** The look of a button, for links that act as one. */
export function buttonClass({ variant = "secondary", size = "md" }: Look = {}): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-[background-color,border-color,color,transform] duration-150",
    "active:scale-[0.98] disabled:pointer-events-none disabled:opacity-50 data-disabled:pointer-events-none data-disabled:opacity-50",
    VARIANTS[variant],
    SIZES[size],
  );
}

export function Button({ variant, size, className, ...props }: ComponentProps<"button"> & Look) {
  return (
    <button
      type="button"
      {...props}
      className={cx(buttonClass({ ...(variant && { variant }), ...(size && { size }) }), className)}
    />
  );
}
