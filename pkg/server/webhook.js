// What Xendit tells the merchant's server: checked, read, and given a key by which the same news is known again.
import { isCallbackToken } from "./callback-token.js";
import { XenditServerError } from "./error.js";
import { idempotencyKey } from "./once.js";
import { isObject } from "./shapes.js";

/** @type {typeof import("./webhook.js").readWebhook} */
export async function readWebhook(headers, body, { callbackToken }) {
  if (!(await isCallbackToken(header(headers, "x-callback-token"), callbackToken))) {
    const reason = callbackToken?.trim()
      ? "the webhook's x-callback-token is not yours"
      : "no callbackToken is configured, so no webhook can be believed; it is shown in Xendit's dashboard, Settings, Webhooks";
    throw new XenditServerError("WRONG_CALLBACK_TOKEN", `${reason}; answer 401`);
  }
  const webhook = parsed(body);
  if (!isObject(webhook) || typeof webhook["event"] !== "string" || !isObject(webhook["data"])) {
    throw new XenditServerError("INVALID_WEBHOOK", "the webhook's body is not one of Xendit's; answer 400");
  }
  const { event, data } = webhook;
  const subject = subjectOf(event, data) ?? header(headers, "webhook-id") ?? (await idempotencyKey(JSON.stringify(data)));
  // What is open in JavaScript is a union in the types.
  return /** @type {any} */ ({ ...webhook, idempotencyKey: `${event} ${subject}` });
}

/** @type {typeof import("./webhook.js").isDashboardSample} */
export const isDashboardSample = ({ event, data }) =>
  event === "payment_session.completed" && data["payment_session_id"] === undefined && data["id"] !== undefined;

/** What an event is about, by the beginning of its name. @type {[string, (data: Record<string, any>) => unknown[]][]} */
const SUBJECTS = [
  // xendit: the dashboard's sample has its session's id under another name
  ["payment_session.", (data) => [data["payment_session_id"] ?? data["id"]]],
  ["payment_request.", (data) => [data["payment_request_id"]]],
  ["payment_token.", (data) => [data["payment_token_id"]]],
  ["payment.", (data) => [data["payment_id"], ...captures(data)]],
  ["refund.", (data) => [data["id"]]],
];

/**
 * The ids the news is about. Neither `created` nor the webhook-id header will do for what we know: the first is the time of
 * the delivery, and nobody documents the second for these, least of all for one that is sent again by hand.
 * @type {(event: string, data: Record<string, unknown>) => string | undefined}
 */
function subjectOf(event, data) {
  const ids = SUBJECTS.find(([beginning]) => event.startsWith(beginning))?.[1](data);
  return ids?.every((id) => typeof id === "string" && id !== "") ? ids.join(" ") : undefined;
}

/** @param {Record<string, any>} data */
const captures = ({ captures }) => (Array.isArray(captures) ? captures.map((capture) => capture?.capture_id) : []);

/**
 * As `Headers` has it, or as Node, Express and the gateways of clouds do: in small letters or not, a list or not.
 * @type {(headers: import("./webhook.js").WebhookHeaders, name: string) => string | undefined}
 */
function header(headers, name) {
  // There is more than one `Headers` about: a package's, another realm's.
  if (typeof headers.get === "function") return headers.get(name) ?? undefined;
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === "string" ? value : value?.length === 1 ? value[0] : undefined;
}

/** @param {unknown} body */
function parsed(body) {
  try {
    if (typeof body === "string") return JSON.parse(body);
    if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
  return body;
}
