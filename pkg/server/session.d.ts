import type { ComponentsRequest, PaymentLinkRequest } from "./flows.js";
import type { PaymentSession } from "./payment-session.js";
import type { SessionRequest } from "./session-request.js";

/** What `createSession()` needs besides the body. */
export interface CreateSessionOptions {
  /** The secret key of Xendit's dashboard. It is sent to `apiUrl`, and is in no message and no error. */
  secretKey: string;
  /** Default: `https://api.xendit.co`. A sandbox's may be http on this machine. */
  apiUrl?: string;
  /** More headers, such as `for-user-id` or `with-split-rule` of xenPlatform. */
  headers?: Readonly<Record<string, string>>;
  /** Default: one that gives up after 20 seconds. Aborting yours rejects with its reason. */
  signal?: AbortSignal;
}

/**
 * Opens a Payment Session: `POST /sessions` with your secret key. Checks the body first, whoever built it.
 *
 * Give the page `components_sdk_key` and nothing else of the answer; neither store nor log it. Rejects with a
 * {@link XenditServerError}: `NOT_ALLOWED`, `INVALID_OPTIONS`, `INVALID_REQUEST`, `NETWORK`, `REFUSED`, `UNREADABLE`.
 *
 * Xendit documents no idempotency for this request. Asked twice, it opens two sessions: keep the order's first, or see that
 * an order is paid once.
 *
 * @example
 * const { components_sdk_key } = await createSession(oneTimePayment(terms), { secretKey });
 */
export interface CreateSession {
  (body: ComponentsRequest, options: CreateSessionOptions): Promise<PaymentSession & Record<"components_sdk_key", string>>;
  (body: PaymentLinkRequest, options: CreateSessionOptions): Promise<PaymentSession & Record<"payment_link_url", string>>;
  (body: SessionRequest, options: CreateSessionOptions): Promise<PaymentSession>;
}

/** See {@link CreateSession}. */
export const createSession: CreateSession;
