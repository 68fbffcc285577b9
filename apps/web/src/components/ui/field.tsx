import type { ComponentProps, ReactNode } from "react";
import { cx } from "#lib/cx.ts";

const CONTROL =
  "w-full rounded-xl border bg-surface px-3.5 text-sm text-ink placeholder:text-faint transition-colors focus-visible:outline-offset-0";

interface FieldLook {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined;
}

type Controlled<T> = Omit<T, "id"> & { id: string };

export function TextField({
  label,
  hint,
  error,
  className,
  ...input
}: Controlled<ComponentProps<"input">> & FieldLook) {
  return (
    <Field id={input.id} label={label} hint={hint} error={error} className={className}>
      <input {...input} {...describedBy(input.id, hint, error)} className={cx(CONTROL, "h-10", borderOf(error))} />
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className,
  ...input
}: Controlled<ComponentProps<"textarea">> & FieldLook) {
  return (
    <Field id={input.id} label={label} hint={hint} error={error} className={className}>
      <textarea
        rows={3}
        {...input}
        {...describedBy(input.id, hint, error)}
        className={cx(CONTROL, "resize-y py-2.5 leading-relaxed", borderOf(error))}
      />
    </Field>
  );
}

/** A label above, a hint and an error below. The control inside carries the id, and {@link describedBy}. */
export function Field(props: FieldLook & { id: string; className?: string | undefined; children: ReactNode }) {
  const { id, label, hint, error } = props;
  return (
    <div className={cx("grid gap-1.5", props.className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {props.children}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-xs leading-relaxed">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="text-danger text-xs leading-relaxed">
      {error}
    </p>
  );
}

function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

function borderOf(error: string | undefined): string {
  return error ? "border-danger" : "border-line-strong hover:border-muted";
}
