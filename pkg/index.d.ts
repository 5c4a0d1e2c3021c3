/// <reference lib="esnext.disposable" />

/**
 * Verifies the key and the page's origin, opens the session and mounts the payment form inside `host`. Loads the
 * WebAssembly on its first call; a load that failed is tried again on the next.
 *
 * Rejects with a {@link XenditComponentsError} and leaves `host` as it was: `INVALID_KEY`, `INVALID_HOST`,
 * `INVALID_OPTIONS`, `ORIGIN_NOT_ALLOWED`, `INSECURE_CONTEXT`, `SESSION_UNUSABLE`, `NETWORK`, `GATEWAY`, `UNREADABLE`,
 * `WASM_UNAVAILABLE`, `INTERNAL`; outside a browser's page with `NOT_ALLOWED`. An aborted signal rejects with its own
 * reason. A session that is over already mounts, and `completion` says how it ended.
 *
 * @param host An element, or a CSS selector of one. One checkout at a time can stand in it.
 *
 * @example
 * const checkout = await mount("#checkout", { componentsSdkKey });
 * payButton.onclick = () => checkout.submit();
 * const { referenceId } = await checkout.completion;
 */
export function mount(host: Element | string, options: MountOptions): Promise<Checkout>;

export interface MountOptions {
  /** `components_sdk_key` from your server's `POST /sessions`. Good for one session; do not store or log it. */
  componentsSdkKey: string;
  /** The list your server sent as `components_configuration.origins`; the page's origin is compared exactly. */
  allowedOrigins?: readonly string[] | null;
  /**
   * Which of the session's channels are on offer: one code, several, or a pattern. Default: all. With several the
   * shopper gets a picker; a single one's form stands alone.
   */
  channels?: string | readonly string[] | RegExp | null;
  /**
   * The language shoppers are spoken to in: a BCP 47 tag. Default: the session's. `id-ID` is `id`; what there is no language
   * for is English. There are `en`, `id`, `th`, `vi`, `es`, `ms`, `fil`, `zh` (simplified) and `ar`. Labels that come from
   * Xendit stay in the session's language.
   */
  locale?: string | null;
  /**
   * Words of your own in the place of ours, in every language: one line each, with the same `{…}` in it as ours. They stand
   * in `locale/en.js`.
   */
  texts?: Readonly<Partial<Record<TextName, string>>> | null;
  /** The look of the form and of the card fields. */
  appearance?: Appearance | null;
  /**
   * Where what a shopper has to do is shown, e.g. the bank's page: an element of yours, or a CSS selector of one, at least
   * 320 by 600 pixels. Without it, or while it is not on the page, a dialog opens over the page.
   */
  actionContainer?: Element | string | null;
  /** Aborting unmounts. Before mounting has ended, `mount` rejects with the signal's reason. */
  signal?: AbortSignal | null;
  /** Where a sandbox key goes; what the sandbox answers to `GET /_sandbox/environment`. Refused for Xendit's own keys. */
  environment?: Environment | null;
}

export interface Appearance {
  /** Default: the page's own `color-scheme`. `"auto"` follows the shopper's system. */
  theme?: "light" | "dark" | "auto";
  /** CSS variables of the form, e.g. `{ "--xendit-color-primary": "#0a7" }`. */
  variables?: Readonly<Record<`--${string}`, string>>;
  /** The text inside the card fields; what else you name there the field ignores. Fixed once mounted. */
  inputStyles?: {
    fontFamily?: string;
    fontSize?: string;
    fontWeight?: string;
    lineHeight?: string;
    letterSpacing?: string;
    color?: string;
    backgroundColor?: string;
  };
  /** The placeholders inside the card fields. Fixed once mounted. */
  placeholderStyles?: { color?: string };
  /** A font for the card fields. Fixed once mounted. */
  fontFace?: { source: string; descriptors?: { display?: string; style?: string; stretch?: string } };
}

