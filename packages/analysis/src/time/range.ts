/** Epoch milliseconds; `until` is exclusive. */
export interface Range {
  readonly from: number;
  readonly until: number;
}
