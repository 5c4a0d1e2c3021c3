// POST /sessions with the secret key.
import { isSecure } from "./addresses.js";
import { checked } from "./checked.js";
import { XenditServerError } from "./error.js";
import { refuseInBrowser } from "./page.js";
import { isObject } from "./shapes.js";

/** Longer than Xendit ever takes, shorter than a shopper waits. */
const PATIENCE_MS = 20_000;

/** What of the answer leads a shopper on. @type {Record<string, string | undefined>} */
const WAY = { COMPONENTS: "components_sdk_key", PAYMENT_LINK: "payment_link_url" };

/** @type {(...given: Parameters<import("./session.js").CreateSession>) => Promise<any>} */
export async function createSession(body, options) {
  refuseInBrowser("createSession()");
  const { secretKey, apiUrl = "https://api.xendit.co", headers, signal } = options ?? {};
  const authorization = `Basic ${btoa(`${secret(secretKey)}:`)}`;
  const sent = new Headers(headers);
  sent.set("authorization", authorization);
  sent.set("content-type", "application/json");
  const request = {
    method: "POST",
    headers: sent,
    body: JSON.stringify(checked(body)),
    signal: signal ?? AbortSignal.timeout(PATIENCE_MS),
    redirect: /** @type {const} */ ("manual"), // the key goes to the address it was meant for, and nowhere else
  };
  /** @type {(cause: unknown) => never} */
  const unanswered = (cause) => {
    if (signal?.aborted) throw signal.reason;
    throw new XenditServerError("NETWORK", "Xendit cannot be reached", { cause });
  };
  const answer = await fetch(`${address(apiUrl)}/sessions`, request).catch(unanswered);
  // What is no JSON is an answer nobody can read; what was cut off is none.
  const content = await answer.json().catch((cause) => (cause instanceof SyntaxError ? null : unanswered(cause)));
  const { ok, status } = answer;
  if (!ok && typeof content?.error_code === "string") {
    const { error_code: errorCode, message = "", errors } = content;
    const reason = `Xendit refused the session (${errorCode}): ${message}`;
    throw new XenditServerError("REFUSED", reason, { status, errorCode, errors });
  }
  const way = WAY[body.mode];
  const isSession = ok && isObject(content) && typeof content["payment_session_id"] === "string";
  if (!isSession || (way && typeof content[way] !== "string")) {
    const reason = `Xendit answered with something that is not a session (HTTP ${status})`;
    throw new XenditServerError("UNREADABLE", reason, { status });
  }
  return content;
}

/** @param {unknown} key */
function secret(key) {
  const text = typeof key === "string" ? key.trim() : "";
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw invalid("secretKey is missing; it is the one in Xendit's dashboard that starts with xnd_development_ or xnd_production_");
  }
  if (text.startsWith("xnd_public_")) throw invalid("secretKey is a public key; sessions are created with the secret one");
  return text;
}

/** @param {string} text */
function address(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !isSecure(url)) {
    throw invalid("apiUrl has to be an https address, or a sandbox's on this machine: the secret key is sent there");
  }
  return url.href.replace(/\/+$/, "");
}

/** @param {string} message */
const invalid = (message) => new XenditServerError("INVALID_OPTIONS", message);
