/** Words Xendit documents, and whatever it adds to them. */
export type Word<Known extends string> = Known | (string & {});

export type SessionType = Word<"PAY" | "SAVE" | "SUBSCRIPTION">;
export type SessionMode = Word<"COMPONENTS" | "PAYMENT_LINK">;
export type Interval = Word<"DAY" | "WEEK" | "MONTH">;

/** The body of `POST /sessions`: everything its reference names. */
export interface SessionRequest {
  /** Yours: 1 to 64 characters. One order each, and not to be guessed. */
  reference_id: string;
  session_type: SessionType;
  mode: SessionMode;
  /** In major units: 10000 is Rp10.000. Whole in IDR and VND; greater than 0, but 0 in `SAVE` sessions. */
  amount: number;
  /** ISO 4217. */
  currency: Word<"IDR" | "PHP" | "VND" | "THB" | "SGD" | "MYR" | "USD">;
  /** ISO 3166 alpha-2. */
  country: Word<"ID" | "PH" | "VN" | "TH" | "SG" | "MY">;
  /** Needed, or `customer_id`, where a payment method is saved. */
  customer?: Customer;
  /** `cust-` and a UUID. */
  customer_id?: string;
  /** In `PAY` sessions. */
  allow_save_payment_method?: Word<"DISABLED" | "OPTIONAL" | "FORCED">;
  /** In `PAY` sessions; Xendit's default is `AUTOMATIC`. */
  capture_method?: Word<"AUTOMATIC" | "MANUAL">;
  channel_properties?: ChannelProperties;
  /** Channel codes; Xendit's default is all you have activated. */
  allowed_payment_channels?: string[];
  /** ISO 8601, at least 10 minutes from now; Xendit's default is 30 minutes. */
  expires_at?: string;
  /** ISO 639-1; Xendit's default is `en`. */
  locale?: string;
  /** Keys of at most 40 characters. */
  metadata?: Record<string, string> | null;
  /** 1 to 1000 characters. */
  description?: string;
  items?: Item[] | null;
  notification_channels?: Word<"EMAIL">[];
  /** Needed in `SUBSCRIPTION` sessions. */
  subscription?: Subscription | null;
  /** https. In `PAYMENT_LINK` sessions. */
  success_return_url?: string;
  /** https. In `PAYMENT_LINK` sessions. */
  cancel_return_url?: string;
  /** Needed in `COMPONENTS` sessions. */
  components_configuration?: ComponentsConfiguration;
  payment_link_configuration?: { primary_payment_channels?: string[] };
  /** What Xendit has added since. */
  [member: string]: unknown;
}

export interface ComponentsConfiguration {
  /**
   * The pages that may use the session's key: scheme, host and port as browsers spell them, such as `https://shop.example`;
   * https, or localhost.
   */
  origins: string[];
  /** https. Where a bank's page leads back to; without it, to a page of Xendit's. */
  return_url?: string | null;
}

export interface Customer {
  type: Word<"INDIVIDUAL">;
  /** Yours. */
  reference_id: string;
  individual_detail: IndividualDetail;
  email?: string;
  /** E.164: `+628123456789`. */
  mobile_number?: string;
}

export interface IndividualDetail {
  given_names: string;
  surname?: string | null;
  /** ISO 3166 alpha-2. */
  nationality?: string | null;
  place_of_birth?: string | null;
  /** `YYYY-MM-DD` */
  date_of_birth?: string | null;
  gender?: Word<"MALE" | "FEMALE" | "OTHER"> | null;
}

export interface Item {
  reference_id: string;
  type: Word<"DIGITAL_PRODUCT" | "PHYSICAL_PRODUCT" | "DIGITAL_SERVICE" | "PHYSICAL_SERVICE" | "FEE">;
  name: string;
  /** Of one, in major units. */
  net_unit_amount: number;
  /** From 1 on. */
  quantity: number;
  category: string;
  subcategory?: string;
  description?: string;
  url?: string;
  image_url?: string;
  metadata?: Record<string, string> | null;
}

export interface ChannelProperties {
  /** How cards are charged. Never a card: card data does not pass through your server. */
  cards?: {
    card_on_file_type?: Word<"CUSTOMER_UNSCHEDULED" | "MERCHANT_UNSCHEDULED" | "RECURRING">;
    /** Needed with the last two types. */
    recurring_configuration?: { recurring_frequency?: number; recurring_expiry?: string };
    mid_label?: string;
    /** Xendit has to have allowed it to you. */
    skip_three_ds?: boolean;
    [member: string]: unknown;
  };
  [channel: string]: unknown;
}

export interface Subscription {
  schedule: {
    interval: Interval;
    /** Every so many intervals, from 1 on. */
    interval_count: number;
    /** ISO 8601; its day is the 28th at the latest. */
    anchor_date: string;
    /** After so many times it ends. */
    total_recurrence?: number;
    retry_interval?: Interval;
    retry_interval_count?: number;
    total_retry?: number;
    /** After which of the failed tries the customer is told. */
    failed_attempt_notifications?: number[];
  };
  payment_link_for_failed_attempt?: boolean;
  failed_cycle_action?: Word<"RESUME" | "STOP">;
}
