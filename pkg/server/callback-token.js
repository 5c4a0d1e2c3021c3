// The token that every webhook carries, which is all that tells Xendit's from anybody's.
import { digest } from "./digest.js";
import { refuseInBrowser } from "./page.js";

/** @type {typeof import("./callback-token.js").isCallbackToken} */
export async function isCallbackToken(given, configured) {
  refuseInBrowser("isCallbackToken()");
  const token = configured?.trim();
  // A token nobody set would be one that everybody knows.
  if (!token || typeof given !== "string") return false;
  // Digests are of one length whatever was given, and all their bytes are looked at: how long it takes tells nothing of
  // the token, neither how long it is nor how much of it was right.
  const [left, right] = await Promise.all([digest(given), digest(token)]);
  return left.reduce((difference, byte, place) => difference | (byte ^ (right[place] ?? 0)), 0) === 0;
}
