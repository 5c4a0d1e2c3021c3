/** Words Xendit documents, and whatever it adds to them. */
export type Word<Known extends string> = Known | (string & {});

/** What a session does. */
export type SessionType = Word<"PAY" | "SAVE" | "SUBSCRIPTION">;
/** Where the shopper pays: on your page, or on Xendit's. */
export type SessionMode = Word<"COMPONENTS" | "PAYMENT_LINK">;
/** A unit of time. */
export type Interval = Word<"DAY" | "WEEK" | "MONTH">;

/** The body of `POST /sessions`: everything its reference names. */
export interface SessionRequest {
  /** Yours: 1 to 64 characters. One order each, and not to be guessed. */
  reference_id: string;
  /** What the session does. */
  session_type: SessionType;
  /** Where the shopper pays. */
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
  /** How channels are to work, by their names in small letters. */
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
  /** What is bought. */
  items?: Item[] | null;
  /** How Xendit tells the shopper. */
  notification_channels?: Word<"EMAIL">[];
  /** Needed in `SUBSCRIPTION` sessions. */
  subscription?: Subscription | null;
  /** https. In `PAYMENT_LINK` sessions. */
  success_return_url?: string;
  /** https. In `PAYMENT_LINK` sessions. */
  cancel_return_url?: string;
  /** Needed in `COMPONENTS` sessions. */
  components_configuration?: ComponentsConfiguration;
  /** Which channels the hosted page shows first: among those allowed. */
  payment_link_configuration?: Partial<Record<"primary_payment_channels", string[]>>;
  /** What Xendit has added since. */
  [member: string]: unknown;
}

/** Where a checkout may be, and where it comes back to. */
export interface ComponentsConfiguration {
  /**
   * The pages that may use the session's key: scheme, host and port as browsers spell them, such as `https://shop.example`;
   * https, or localhost.
   */
  origins: string[];
  /** https. Where a bank's page leads back to; without it, to a page of Xendit's. */
  return_url?: string | null;
}

/** Somebody, made or found by `reference_id` when the session is. */
export interface Customer {
  /** Which kind. */
  type: Word<"INDIVIDUAL">;
  /** Yours. */
  reference_id: string;
  /** Who the customer is. */
  individual_detail: IndividualDetail;
  /** Where Xendit may write to. */
  email?: string;
  /** E.164: `+628123456789`. */
  mobile_number?: string;
}

/** Who somebody is. */
export interface IndividualDetail {
  /** First and middle names. */
  given_names: string;
  /** Family name. */
  surname?: string | null;
  /** ISO 3166 alpha-2. */
  nationality?: string | null;
  /** A town. */
  place_of_birth?: string | null;
  /** `YYYY-MM-DD` */
  date_of_birth?: string | null;
  /** As the customer says. */
  gender?: Word<"MALE" | "FEMALE" | "OTHER"> | null;
}

/** Something that is bought. */
export interface Item {
  /** Yours. */
  reference_id: string;
  /** Which kind. */
  type: Word<"DIGITAL_PRODUCT" | "PHYSICAL_PRODUCT" | "DIGITAL_SERVICE" | "PHYSICAL_SERVICE" | "FEE">;
  /** As the shopper reads it. */
  name: string;
  /** Of one, in major units. */
  net_unit_amount: number;
  /** From 1 on. */
  quantity: number;
  /** Yours, such as `HOME`. */
  category: string;
  /** Yours. */
  subcategory?: string;
  /** Yours, given back. */
  description?: string;
  /** Its page: http or https. */
  url?: string;
  /** Its picture: http or https. */
  image_url?: string;
  /** Yours, given back. */
  metadata?: Record<string, string> | null;
}

/** How channels are to work. */
export interface ChannelProperties {
  /** How cards are charged. Never a card: card data does not pass through your server. */
  cards?: {
    /** Who begins later charges of a saved card, and how. */
    card_on_file_type?: Word<"CUSTOMER_UNSCHEDULED" | "MERCHANT_UNSCHEDULED" | "RECURRING">;
    /** Needed with the last two types. */
    recurring_configuration?: Readonly<Record<string, unknown>>;
    /** Which of your merchant ids is charged with. */
    mid_label?: string;
    /** Xendit has to have allowed it to you. */
    skip_three_ds?: boolean;
    [member: string]: unknown;
  };
  [channel: string]: unknown;
}

/** What is paid again and again. */
export interface Subscription {
  /** When it is paid. */
  schedule: {
    /** The unit of `interval_count`. */
    interval: Interval;
    /** Every so many intervals, from 1 on. */
    interval_count: number;
    /** ISO 8601; its day is the 28th at the latest. */
    anchor_date: string;
    /** After so many times it ends. */
    total_recurrence?: number;
    /** The unit of `retry_interval_count`. */
    retry_interval?: Interval;
    /** So many intervals between two tries. */
    retry_interval_count?: number;
    /** How often a failed payment is tried again. */
    total_retry?: number;
    /** After which of the failed tries the customer is told. */
    failed_attempt_notifications?: number[];
  };
  /** Whether the customer gets a link to pay what failed. */
  payment_link_for_failed_attempt?: boolean;
  /** Whether the next cycle comes all the same. */
  failed_cycle_action?: Word<"RESUME" | "STOP">;
}
