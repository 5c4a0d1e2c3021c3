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
  status: Word<"ACTIVE" | "COMPLETED" | "EXPIRED" | "CANCELED">;
  /** Yours. */
  reference_id: string;
  session_type: SessionType;
  mode: SessionMode;
  /** In major units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** ISO 8601. */
  expires_at: string;
  locale?: string | null;
  business_id?: string | null;
  customer_id?: string | null;
  allow_save_payment_method?: Word<"DISABLED" | "OPTIONAL" | "FORCED"> | null;
  capture_method?: Word<"AUTOMATIC" | "MANUAL"> | null;
  allowed_payment_channels?: string[] | null;
  metadata?: Record<string, string> | null;
  description?: string | null;
  items?: Item[] | null;
  subscription?: Subscription | null;
  success_return_url?: string | null;
  cancel_return_url?: string | null;
  /** Where a shopper of a `PAYMENT_LINK` session pays. */
  payment_link_url?: string | null;
  /** For the page of a `COMPONENTS` session. Webhooks can hold it as well: do not log them whole. */
  components_sdk_key?: string | null;
  components_configuration?: ComponentsConfiguration | null;
  /** `pr-…`, once it is paid. */
  payment_request_id?: string | null;
  /** `py-…`, once it is paid. With `capture_method` `MANUAL` it is authorized only. */
  payment_id?: string | null;
  /** `pt-…`, once a payment method is saved. */
  payment_token_id?: string | null;
  [member: string]: unknown;
}
