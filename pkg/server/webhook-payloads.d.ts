import type { PaymentSession } from "./payment-session.js";
import type { Word } from "./session-request.js";

/**
 * The `data` of what "Test & Save" of Xendit's dashboard sends: a session of 2020 that is not yours, whose id is called `id`.
 * Answer it with 2xx; it is no order of yours.
 */
export interface DashboardSampleSession {
  /** `ps-…` */
  id: string;
  payment_session_id?: never;
  /** `test_session` */
  reference_id: string;
  session_type: string;
  mode: string;
  status: string;
  amount: number;
  currency: string;
  country: string;
  expires_at: string;
  payment_request_id?: string | null;
  payment_id?: null;
  payment_token_id?: null;
  [member: string]: unknown;
}

/** The `data` of `payment.*`: one attempt that was charged, authorized, or failed. */
export interface Payment {
  /** `py-…` */
  payment_id: string;
  /** `pr-…` */
  payment_request_id: string;
  /** The session's `reference_id`, in what a session has made. */
  reference_id: string;
  payment_token_id?: string | null;
  customer_id?: string | null;
  business_id?: string | null;
  type: Word<"PAY" | "PAY_AND_SAVE" | "REUSABLE_PAYMENT_CODE">;
  status: Word<"AUTHORIZED" | "CANCELED" | "SUCCEEDED" | "FAILED" | "EXPIRED" | "PENDING">;
  /** In major units. */
  request_amount: number;
  currency: string;
  country: string;
  channel_code: string;
  capture_method?: Word<"AUTOMATIC" | "MANUAL"> | null;
  captures?: { capture_id: string; capture_amount: number; capture_timestamp: string }[] | null;
  /** `INSUFFICIENT_BALANCE`, … The list grows. */
  failure_code?: string | null;
  payment_details?: Readonly<Record<string, unknown>> | null;
  metadata?: Record<string, string> | null;
  created?: string;
  updated?: string;
  [member: string]: unknown;
}

/** The `data` of `payment_request.*`. */
export interface PaymentRequest {
  /** `pr-…` */
  payment_request_id: string;
  reference_id: string;
  status: Word<"ACCEPTING_PAYMENTS" | "REQUIRES_ACTION" | "AUTHORIZED" | "CANCELED" | "EXPIRED" | "SUCCEEDED" | "FAILED">;
  /** In major units. */
  request_amount: number;
  currency: string;
  country: string;
  channel_code: string;
  failure_code?: string | null;
  [member: string]: unknown;
}

/** The `data` of `payment_token.*`: a payment method that was saved, or was not. */
export interface PaymentToken {
  /** `pt-…` */
  payment_token_id: string;
  reference_id: string;
  customer_id?: string | null;
  status: Word<"REQUIRES_ACTION" | "PENDING" | "ACTIVE" | "FAILED" | "EXPIRED" | "CANCELED">;
  channel_code: string;
  currency: string;
  country: string;
  token_details?: Readonly<Record<string, unknown>> | null;
  failure_code?: string | null;
  [member: string]: unknown;
}

/** The `data` of `refund.*`. */
export interface Refund {
  /** `rfd-…` */
  id: string;
  payment_request_id?: string | null;
  payment_id?: string | null;
  reference_id?: string | null;
  status: Word<"SUCCEEDED" | "FAILED" | "PENDING" | "CANCELLED">;
  /** In major units. */
  amount: number;
  currency: string;
  reason?: Word<"FRAUDULENT" | "DUPLICATE" | "REQUESTED_BY_CUSTOMER" | "CANCELLATION" | "OTHERS"> | null;
  failure_code?: string | null;
  [member: string]: unknown;
}

interface Told<Event, Data> {
  /** What happened. */
  event: Event;
  data: Data;
  business_id?: string;
  /** The time of this delivery, not of the event. */
  created?: string;
  /** `v3`, of payments and tokens. */
  api_version?: string;
  /**
   * The same for every delivery of the same news, and for no other: remember it, and work once. {@link once} does. It is made
   * of the event and the ids in `data`, so it also holds for what somebody sends again in the dashboard.
   */
  idempotencyKey: string;
}

/** What decides about an order. There is no event for a session that is canceled, nor for one that failed: none does. */
export type SessionCompletedWebhook = Told<"payment_session.completed", PaymentSession | DashboardSampleSession>;
export type SessionExpiredWebhook = Told<"payment_session.expired", PaymentSession>;
/** `payment.failure` is one attempt of a session that goes on: it decides nothing. */
export type PaymentWebhook = Told<"payment.capture" | "payment.authorization" | "payment.failure" | "payment.expiry", Payment>;
export type PaymentRequestWebhook = Told<"payment_request.expiry", PaymentRequest>;
export type PaymentTokenWebhook = Told<"payment_token.activation" | "payment_token.failure" | "payment_token.expiry", PaymentToken>;
export type RefundWebhook = Told<"refund.succeeded" | "refund.failed", Refund>;

/** Some other text. An enum, because comparing with an event that does not exist is then a compile error. */
declare enum AnotherEvent {
  named = "…",
}

/** An event that is not listed here, of a product of Xendit's that this package knows nothing of. */
export type OtherWebhook = Told<AnotherEvent, Readonly<Record<string, unknown>>>;

/** Tell them apart by `event`. For an event of another product: `const event: string = webhook.event`. */
export type Webhook =
  | SessionCompletedWebhook
  | SessionExpiredWebhook
  | PaymentWebhook
  | PaymentRequestWebhook
  | PaymentTokenWebhook
  | RefundWebhook
  | OtherWebhook;
export {};