/** What the checkout says in words of its own. Those in capitals are failure codes. */
export type TextName =
  | "cardNumberFrame"
  | "cardExpiryFrame"
  | "cardCvnFrame"
  | "loading"
  | "paying"
  | "saving"
  | "confirming"
  | "anotherWay"
  | "pending"
  | "paid"
  | "saved"
  | "expired"
  | "canceled"
  | "belowMinimum"
  | "aboveMaximum"
  | "notHere"
  | "savePaymentMethod"
  | "noChannel"
  | "frameFailed"
  | "retry"
  | "payerName"
  | "optional"
  | "required"
  | "invalid"
  | "tooShort"
  | "tooLong"
  | "cardNumberInvalid"
  | "cardExpiryInvalid"
  | "cardCvnInvalid"
  | "cardBrandNotAllowed"
  | "paymentFailed"
  | "paymentCanceled"
  | "paymentExpired"
  | "savingFailed"
  | "savingCanceled"
  | "savingExpired"
  | "tryAgain"
  | "unknownFailure"
  | "noAnswer"
  | "refused"
  | "elsewhere"
  | "ACCOUNT_ACCESS_BLOCKED"
  | "ACCOUNT_ALREADY_LINKED"
  | "ACCOUNT_NOT_ACTIVATED"
  | "AUTHENTICATION_FAILED"
  | "CAPTURE_AMOUNT_EXCEEDED"
  | "CARD_DECLINED"
  | "CHANNEL_UNAVAILABLE"
  | "DECLINED_BY_ISSUER"
  | "DECLINED_BY_PROCESSOR"
  | "EXPIRED_CARD"
  | "EXPIRED_OTP"
  | "FAILURE_DETAILS_UNAVAILABLE"
  | "INACTIVE_OR_UNAUTHORIZED_CARD"
  | "INSUFFICIENT_BALANCE"
  | "INVALID_ACCOUNT_DETAILS"
  | "INVALID_CVV"
  | "INVALID_MERCHANT_CREDENTIALS"
  | "INVALID_MERCHANT_SETTINGS"
  | "INVALID_OTP"
  | "INVALID_TOKEN"
  | "ISSUER_UNAVAILABLE"
  | "OTP_ATTEMPT_COUNTS_EXCEEDED"
  | "PARTNER_TIMEOUT_ERROR"
  | "PAYMENT_AMOUNT_LIMITS_EXCEEDED"
  | "PAYMENT_ATTEMPT_COUNTS_EXCEEDED"
  | "PAYMENT_REQUEST_EXPIRED"
  | "PROCESSOR_ERROR"
  | "SERVER_ERROR"
  | "STOLEN_CARD"
  | "SUSPECTED_FRAUDULENT"
  | "TIMEOUT_ERROR"
  | "USER_DECLINED_PAYMENT"
  | "USER_DEVICE_UNREACHABLE"
  | "USER_DID_NOT_AUTHORIZE"
  | "presentTitle"
  | "presentLoading"
  | "actionTitle"
  | "actionFrame"
  | "close"
  | "amountToPay"
  | "accountNumber"
  | "paymentCode"
  | "qrCode"
  | "barcode"
  | "copy"
  | "copyThis"
  | "copied"
  | "saveQrCode"
  | "havePaid"
  | "checking"
  | "confirmInApp"
  | "haveConfirmed"
  | "openApp"
  | "scanToOpen"
  | "noPicture"
  | "callingCode"
  | "payInFull"
  | "testCards"
  | "testCardsHint"
  | "testCardPaid"
  | "testCardPaidFourDigits"
  | "testCardAsks"
  | "testCardAsksFourDigits"
  | "testCardChooses"
  | "googlePayTitle"
  | "googlePayAccount"
  | "googlePayNotHere"
  | "googlePayFailed"
  | "googlePayUnknown";

export interface Environment {
  /** The sandbox's first port, e.g. `http://127.0.0.1:4242`. */
  gatewayUrl: string;
  /** The card frame document on its second port. */
  frameUrl: string;
  /** The public keys it signs session keys with. */
  pinningKeys: readonly JsonWebKey[];
}

