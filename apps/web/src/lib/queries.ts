/** Inputs of lists that several places show, so that they share one answer. */

export const PENDING_LIST = { status: "pending", limit: 50 } as const;
export const RECENT_JOBS = { limit: 5 } as const;
export const KEY_INSIGHTS = { limit: 50 } as const;
export const PAGE_SIZE = 20;
