import { toNumber } from "./to-number.ts";

/** Stands between states: the unit separator, which is in no number. */
export const SEPARATOR = "\u001f";
const SEPARATOR_CODE = SEPARATOR.charCodeAt(0);
const [COMMA, MINUS, POINT, ZERO, NINE] = [44, 45, 46, 48, 57] as const;
/** Whole numbers of so many digits are exact, and so are these powers of ten; their quotient is rounded once, as is right. */
const MOST_DIGITS = 15;
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/**
 * Takes texts of as many parts apart, without making a string of each part.
 *
 * @param places whole numbers with commas between
 * @param states what a recorder wrote, with {@link SEPARATOR} between
 * @param times microseconds, with commas between
 * @param take given each place with its time in epoch milliseconds and its state as a number, NaN when it is none
 */
export function splitReadings(
  places: string,
  states: string,
  times: string,
  take: (place: number, time: number, value: number) => void,
): void {
  let at = 0; // in places
  let inStates = 0;
  let inTimes = 0;
  while (at < places.length) {
    let place = 0;
    for (; at < places.length; at++) {
      const code = places.charCodeAt(at);
      if (code === COMMA) break;
      place = place * 10 + code - ZERO;
    }
    let micros = 0;
    for (; inTimes < times.length; inTimes++) {
      const code = times.charCodeAt(inTimes);
      if (code === COMMA) break;
      micros = micros * 10 + code - ZERO;
    }
    const start = inStates;
    let digits = 0;
    let mantissa = 0;
    let point = -1; // digits before it
    let isPlain = true;
    for (; inStates < states.length; inStates++) {
      const code = states.charCodeAt(inStates);
      if (code === SEPARATOR_CODE) break;
      if (code >= ZERO && code <= NINE) {
        mantissa = mantissa * 10 + code - ZERO;
        digits++;
      } else if (code === POINT && point < 0) point = digits;
      else if (code !== MINUS || inStates > start) isPlain = false;
    }
    let value: number;
    if (isPlain && digits > 0 && digits <= MOST_DIGITS) {
      value = point < 0 ? mantissa : mantissa / POWERS_OF_TEN[digits - point]!;
      if (states.charCodeAt(start) === MINUS) value = -value;
    } else value = toNumber(states.slice(start, inStates));
    take(place, micros / 1e3, value);
    at++;
    inStates++;
    inTimes++;
  }
}
