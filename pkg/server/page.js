// A secret in a browser is no secret any more: what takes one refuses to work there.
import { XenditServerError } from "./error.js";

// Browsers call themselves Mozilla/… in pages and in all their workers; Node, Deno, Bun and edge workers do not.
const isInBrowser = () => typeof document !== "undefined" || /^Mozilla\//.test(globalThis.navigator?.userAgent ?? "");

/** @param {string} name */
export function refuseInBrowser(name) {
  if (!isInBrowser()) return;
  throw new XenditServerError(
    "NOT_ALLOWED",
    `${name} takes a secret and was called in a browser, where everybody can read it; call it on your server, and give the page components_sdk_key alone. If the secret was in a page, revoke it in Xendit's dashboard`,
  );
}
