import type { Rng } from "./rng.ts";

/** Who is behind a row, as Home Assistant records it: a ULID, the user who acted, and what it followed from. */
export interface Context {
  /** 16 bytes; the first six are the milliseconds since 1970. */
  readonly id: Uint8Array;
  readonly user?: Uint8Array;
  readonly parent?: Uint8Array;
}

export function newContext(rng: Rng, at: number, origin: { user?: Uint8Array; parent?: Uint8Array } = {}): Context {
  const id = Buffer.allocUnsafe(16);
  id.writeUIntBE(Math.floor(at), 0, 6);
  id.writeUInt32BE(rng.bits(), 6);
  id.writeUInt32BE(rng.bits(), 10);
  id.writeUInt16BE(rng.bits() >>> 16, 14);
  return { id, ...origin };
}
