/** Where generated homes stand: both hemispheres, far north, with and without daylight saving time. */
export const PLACES = [
  { timeZone: "Europe/Amsterdam", latitude: 52.09, longitude: 5.12, climate: { mean: 10.5, swing: 7.5 } },
  { timeZone: "Europe/Helsinki", latitude: 60.17, longitude: 24.94, climate: { mean: 6, swing: 12 } },
  { timeZone: "Europe/Oslo", latitude: 60.39, longitude: 5.32, climate: { mean: 8, swing: 7 } },
  { timeZone: "Europe/Madrid", latitude: 40.42, longitude: -3.7, climate: { mean: 15, swing: 10 } },
  { timeZone: "America/New_York", latitude: 40.71, longitude: -74.01, climate: { mean: 13, swing: 12 } },
  { timeZone: "America/Phoenix", latitude: 33.45, longitude: -112.07, climate: { mean: 24, swing: 10 } },
  { timeZone: "Australia/Melbourne", latitude: -37.81, longitude: 144.96, climate: { mean: 15, swing: 6 } },
  { timeZone: "America/Santiago", latitude: -33.45, longitude: -70.67, climate: { mean: 14.5, swing: 7 } },
  { timeZone: "Asia/Tokyo", latitude: 35.68, longitude: 139.69, climate: { mean: 16, swing: 11 } },
] as const;
