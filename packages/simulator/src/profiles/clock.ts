/** Minutes after midnight. */
export const clock = (hours: number, minutes = 0) => hours * 60 + minutes;
