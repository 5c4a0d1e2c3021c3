import type {
  Appearance,
  Channel,
  Checkout,
  CheckoutState,
  MountOptions,
  PaymentCompletion,
  PaymentSession,
  SavedToken,
  SubmissionOutcome,
  XenditComponentsError,
} from "./index.js";

/**
 * `<xendit-checkout>`: `mount()` as an element of the page, defined where this is imported. On a server importing it does
 * nothing.
 *
 * ```html
 * <xendit-checkout sdk-key="session-…" channels="CARDS QRIS"></xendit-checkout>
 * ```
 *
 * It mounts as soon as it is on the page and has a key, once the script that runs then is through. Properties are the
 * options of `mount()`, to be set in any order, before the element is defined too; `null` is as good as absent. An attribute
 * sets its property when it changes; a property leaves its attribute alone, so that a key set by script stays out of the
 * markup. Setting what says the same changes nothing.
 *
 * Taken off the page it unmounts, and mounts anew when it is put back. Moved within one script it mounts again, its promises
 * going on; what was typed is lost, because browsers unload frames that are moved. `moveBefore()` loses nothing.
 *
 * Events are those of `mount()`, on the element. When it cannot be mounted there is `xendit:fatal-error`.
 *
 * What is put into `slot="action"` is the container for what a shopper has to do, as `actionContainer` is; other children
 * stand below the form.
 */
export class XenditCheckoutElement extends HTMLElement {
  /** `components_sdk_key` from your server's `POST /sessions`; attribute `sdk-key`. Another key mounts again, with promises of its own. */
  componentsSdkKey: string | null;
  /** Attribute: codes with commas or spaces between them. Mounts again. What is on offer `checkout.channels` has. */
  channels: NonNullable<MountOptions["channels"]> | null;
  /** Attribute `allowed-origins`: origins with commas or spaces between them. Mounts again. */
  allowedOrigins: readonly string[] | null;
  /** Attribute. Changes at once, and loses nothing that was typed; taken back, it mounts again. */
  locale: string | null;
  /** Attribute; has the last word over `appearance.theme`. As {@link locale}. */
  theme: NonNullable<Appearance["theme"]> | null;
  /** `theme` and `variables` change at once; the rest is the card frames' and mounts again. */
  appearance: Appearance | null;
  /** Mounts again. */
  texts: NonNullable<MountOptions["texts"]> | null;
  /** In the place of what is put into `slot="action"`. Mounts again. */
  actionContainer: NonNullable<MountOptions["actionContainer"]> | null;
  /** Where a sandbox key goes. Mounts again. */
  environment: NonNullable<MountOptions["environment"]> | null;

  /** The mounted checkout, from `xendit:init` on. */
  readonly checkout: Checkout | null;
  /** As {@link Checkout.session}; `null` without a checkout. */
  readonly session: PaymentSession | null;
  /** As {@link Checkout.currentChannel}; `null` without a checkout. */
  readonly currentChannel: Channel | null;
  /** As {@link Checkout.state}. Without a checkout `loading`, or `ended` once it was unmounted or could not be mounted. */
  readonly state: CheckoutState;
  /**
   * As {@link Checkout.completion}, for the key the element has now; there before it is mounted, and the same after a move.
   * Rejects with what `mount()` rejects with, too. Ignored, it causes no unhandled rejection.
   */
  readonly completion: Promise<PaymentCompletion>;
  /** As {@link Checkout.savedToken}; rejects as {@link completion} does. */
  readonly savedToken: Promise<SavedToken | null>;

  /**
   * As {@link Checkout.submit}. Without a checkout it rejects: `NOT_READY` before it is mounted, then as
   * {@link completion} was rejected. So do {@link simulatePayment} and, by throwing, the three methods below it.
   */
  submit(): Promise<SubmissionOutcome>;
  /** As {@link Checkout.simulatePayment}. */
  simulatePayment(): Promise<void>;
  /** As {@link Checkout.selectChannel}. */
  selectChannel(channelCode: string | null): void;
  /** As {@link Checkout.showValidationErrors}. */
  showValidationErrors(): void;
  /** As {@link Checkout.pollImmediately}. */
  pollImmediately(): void;
  /** As {@link Checkout.abort}: never throws. */
  abort(): void;
  /** Takes the checkout off the page; the promises reject `UNMOUNTED`. It stays so until {@link mount}, another key, or the element is put back. */
  unmount(): void;
  /** Tries again after a failure, or after {@link unmount}, with new promises. Else nothing is to be done, and nothing happens. */
  mount(): void;
}

/** What only an element dispatches; the other events are those of `mount()`. */
export interface XenditElementEventMap {
  /**
   * A `<xendit-checkout>` could not be mounted, or stopped at a defect of ours; its promises reject with the same. The error
   * goes to the console, too, unless you call `preventDefault()`. What is changed then, or `mount()`, tries again.
   */
  "xendit:fatal-error": CustomEvent<{ error: XenditComponentsError }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "xendit-checkout": XenditCheckoutElement;
  }
  interface HTMLElementEventMap extends XenditElementEventMap {}
  // Where they bubble to.
  interface DocumentEventMap extends XenditElementEventMap {}
}
