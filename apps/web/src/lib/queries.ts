// Inputs of lists that several places show, so that they share one answer.

export const PENDING_LIST = { status: "pending", limit: 50 } as const;
/**
 * What the number in the navigation counts. Not the same as a page's list: a query that the frame has begun would not
 * take the answer that the server gives with the page.
 */
export const PENDING_COUNT = { status: "pending", limit: 30 } as const;
export const ACCEPTED_LIST = { status: "accepted", limit: 50 } as const;
export const RECENT_JOBS = { limit: 5 } as const;
export const LAST_COMPLETED = { status: "completed", limit: 1 } as const;
export const KEY_INSIGHTS = { limit: 50 } as const;

/** Items on a page of a list. */
export const PAGE_SIZE = 20;
