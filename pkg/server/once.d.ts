/**
 * Who has begun what, kept where all your processes see it. In a database: a table with a unique key. `claim` inserts,
 * `release` deletes; best within the transaction of the work, so that a crash in the middle leaves neither.
 */
export interface Claims {
  /** Takes the key. Whether it was free; of two that ask at once, one is told so. */
  claim(key: string): boolean | Promise<boolean>;
  /** Gives the key back, for another try. */
  release(key: string): void | Promise<void>;
}

/**
 * Works once for a key. Resolves with whether it worked now: `false` when it was done before, or is being done. When the
 * work fails, the key is free again, and the failure is yours to answer: with anything but 2xx, Xendit delivers again.
 *
 * @example
 * const webhook = await readWebhook(request.headers, await request.text(), { callbackToken });
 * await once(claims, webhook.idempotencyKey, () => ship(webhook.data.reference_id));
 */
export function once(claims: Claims, key: string, work: () => unknown): Promise<boolean>;

/** Claims in this process's memory, forgotten when it ends: for one process, and for tests. The oldest of `most` go first. */
export function memoryClaims(most?: number): Claims;

/**
 * A key for Xendit's `idempotency-key` header, where it documents one (`POST /customers`: 1 to 100 characters, 24 hours; not
 * `POST /sessions`). The same parts give the same key in every process: a request repeated after a crash is the same request.
 *
 * @example
 * headers: { "idempotency-key": await idempotencyKey("customer", user.id) }
 */
export function idempotencyKey(...parts: string[]): Promise<string>;
