// Doing a thing once, however often it is asked for: Xendit delivers a webhook again whenever it is unsure.
import { digest } from "./digest.js";

/** @type {typeof import("./once.js").once} */
export async function once(claims, key, work) {
  if (!(await claims.claim(key))) return false;
  try {
    await work();
  } catch (problem) {
    await claims.release(key);
    throw problem;
  }
  return true;
}

/** @type {typeof import("./once.js").memoryClaims} */
export function memoryClaims(most = 100_000) {
  /** @type {Set<string>} */
  const held = new Set();
  return {
    claim(key) {
      if (held.has(key)) return false;
      held.add(key);
      // A set keeps the order of its entries: the first is the oldest.
      for (const oldest of held) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
      return true;
    },
    release: (key) => void held.delete(key),
  };
}

/** @type {typeof import("./once.js").idempotencyKey} */
export async function idempotencyKey(...parts) {
  const bytes = await digest(JSON.stringify(parts));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