/** A mounted checkout; made by {@link mount} only. */
export class Checkout {
  private constructor();
  /** The session as the gateway last told of it: a copy. */
  readonly session: PaymentSession;
  /** The channels that can be chosen: copies. Of twins, one of which saves what is paid with, the other stands for both. */
  readonly channels: readonly Channel[];
  /** The channel the form is for. */
  readonly currentChannel: Channel | null;
  readonly state: CheckoutState;
  /**
   * Resolves once, only when the session is `COMPLETED`. Rejects with `SESSION_EXPIRED`, `SESSION_CANCELED`,
   * `UNMOUNTED` or `INTERNAL`. What decides about an order is your server's webhook, not this.
   */
  readonly completion: Promise<PaymentCompletion>;
  /** Resolves with what was saved, or `null` when the session completed without saving. Rejects as `completion` does. */
  readonly savedToken: Promise<SavedToken | null>;
  /**
   * One attempt. A declined card is an outcome, not an exception. While an attempt runs, its promise is returned.
   * Rejects with `NOT_READY`, `FRAME_FAILED`, `NOT_ALLOWED`, `NETWORK`, `GATEWAY`, `UNREADABLE`, `SESSION_EXPIRED`,
   * `SESSION_CANCELED`, `UNMOUNTED` or `INTERNAL`.
   */
  submit(): Promise<SubmissionOutcome>;
  /**
   * Calls the running attempt off: its outcome is `aborted`. Nothing happens when none runs, nor after the end or
   * {@link unmount}: it never throws, and can stand in a cleanup.
   */
  abort(): void;
  /**
   * Shows the form of this channel, or none. Throws `NOT_ALLOWED` for a channel not on offer or while an attempt runs, and
   * after the end as {@link showValidationErrors} does.
   */
  selectChannel(channelCode: string | null): void;
  /**
   * Tells the shopper what is wrong with the form. Throws `NOT_ALLOWED` once the session is completed, `SESSION_EXPIRED` or
   * `SESSION_CANCELED` once it ended otherwise, `UNMOUNTED` after {@link unmount}, `INTERNAL` after a defect of ours.
   */
  showValidationErrors(): void;
  /**
   * Makes a test payment with the QR code, virtual account or payment code that is shown. Resolves when the gateway has
   * made it; `submit()`'s promise tells what came of it. Rejects `NOT_ALLOWED` with a live key or when nothing of the
   * kind is shown, `NETWORK` or `GATEWAY` when the gateway did not make it; after the end as {@link showValidationErrors}.
   */
  simulatePayment(): Promise<void>;
  /** Asks the gateway at once how the attempt stands, or the session. Throws after the end as {@link showValidationErrors}. */
  pollImmediately(): void;
  /**
   * Changes the look at once, and the language as soon as it is fetched: everything of ours is said again, what was typed
   * stays. A language that cannot be fetched changes nothing but the console. Throws `INVALID_OPTIONS`, and `UNMOUNTED` or
   * `INTERNAL` once the checkout is off the page; the end of the session does not matter.
   */
  update(changes: { appearance?: Pick<Appearance, "theme" | "variables"> | null; locale?: string | null }): void;
  /** Takes everything off the page, at once; open promises reject `UNMOUNTED`. The second time nothing happens. */
  unmount(): void;
  /** The same as {@link unmount}. */
  free(): void;
  /** The same as {@link unmount}, for `using`. */
  [Symbol.dispose](): void;
}

/** `acting`: the shopper has something to do. `pending`: somebody else has to approve. */
export type CheckoutState = "loading" | "choosing" | "submitting" | "acting" | "pending" | "ended";

export type SubmissionOutcome =
  | { status: "completed"; completion: PaymentCompletion }
  | {
      status: "declined";
      /** Xendit's word, e.g. `INSUFFICIENT_BALANCE`; `UNKNOWN` where there is none. The list grows. */
      failureCode: string;
      /** For the shopper: a title and a sentence. */
      userMessage: string[];
      paymentRequestId?: string;
      paymentTokenId?: string;
    }
  | {
      /** The gateway would not create the attempt. */
      status: "refused";
      /**
       * The gateway's word; `UNSUPPORTED_ACTION` when a browser cannot do what it asks for; `ATTEMPT_IN_ANOTHER_TAB` while
       * another tab is at an attempt at this session.
       */
      errorCode: string;
      /** For the shopper. */
      userMessage: string[];
    }
  | { status: "aborted"; by: "shopper" | "merchant" }
  /** Somebody has to approve; `completion` goes on waiting. */
  | { status: "pending" }
  /** The page is being left. */
  | { status: "redirecting" }
  | { status: "session-ended"; sessionStatus: "EXPIRED" | "CANCELED" };

