import type { DashboardSampleSession, SessionCompletedWebhook, Webhook } from "./webhook-payloads.js";

/** `Headers` as a `Request` has them, or the object Node and Express have. */
export type WebhookHeaders = Pick<Headers, "get"> | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks a webhook's `x-callback-token`, reads its body, and gives it an `idempotencyKey`.
 *
 * `body` is the text, its bytes, or what a framework has parsed already. Answer 2xx before heavy work: Xendit waits 30 seconds,
 * and delivers up to six times more within a day. Webhooks can come twice and in any order; compare `amount` and `currency`
 * with your order's.
 *
 * Rejects with a {@link XenditServerError}: `WRONG_CALLBACK_TOKEN` (answer 401), `INVALID_WEBHOOK` (answer 400), `NOT_ALLOWED`.
 *
 * @example
 * const { event, data } = await readWebhook(request.headers, await request.text(), { callbackToken });
 * if (event === "payment_session.completed") markPaid(data.reference_id, data.amount, data.currency);
 */
export function readWebhook(
  headers: WebhookHeaders,
  body: unknown,
  options: { callbackToken: string | null | undefined },
): Promise<Webhook>;

/** Whether this is what "Test & Save" of Xendit's dashboard sends: it is no order of yours, but wants its 2xx. */
export function isDashboardSample(
  webhook: Webhook,
): webhook is SessionCompletedWebhook & Record<"data", DashboardSampleSession>;
