import type { z } from "zod";

export interface FieldProblem {
  /** Path of the field in the input, e.g. `hours` or `source.recorderPath`; empty for the input itself. */
  field: string;
  /** e.g. `hours must be a whole number between 1 and 720` */
  message: string;
  allowed?: readonly string[];
}

/** Says what is wrong with a field, and what it could be. */
export function describeIssue(issue: z.core.$ZodIssue): FieldProblem {
  const field = issue.path.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key)),
    "",
  );
  const requirement = requirementOf(issue);
  const message = `${field || "The input"} ${requirement}`;
  const allowed = allowedBy(issue, requirement);
  return allowed ? { field, message, allowed } : { field, message };
}

/** The values there are, or in words what is allowed where they are too many to list. */
function allowedBy(issue: z.core.$ZodIssue, requirement: string): string[] | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String);
  const words = /^must (?:be|have) (.+)$/.exec(requirement)?.[1];
  return words === undefined ? undefined : [words];
}

/** What a field has to be, as the rest of a sentence that begins with its name. */
function requirementOf(issue: z.core.$ZodIssue): string {
  // The contract's own messages are written as such a rest.
  if (issue.message.startsWith("must ")) return issue.message;
  switch (issue.code) {
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "is missing" : `must be ${withArticle(issue.expected)}`;
    case "too_big":
      return `must ${sizeOf(issue.origin, "at most", Number(issue.maximum))}`;
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? "must not be empty"
        : `must ${sizeOf(issue.origin, "at least", Number(issue.minimum))}`;
    case "invalid_format":
      return `must be ${FORMATS[issue.format] ?? "well-formed"}`;
    default:
      return `is not valid: ${issue.message}`;
  }
}

const FORMATS: Partial<Record<string, string>> = {
  uuid: "a UUID",
  datetime: "a date and time with its offset, such as 2026-11-22T21:14:00Z",
};

const NUMBERS = new Intl.NumberFormat("en");

function sizeOf(origin: string, bound: string, size: number): string {
  const amount = `${bound} ${NUMBERS.format(size)}`;
  if (origin === "string") return `be ${amount} characters long`;
  if (origin === "array") return `have ${amount} ${size === 1 ? "item" : "items"}`;
  return `be ${amount}`;
}

function withArticle(type: string): string {
  if (type === "int") return "a whole number";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