export interface PaymentCompletion {
  paymentSessionId: string;
  sessionType: "PAY" | "SAVE" | "SUBSCRIPTION";
  /** Your own id for the session. */
  referenceId: string;
  /** In major units; 0 when something was only saved. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  channelCode: string | null;
  paymentRequestId: string | null;
  paymentTokenId: string | null;
}

export interface SavedToken {
  paymentTokenId: string;
  channelCode: string | null;
}

export interface PaymentSession {
  paymentSessionId: string;
  referenceId: string;
  sessionType: string;
  status: string;
  /** In major units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  locale: string;
  /** ISO 8601. */
  expiresAt: string;
  description: string | null;
  allowSavePaymentMethod: string | null;
}

export interface Channel {
  /** `CARDS`, … */
  channelCode: string;
  brandName: string;
  brandLogoUrl: string;
  /** `#RRGGBB` */
  brandColor: string;
  /** `CARDS`, `EWALLET`, … */
  paymentMethodType: string | null;
  /** Inclusive, in the session's currency. */
  minAmount: number | null;
  /** Inclusive, in the session's currency. */
  maxAmount: number | null;
  cardBrands: { name: string; logoUrl: string }[];
}

export type ErrorCode =
  | "INVALID_KEY"
  | "INVALID_HOST"
  | "INVALID_OPTIONS"
  | "ORIGIN_NOT_ALLOWED"
  | "INSECURE_CONTEXT"
  | "SESSION_EXPIRED"
  | "SESSION_CANCELED"
  | "SESSION_UNUSABLE"
  | "NOT_READY"
  | "NOT_ALLOWED"
  | "NETWORK"
  | "GATEWAY"
  | "UNREADABLE"
  | "FRAME_FAILED"
  | "WASM_UNAVAILABLE"
  | "UNSUPPORTED_ACTION"
  | "ABORTED"
  | "UNMOUNTED"
  | "INTERNAL";

/**
 * Every rejection and every throw is one of these, but for the reason of an `AbortSignal` of yours. `message` is for
 * developers and says what to do. `ABORTED` is kept for a signal without a reason; `UNSUPPORTED_ACTION` comes as the
 * `errorCode` of a `refused` outcome.
 */
export class XenditComponentsError extends Error {
  constructor(code: ErrorCode, message: string, cause?: unknown);
  readonly code: ErrorCode;
  readonly cause?: unknown;
}

/** Works across two copies of this package, where `instanceof` would not. */
export function isXenditComponentsError(error: unknown): error is XenditComponentsError;

/** Bubbling `CustomEvent`s on the host, in the order Xendit's own SDK sends them. */
export interface XenditEventMap {
  "xendit:init": CustomEvent<null>;
  /** `submit()` may be called. */
  "xendit:submission-ready": CustomEvent<{ channelCode: string }>;
  /** `submit()` would reject `NOT_READY`. */
  "xendit:submission-not-ready": CustomEvent<null>;
  /** By `submit()`, or by a shopper who paid with Google Pay, past the form. */
  "xendit:submission-begin": CustomEvent<null>;
  "xendit:submission-end": CustomEvent<{
    reason: string;
    userErrorMessage?: string[];
    /** `code` is Xendit's word, or `GOOGLE_PAY_` and Google's. */
    developerErrorMessage?: { type: "FAILURE" | "ERROR" | "NETWORK_ERROR"; code: string };
  }>;
  "xendit:payment-request-created": CustomEvent<{ paymentRequestId: string }>;
  "xendit:payment-request-discarded": CustomEvent<{ paymentRequestId: string }>;
  "xendit:payment-token-created": CustomEvent<{ paymentTokenId: string }>;
  "xendit:payment-token-discarded": CustomEvent<{ paymentTokenId: string }>;
  "xendit:action-begin": CustomEvent<null>;
  "xendit:action-end": CustomEvent<null>;
  "xendit:will-redirect": CustomEvent<null>;
  "xendit:session-complete": CustomEvent<{ succeededChannel: string | null }>;
  "xendit:session-expired-or-canceled": CustomEvent<null>;
  "xendit:submission-resume": CustomEvent<null>;
  /** Two minutes are left. Not one of Xendit's. */
  "xendit:session-expiring": CustomEvent<{ expiresAt: string }>;
  "xendit:session-pending": CustomEvent<null>;
  "xendit:session-not-pending": CustomEvent<null>;
  /** A card field's frame did not load; the shopper was offered to try again. Not among Xendit's own events. */
  "xendit:frame-failed": CustomEvent<{ error: XenditComponentsError }>;
}

declare global {
  interface HTMLElementEventMap extends XenditEventMap {}
}
