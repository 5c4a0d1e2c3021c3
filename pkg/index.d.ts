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
 * pay.onclick = () => checkout.submit();
 * const { referenceId } = await checkout.completion;
 * say(`Thank you! Order ${referenceId} is confirmed once our server knows.`);
 */
export function mount(host: Element | string, options: MountOptions): Promise<Checkout>;

/**
 * What {@link mount} takes. `null` is as good as absent; an unknown member, or one of the wrong kind, is refused with
 * `INVALID_OPTIONS`.
 *
 * @example
 * const leaving = new AbortController();
 * await mount(host, { componentsSdkKey, channels: ["CARDS", "QRIS"], locale: "id", signal: leaving.signal });
 */
export interface MountOptions {
  /**
   * `components_sdk_key` from your server's `POST /sessions`, as it came. Good for one session; do not store or log it.
   * What is none is refused with `INVALID_KEY`.
   */
  componentsSdkKey: string;
  /**
   * The list your server sent as `components_configuration.origins`. The page's origin is compared exactly, before anything
   * is sent; one that is missing is `ORIGIN_NOT_ALLOWED`.
   *
   * @example
   * await mount(host, { componentsSdkKey, allowedOrigins: ["https://shop.example"] });
   */
  allowedOrigins?: readonly string[] | null;
  /**
   * Which of the session's channels are on offer: one code, several, or a pattern. Default: all. With several the
   * shopper gets a picker; a single one's form stands alone.
   *
   * @example
   * await mount(host, { componentsSdkKey, channels: /_VIRTUAL_ACCOUNT$/ });
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
   *
   * @example
   * await mount(host, { componentsSdkKey, texts: { savePaymentMethod: "Remember my card" } });
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

/**
 * How the form looks. Card fields are frames of Xendit's: `variables` do not reach into them, `inputStyles` do.
 *
 * @example
 * const appearance: Appearance = {
 *   theme: "auto",
 *   variables: { "--xendit-color-primary": "#0a7", "--xendit-radius-1": "4px" },
 *   inputStyles: { fontSize: "18px" },
 * };
 * await mount(host, { componentsSdkKey, appearance });
 */
export interface Appearance {
  /** A look to begin with: one of `xendit-components-wasm/presets`, or your own. What stands beside it has the last word, variable by variable and style by style. */
  preset?: Omit<Appearance, "preset"> | null;
  /** Default: the page's own `color-scheme`. `"auto"` follows the shopper's system. */
  theme?: "light" | "dark" | "auto";
  /** CSS variables of the form, e.g. `{ "--xendit-color-primary": "#0a7" }`. */
  variables?: Readonly<Record<`--${string}`, string>>;
  /** The text inside the card fields. What they would ignore is refused, `var()` and `env()` too: your page's are not theirs. Fixed once mounted. */
  inputStyles?: {
    /** As CSS has it, by default the form's own; {@link Appearance.fontFace} has the last word. */
    fontFamily?: string;
    /** With its unit, e.g. `"16px"`; by default the form's own. */
    fontSize?: string;
    /** E.g. `"400"`, `"bold"`; not with a `fontFace`. */
    fontWeight?: string;
    /** A factor or a length: `"1.5"`, `"24px"`. */
    lineHeight?: string;
    /** With its unit, e.g. `"0.02em"`. */
    letterSpacing?: string;
    /** Any color of CSS; by default the form's own. */
    color?: string;
    /** Any color of CSS. */
    backgroundColor?: string;
  };
  /** The placeholders inside the card fields. Fixed once mounted. */
  placeholderStyles?: {
    /** Any color of CSS; by default a softer one than the text's. */
    color?: string;
  };
  /** A font for the card fields. Fixed once mounted. */
  fontFace?: {
    /** Where it is, e.g. `url("https://shop.example/inter.woff2")`; served with `access-control-allow-origin`. */
    source: string;
    /** As in CSS's `@font-face`. */
    descriptors?: {
      /** `font-display`, e.g. `"swap"`. */
      display?: string;
      /** `font-style`, e.g. `"italic"`. */
      style?: string;
      /** `font-stretch`, e.g. `"75%"`. */
      stretch?: string;
    };
  };
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
  | "payBefore"
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

/**
 * Where a sandbox is, which sandbox keys go to.
 *
 * @example
 * const environment: Environment = await (await fetch("http://127.0.0.1:4242/_sandbox/environment")).json();
 * await mount(host, { componentsSdkKey, environment });
 */
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
  /** How far it is. */
  readonly state: CheckoutState;
  /**
   * Resolves once, only when the session is `COMPLETED`. Rejects with `SESSION_EXPIRED`, `SESSION_CANCELED`,
   * `UNMOUNTED` or `INTERNAL`. What decides about an order is your server's webhook, not this. Who never looks at it gets no
   * unhandled rejection.
   *
   * @example
   * const { amount, currency } = await checkout.completion;
   * say(`Paid: ${amount} ${currency}`);
   */
  readonly completion: Promise<PaymentCompletion>;
  /**
   * Resolves with what was saved, or `null` when the session completed without saving. Rejects as `completion` does.
   *
   * @example
   * const saved = await checkout.savedToken;
   * if (saved) say("Your card is remembered.");
   */
  readonly savedToken: Promise<SavedToken | null>;
  /**
   * One attempt. A declined card is an outcome, not an exception. While an attempt runs, its promise is returned.
   * Rejects with `NOT_READY`, `FRAME_FAILED`, `NOT_ALLOWED`, `NETWORK`, `GATEWAY`, `UNREADABLE`, `SESSION_EXPIRED`,
   * `SESSION_CANCELED`, `UNMOUNTED` or `INTERNAL`. After `NETWORK` the payment may have been made all the same.
   *
   * @example
   * const outcome = await checkout.submit();
   * if (outcome.status === "declined" || outcome.status === "refused") say(outcome.userMessage.join(" "));
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
   *
   * @example
   * checkout.selectChannel(checkout.channels[0]?.channelCode ?? null);
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
   *
   * @example
   * checkout.update({ appearance: { theme: "dark" }, locale: "th" });
   */
  update(changes: { appearance?: Pick<Appearance, "preset" | "theme" | "variables"> | null; locale?: string | null }): void;
  /** Takes everything off the page, at once; open promises reject `UNMOUNTED`. The second time nothing happens. */
  unmount(): void;
  /** The same as {@link unmount}. */
  free(): void;
  /** The same as {@link unmount}, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * How far a checkout is. `loading`: its session is being opened. `choosing`: the form can be filled in. `submitting`: the
 * gateway is being asked. `acting`: the shopper has something to do. `pending`: somebody else has to approve. `ended`: the
 * session is over, or the checkout is off the page.
 */
export type CheckoutState = "loading" | "choosing" | "submitting" | "acting" | "pending" | "ended";

/**
 * What came of an attempt; `status` tells the cases apart. After `declined`, `refused` and `aborted` the form is there for
 * another one.
 *
 * @example
 * const outcome: SubmissionOutcome = await checkout.submit();
 * switch (outcome.status) {
 *   case "completed":
 *     return say(`Paid with ${outcome.completion.channelCode}.`);
 *   case "session-ended":
 *     return say(outcome.sessionStatus === "EXPIRED" ? "Time is up." : "This order was canceled.");
 * }
 */
export type SubmissionOutcome =
  | {
      status: "completed";
      /** What {@link Checkout.completion} resolves with, too. */
      completion: PaymentCompletion;
    }
  | {
      status: "declined";
      /** Xendit's word, e.g. `INSUFFICIENT_BALANCE`; `UNKNOWN` where there is none. The list grows. */
      failureCode: string;
      /** For the shopper: a title and a sentence. */
      userMessage: string[];
      /** The payment that was declined. */
      paymentRequestId?: string;
      /** Instead, when nothing was to be paid: what could not be saved. */
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
  | {
      status: "aborted";
      /** `merchant`: by {@link Checkout.abort}. */
      by: "shopper" | "merchant";
    }
  /** Somebody has to approve; `completion` goes on waiting. */
  | { status: "pending" }
  /** The page is being left. */
  | { status: "redirecting" }
  | {
      status: "session-ended";
      /** `CANCELED`: by your server. Either way, open another session. */
      sessionStatus: "EXPIRED" | "CANCELED";
    };

/** What was paid or saved. It tells the shopper; what tells your server is the webhook. */
export interface PaymentCompletion {
  /** Xendit's id of the session, `ps-…`. */
  paymentSessionId: string;
  /** What the session was for. */
  sessionType: "PAY" | "SAVE" | "SUBSCRIPTION";
  /** Your own id for the session. */
  referenceId: string;
  /** In major units (125000 rupiah are 125000, 12.50 dollars 12.5); 0 when something was only saved. */
  amount: number;
  /** ISO 4217, e.g. `IDR`. */
  currency: string;
  /** What it was paid with, e.g. `CARDS`; `null` where nobody told. */
  channelCode: string | null;
  /** `pr-…`; `null` when nothing was paid. */
  paymentRequestId: string | null;
  /** `pt-…`; `null` when nothing was saved. */
  paymentTokenId: string | null;
}

/** What your server can charge later. */
export interface SavedToken {
  /** `pt-…`, for `POST /v3/payment_requests` of your server. */
  paymentTokenId: string;
  /** What it is of, e.g. `CARDS`; `null` where nobody told. */
  channelCode: string | null;
}

/** The session your server opened, as the gateway last told of it. Words are Xendit's, and there may be new ones. */
export interface PaymentSession {
  /** Xendit's id of the session, `ps-…`. */
  paymentSessionId: string;
  /** Your own id for it. */
  referenceId: string;
  /** `PAY`, `SAVE` or `SUBSCRIPTION`. */
  sessionType: string;
  /** `ACTIVE`, `PENDING`, `COMPLETED`, `EXPIRED` or `CANCELED`. */
  status: string;
  /** In major units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** A BCP 47 tag: the language your server asked for. */
  locale: string;
  /** When it ends: ISO 8601, in UTC. */
  expiresAt: string;
  /** What your server wrote about it. */
  description: string | null;
  /** Whether a shopper may save what is paid with: `DISABLED`, `OPTIONAL` or `FORCED`. */
  allowSavePaymentMethod: string | null;
}

/** A way to pay. */
export interface Channel {
  /** Xendit's code, e.g. `CARDS`, `DANA`, `BCA_VIRTUAL_ACCOUNT`. */
  channelCode: string;
  /** What shoppers know it by. */
  brandName: string;
  /** An image at Xendit's. */
  brandLogoUrl: string;
  /** `#RRGGBB` */
  brandColor: string;
  /** `CARDS`, `EWALLET`, … */
  paymentMethodType: string | null;
  /** Inclusive, in the session's currency. */
  minAmount: number | null;
  /** Inclusive, in the session's currency. */
  maxAmount: number | null;
  /** The brands of cards that are taken; of other channels none. */
  cardBrands: {
    /** E.g. `VISA`. */
    name: string;
    /** An image at Xendit's. */
    logoUrl: string;
  }[];
}

/**
 * What went wrong. The list is closed; `docs/errors.md` has a cure for each.
 *
 * - `INVALID_KEY`: `componentsSdkKey` is missing, cut short or altered.
 * - `INVALID_HOST`: no such element, it is not on the page, or it holds a checkout already.
 * - `INVALID_OPTIONS`: an unknown option, or one of the wrong kind; the message names it.
 * - `ORIGIN_NOT_ALLOWED`: the session was not made for this page's origin; the message says which to add.
 * - `INSECURE_CONTEXT`: the page is neither https nor localhost.
 * - `SESSION_EXPIRED`: the session's time ran out.
 * - `SESSION_CANCELED`: your server canceled the session.
 * - `SESSION_UNUSABLE`: there is no such session, or none for this package.
 * - `NOT_READY`: `submit()` before the form is complete; the shopper was shown what is missing.
 * - `NOT_ALLOWED`: not now or not here; look at {@link Checkout.state} first.
 * - `NETWORK`: the gateway could not be reached, or was silent for 30 seconds.
 * - `GATEWAY`: the gateway answered with an error, which the message holds.
 * - `UNREADABLE`: the gateway answered something this version does not know.
 * - `FRAME_FAILED`: a card field did not load within 10 seconds.
 * - `WASM_UNAVAILABLE`: the WebAssembly did not load; the next `mount()` tries again.
 * - `UNSUPPORTED_ACTION`: never thrown; the `errorCode` of a `refused` outcome.
 * - `ABORTED`: a request was called off; kept for a signal without a reason.
 * - `UNMOUNTED`: the checkout was taken off the page before that.
 * - `INTERNAL`: a defect of ours; the checkout was taken off the page.
 */
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
 * developers and says what to do; do not show it to shoppers.
 */
export class XenditComponentsError extends Error {
  /** For tests of your own; the checkout makes its own. */
  constructor(code: ErrorCode, message: string, cause?: unknown);
  /** What your code can branch on. */
  readonly code: ErrorCode;
  /** What went wrong below, where something did. */
  readonly cause?: unknown;
}

/**
 * Whether this is one of ours. Works across two copies of this package, where `instanceof` would not.
 *
 * @example
 * checkout.completion.catch((error: unknown) => {
 *   if (isXenditComponentsError(error) && error.code === "SESSION_EXPIRED") say("This checkout has run out of time.");
 * });
 */
export function isXenditComponentsError(error: unknown): error is XenditComponentsError;

/**
 * Bubbling `CustomEvent`s on the host, in the order Xendit's own SDK sends them. Listen before you call {@link mount}.
 *
 * @example
 * host.addEventListener("xendit:submission-ready", () => (pay.disabled = false));
 * host.addEventListener("xendit:submission-not-ready", () => (pay.disabled = true));
 * host.addEventListener("xendit:session-expiring", ({ detail }) => say(`Open until ${detail.expiresAt}`));
 */
export interface XenditEventMap {
  /** The session is open; {@link mount} is about to resolve. */
  "xendit:init": CustomEvent<null>;
  /** The form is complete: `submit()` may be called. */
  "xendit:submission-ready": CustomEvent<{ channelCode: string }>;
  /** `submit()` would reject `NOT_READY`: the form is not complete, or an attempt has begun. */
  "xendit:submission-not-ready": CustomEvent<null>;
  /**
   * The shopper pressed Enter in a field: call `submit()`, as your Pay button does. With a form of yours around the host
   * nothing is to be done, Enter presses that form's own button as it would in your fields; `preventDefault()` keeps it from
   * that. A card's fields are the exception: Xendit's frames tell of no keys. Not among Xendit's own events.
   */
  "xendit:submission-requested": CustomEvent<null>;
  /** By `submit()`, or by a shopper who paid with Google Pay, past the form. */
  "xendit:submission-begin": CustomEvent<null>;
  /**
   * The attempt is over; `submission-ready` follows if another can be made. `reason` is `SESSION_COMPLETED`,
   * `SESSION_EXPIRED`, `SESSION_CANCELED`, `SESSION_PENDING`, `REQUEST_FAILED`, `REQUEST_ABORTED`, `ACTION_ABORTED`,
   * `PAYMENT_REQUEST_FAILED`, `PAYMENT_REQUEST_EXPIRED`, `PAYMENT_REQUEST_CANCELED`, `PAYMENT_TOKEN_FAILED`,
   * `PAYMENT_TOKEN_EXPIRED` or `PAYMENT_TOKEN_CANCELED`. `userErrorMessage` is for the shopper; the `code` for developers is
   * Xendit's word, or `GOOGLE_PAY_` and Google's.
   */
  "xendit:submission-end": CustomEvent<{
    reason: string;
    userErrorMessage?: string[];
    developerErrorMessage?: { type: "FAILURE" | "ERROR" | "NETWORK_ERROR"; code: string };
  }>;
  /** The gateway took the payment; what comes of it is open. */
  "xendit:payment-request-created": CustomEvent<{ paymentRequestId: string }>;
  /** It failed, or was called off. */
  "xendit:payment-request-discarded": CustomEvent<{ paymentRequestId: string }>;
  /** The gateway took what is only to be saved; what comes of it is open. */
  "xendit:payment-token-created": CustomEvent<{ paymentTokenId: string }>;
  /** It failed, or was called off: it is not saved. */
  "xendit:payment-token-discarded": CustomEvent<{ paymentTokenId: string }>;
  /** The shopper has something to do: 3-D Secure, a code to scan, an account to transfer to. */
  "xendit:action-begin": CustomEvent<null>;
  /** There is nothing more to do. */
  "xendit:action-end": CustomEvent<null>;
  /** The page is about to be left for the bank's. */
  "xendit:will-redirect": CustomEvent<null>;
  /** Paid, or saved; with which channel, where somebody told. */
  "xendit:session-complete": CustomEvent<{ succeededChannel: string | null }>;
  /** The session is over. */
  "xendit:session-expired-or-canceled": CustomEvent<null>;
  /** The attempt the page was left for is picked up, on the page's next {@link mount} with the same key. */
  "xendit:submission-resume": CustomEvent<null>;
  /** Two minutes are left, until `expiresAt` (ISO 8601). Not one of Xendit's. */
  "xendit:session-expiring": CustomEvent<{ expiresAt: string }>;
  /** Somebody has to approve. */
  "xendit:session-pending": CustomEvent<null>;
  /** Nobody has to approve any more. */
  "xendit:session-not-pending": CustomEvent<null>;
  /** A card field's frame did not load; the shopper was offered to try again. Not among Xendit's own events. */
  "xendit:frame-failed": CustomEvent<{ error: XenditComponentsError }>;
}

declare global {
  interface HTMLElementEventMap extends XenditEventMap {}
  // Where they bubble to.
  interface DocumentEventMap extends XenditEventMap {}
}
