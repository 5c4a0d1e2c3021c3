// What merchants write, as the README shows it: all of it compiles.
import {
  isXenditComponentsError,
  mount,
  XenditComponentsError,
  type Appearance,
  type Channel,
  type Checkout,
  type CheckoutState,
  type Environment,
  type ErrorCode,
  type MountOptions,
  type PaymentCompletion,
  type PaymentSession,
  type SavedToken,
  type SubmissionOutcome,
} from "xendit-components-wasm";
import type { XenditCheckoutElement } from "xendit-components-wasm/element";
import { night, sharp, soft, xendit, type Preset } from "xendit-components-wasm/presets";

declare const host: HTMLElement;
declare const environment: Environment;
declare const appearance: Appearance;

const smallest: MountOptions = { componentsSdkKey: "session-…" };
const largest: MountOptions = {
  componentsSdkKey: "session-…",
  allowedOrigins: ["https://shop.example"] as const,
  channels: ["CARDS", "DANA"] as const,
  locale: "id-ID",
  texts: { savePaymentMethod: "Remember my card", CARD_DECLINED: "No luck" },
  appearance,
  actionContainer: host,
  signal: new AbortController().signal,
  environment,
};
const own: Preset = { theme: "dark", variables: { "--xendit-radius-1": "2px" } };
const dressed: Appearance[] = [xendit, night, soft, sharp, own].map((preset) => ({ preset, inputStyles: { fontSize: "17px" } }));
const byPattern: MountOptions = { componentsSdkKey: "session-…", channels: /^CARDS$/ };

export async function pay(): Promise<PaymentCompletion> {
  const checkout: Checkout = await mount("#checkout", smallest);
  const outcome: SubmissionOutcome = await checkout.submit();
  switch (outcome.status) {
    case "completed":
      return outcome.completion;
    case "declined": {
      const sentences: string[] = outcome.userMessage;
      throw new Error(`${outcome.failureCode}: ${sentences.join(" ")} ${outcome.paymentRequestId ?? ""}`);
    }
    case "refused":
      throw new Error(`${outcome.errorCode}: ${outcome.userMessage.join(" ")}`);
    case "aborted": {
      const by: "shopper" | "merchant" = outcome.by;
      throw new Error(by);
    }
    case "session-ended": {
      const status: "EXPIRED" | "CANCELED" = outcome.sessionStatus;
      throw new Error(status);
    }
    case "pending":
    case "redirecting":
      return checkout.completion;
    default: {
      // every status is told above
      const never: never = outcome;
      return never;
    }
  }
}

export async function saveCard(): Promise<string | null> {
  const checkout = await mount(host, largest);
  const saved: SavedToken | null = await checkout.savedToken;
  return saved === null ? null : saved.paymentTokenId;
}

export async function look(checkout: Checkout): Promise<void> {
  const session: PaymentSession = checkout.session;
  const state: CheckoutState = checkout.state;
  const channels: readonly Channel[] = checkout.channels;
  const current: Channel | null = checkout.currentChannel;
  checkout.selectChannel("CARDS");
  checkout.selectChannel(null);
  checkout.showValidationErrors();
  await checkout.simulatePayment();
  checkout.pollImmediately();
  checkout.update({ appearance, locale: "th" });
  checkout.abort();
  checkout.unmount();
  console.log(session, state, channels, current, byPattern, dressed);
}

export function told(error: unknown): ErrorCode | null {
  if (isXenditComponentsError(error)) return error.code;
  if (error instanceof XenditComponentsError) return error.code;
  return null;
}

export async function completed(completion: PaymentCompletion): Promise<void> {
  const kind: "PAY" | "SAVE" | "SUBSCRIPTION" = completion.sessionType;
  const ids: [string, string, string | null, string | null, string | null] = [
    completion.paymentSessionId,
    completion.referenceId,
    completion.channelCode,
    completion.paymentRequestId,
    completion.paymentTokenId,
  ];
  const total: [number, string] = [completion.amount, completion.currency];
  console.log(kind, ids, total);
}

export function listen(pay: HTMLButtonElement): void {
  host.addEventListener("xendit:submission-ready", (event: CustomEvent) => {
    pay.disabled = false;
    console.log(event.detail);
  });
  host.addEventListener("xendit:submission-not-ready", () => {
    pay.disabled = true;
  });
  host.addEventListener("xendit:payment-request-created", ({ detail }) => console.log(detail.paymentRequestId));
  // They bubble.
  document.addEventListener("xendit:session-complete", ({ detail }) => {
    const channel: string | null = detail.succeededChannel;
    console.log(channel);
  });
}

export async function write(document: Document): Promise<PaymentCompletion> {
  const element: XenditCheckoutElement = document.createElement("xendit-checkout");
  const found: XenditCheckoutElement | null = document.querySelector("xendit-checkout");
  Object.assign(element, largest);
  element.componentsSdkKey = "session-…";
  element.channels = /^CARDS$/;
  element.channels = ["CARDS", "QRIS"] as const;
  element.allowedOrigins = null;
  element.theme = "dark";
  element.appearance = appearance;
  element.environment = environment;
  element.actionContainer = "#action";
  element.addEventListener("xendit:fatal-error", (event) => {
    event.preventDefault();
    const code: ErrorCode = event.detail.error.code;
    console.log(code);
  });
  element.addEventListener("xendit:submission-ready", ({ detail }) => console.log(detail.channelCode.length));
  const checkout: Checkout | null = element.checkout;
  const session: PaymentSession | null = element.session;
  const state: CheckoutState = element.state;
  const outcome: SubmissionOutcome = await element.submit();
  const saved: SavedToken | null = await element.savedToken;
  await element.simulatePayment();
  element.selectChannel(null);
  element.showValidationErrors();
  element.pollImmediately();
  element.abort();
  element.unmount();
  element.mount();
  console.log(found, checkout, session, state, outcome, saved, element.currentChannel?.channelCode);
  return element.completion;
}
