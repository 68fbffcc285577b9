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
  { timeZone: "America/Anchorage", latitude: 61.22, longitude: -149.9, climate: { mean: 3, swing: 12 } },
  { timeZone: "Atlantic/Reykjavik", latitude: 64.15, longitude: -21.94, climate: { mean: 5, swing: 6 } },
  { timeZone: "America/Argentina/Ushuaia", latitude: -54.8, longitude: -68.3, climate: { mean: 6, swing: 4 } },
  { timeZone: "Pacific/Auckland", latitude: -36.85, longitude: 174.76, climate: { mean: 15.5, swing: 4.5 } },
  { timeZone: "Australia/Adelaide", latitude: -34.93, longitude: 138.6, climate: { mean: 17, swing: 6 } },
  { timeZone: "Asia/Kolkata", latitude: 28.61, longitude: 77.21, climate: { mean: 25, swing: 9 } },
  { timeZone: "Asia/Tokyo", latitude: 35.68, longitude: 139.69, climate: { mean: 16, swing: 11 } },
] as const;
