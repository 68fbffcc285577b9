import { ANALYSIS_TYPES, type AnalysisType } from "@routinely/analysis";
import { InvalidArgumentError } from "commander";
import { fromCallersDirectory } from "./caller-path.ts";

/** Readers of option values, for commander. What cannot be ends with exit code 2 and a message that says what could. */

export function wholeNumber(lowest: number, highest: number) {
  return (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < lowest || number > highest) {
      throw new InvalidArgumentError(`It must be a whole number from ${lowest} to ${highest}.`);
    }
    return number;
  };
}

export function degrees(limit: 90 | 180) {
  return (text: string): number => {
    const number = Number(text);
    if (text.trim() === "" || !(Math.abs(number) <= limit)) {
      throw new InvalidArgumentError(`It must be a number of degrees from -${limit} to ${limit}.`);
    }
    return number;
  };
}

/** A date or a date with time, ISO 8601. Without an offset it is this machine's local time. */
export function instant(text: string): Date {
  // Without a time, too: by itself a date would be taken as that of London in winter.
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime())) {
    throw new InvalidArgumentError("It must be a date like 2026-01-31 or 2026-01-31T18:00:00Z.");
  }
  return date;
}

export function timeZone(text: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
  } catch {
    throw new InvalidArgumentError("It must be a time zone like Europe/Amsterdam.");
  }
  return text;
}

export function list(text: string): string[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

export function analysisTypes(text: string): AnalysisType[] {
  const types = list(text).map(analysisType);
  if (types.length === 0) throw new InvalidArgumentError(`Choose at least one of: ${ANALYSIS_TYPES.join(", ")}.`);
  return [...new Set(types)];
}

function analysisType(text: string): AnalysisType {
  const type = ANALYSIS_TYPES.find((known) => known === text);
  if (type === undefined) {
    throw new InvalidArgumentError(`There is no analysis type "${text}". Allowed are: ${ANALYSIS_TYPES.join(", ")}.`);
  }
  return type;
}

/** A file of the caller's, as absolute path. */
export function file(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must be the path of a file.");
  return fromCallersDirectory(text);
}

export function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw new InvalidArgumentError("It must be a full id, as the lists show it.");
  }
  return text.toLowerCase();
}
