import type { PaymentSession } from "./payment-session.js";
import type { Word } from "./session-request.js";

/**
 * The `data` of what "Test & Save" of Xendit's dashboard sends: a session of 2020 that is not yours, whose id is called `id`.
 * Answer it with 2xx; it is no order of yours.
 */
export interface DashboardSampleSession {
  /** `ps-…` */
  id: string;
  /** Not there, which is how it is known. */
  payment_session_id?: never;
  /** `test_session` */
  reference_id: string;
  /** What the session does. */
  session_type: string;
  /** Where the shopper pays. */
  mode: string;
  /** How it stands. */
  status: string;
  /** In major units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** ISO 8601. */
  expires_at: string;
  /** `pr-…` */
  payment_request_id?: string | null;
  payment_id?: null;
  payment_token_id?: null;
  [member: string]: unknown;
}

/** Money that was taken. */
export interface Capture {
  /** `cptr-…` */
  capture_id: string;
  /** In major units. */
  capture_amount: number;
  /** ISO 8601. */
  capture_timestamp: string;
}

/** The `data` of `payment.*`: one attempt that was charged, authorized, or failed. */
export interface Payment {
  /** `py-…` */
  payment_id: string;
  /** `pr-…` */
  payment_request_id: string;
  /** The session's `reference_id`, in what a session has made. */
  reference_id: string;
  /** `pt-…`, where one was used or saved. */
  payment_token_id?: string | null;
  /** `cust-` and a UUID. */
  customer_id?: string | null;
  /** Your account at Xendit: 24 hex digits. */
  business_id?: string | null;
  /** Which kind. */
  type: Word<"PAY" | "PAY_AND_SAVE" | "REUSABLE_PAYMENT_CODE">;
  /** How it stands. */
  status: Word<"AUTHORIZED" | "CANCELED" | "SUCCEEDED" | "FAILED" | "EXPIRED" | "PENDING">;
  /** In major units. */
  request_amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** `CARDS`, … */
  channel_code: string;
  /** Whether the money is taken at once, or when you ask for it. */
  capture_method?: Word<"AUTOMATIC" | "MANUAL"> | null;
  /** What was taken of it. */
  captures?: Capture[] | null;
  /** `INSUFFICIENT_BALANCE`, … The list grows. */
  failure_code?: string | null;
  /** What the bank said; its members depend on the channel. */
  payment_details?: Readonly<Record<string, unknown>> | null;
  /** Yours, given back. */
  metadata?: Record<string, string> | null;
  /** ISO 8601. */
  created?: string;
  /** ISO 8601. */
  updated?: string;
  [member: string]: unknown;
}

/** The `data` of `payment_request.*`. */
export interface PaymentRequest {
  /** `pr-…` */
  payment_request_id: string;
  /** Yours. */
  reference_id: string;
  /** How it stands. */
  status: Word<"ACCEPTING_PAYMENTS" | "REQUIRES_ACTION" | "AUTHORIZED" | "CANCELED" | "EXPIRED" | "SUCCEEDED" | "FAILED">;
  /** In major units. */
  request_amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** `CARDS`, … */
  channel_code: string;
  /** Why it failed: `INSUFFICIENT_BALANCE`, … The list grows. */
  failure_code?: string | null;
  [member: string]: unknown;
}

/** The `data` of `payment_token.*`: a payment method that was saved, or was not. */
export interface PaymentToken {
  /** `pt-…` */
  payment_token_id: string;
  /** Yours. */
  reference_id: string;
  /** `cust-` and a UUID. */
  customer_id?: string | null;
  /** How it stands. */
  status: Word<"REQUIRES_ACTION" | "PENDING" | "ACTIVE" | "FAILED" | "EXPIRED" | "CANCELED">;
  /** `CARDS`, … */
  channel_code: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** Whose account it is; its members depend on the channel. */
  token_details?: Readonly<Record<string, unknown>> | null;
  /** Why it failed: `INSUFFICIENT_BALANCE`, … The list grows. */
  failure_code?: string | null;
  [member: string]: unknown;
}

/** The `data` of `refund.*`. */
export interface Refund {
  /** `rfd-…` */
  id: string;
  /** `pr-…` */
  payment_request_id?: string | null;
  /** `py-…` */
  payment_id?: string | null;
  /** Yours. */
  reference_id?: string | null;
  /** How it stands. */
  status: Word<"SUCCEEDED" | "FAILED" | "PENDING" | "CANCELLED">;
  /** In major units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** Why, as you said it. */
  reason?: Word<"FRAUDULENT" | "DUPLICATE" | "REQUESTED_BY_CUSTOMER" | "CANCELLATION" | "OTHERS"> | null;
  /** Why it failed: `INSUFFICIENT_BALANCE`, … The list grows. */
  failure_code?: string | null;
  [member: string]: unknown;
}

/** What every webhook has. */
interface Told<Event, Data> {
  /** What happened. */
  event: Event;
  /** What it happened to. */
  data: Data;
  /** Your account at Xendit: 24 hex digits. */
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
/** The time to pay is over. */
export type SessionExpiredWebhook = Told<"payment_session.expired", PaymentSession>;
/** `payment.failure` is one attempt of a session that goes on: it decides nothing. */
export type PaymentWebhook = Told<"payment.capture" | "payment.authorization" | "payment.failure" | "payment.expiry", Payment>;
/** Somebody did not pay in time. */
export type PaymentRequestWebhook = Told<"payment_request.expiry", PaymentRequest>;
/** A payment method was saved, could not be, or is no longer good. */
export type PaymentTokenWebhook = Told<"payment_token.activation" | "payment_token.failure" | "payment_token.expiry", PaymentToken>;
/** Money went back, or did not. */
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
