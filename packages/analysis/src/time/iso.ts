/** A moment (epoch ms) as results carry it. */
export function iso(time: number): string {
  return new Date(time).toISOString();
}
