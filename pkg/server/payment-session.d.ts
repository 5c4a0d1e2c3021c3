import type { ComponentsConfiguration, Item, SessionMode, SessionType, Subscription, Word } from "./session-request.js";

/**
 * A Payment Session as Xendit answers it, and as the `data` of `payment_session.*`. What is not there can be missing or `null`:
 * Xendit's own samples disagree.
 */
export interface PaymentSession {
  /** `ps-` and 24 hex digits. */
  payment_session_id: string;
  /** ISO 8601. */
  created?: string;
  /** ISO 8601. */
  updated?: string;
  /** How it stands. */
  status: Word<"ACTIVE" | "COMPLETED" | "EXPIRED" | "CANCELED">;
  /** Yours. */
  reference_id: string;
  /** What the session does. */
  session_type: SessionType;
  /** Where the shopper pays. */
  mode: SessionMode;
  /** In major units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** ISO 8601. */
  expires_at: string;
  /** ISO 639-1. */
  locale?: string | null;
  /** Your account at Xendit: 24 hex digits. */
  business_id?: string | null;
  /** `cust-` and a UUID. */
  customer_id?: string | null;
  /** Whether what is paid with is saved, in `PAY` sessions. */
  allow_save_payment_method?: Word<"DISABLED" | "OPTIONAL" | "FORCED"> | null;
  /** Whether the money is taken at once, or when you ask for it. */
  capture_method?: Word<"AUTOMATIC" | "MANUAL"> | null;
  /** Channel codes; absent when all are. */
  allowed_payment_channels?: string[] | null;
  /** Yours, given back. */
  metadata?: Record<string, string> | null;
  /** Yours, given back. */
  description?: string | null;
  /** What is bought. */
  items?: Item[] | null;
  /** How often what is paid. */
  subscription?: Subscription | null;
  /** Where the hosted page leads to once it is paid. */
  success_return_url?: string | null;
  /** Where the hosted page leads to when it is not. */
  cancel_return_url?: string | null;
  /** Where a shopper of a `PAYMENT_LINK` session pays. */
  payment_link_url?: string | null;
  /** For the page of a `COMPONENTS` session. Webhooks can hold it as well: do not log them whole. */
  components_sdk_key?: string | null;
  /** The pages the checkout may be on. */
  components_configuration?: ComponentsConfiguration | null;
  /** `pr-…`, once it is paid. */
  payment_request_id?: string | null;
  /** `py-…`, once it is paid. With `capture_method` `MANUAL` it is authorized only. */
  payment_id?: string | null;
  /** `pt-…`, once a payment method is saved. */
  payment_token_id?: string | null;
  [member: string]: unknown;
}
