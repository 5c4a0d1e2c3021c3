// What merchants write by mistake: each line after a @ts-expect-error is refused by the compiler.
import {
  isXenditComponentsError,
  mount,
  XenditComponentsError,
  type Checkout,
  type PaymentCompletion,
  type SavedToken,
  type SubmissionOutcome,
} from "xendit-components-wasm";
import type { XenditCheckoutElement } from "xendit-components-wasm/element";

declare const element: XenditCheckoutElement;
declare const checkout: Checkout;
declare const completion: PaymentCompletion;
declare const outcome: SubmissionOutcome;
declare const saved: SavedToken;
declare const error: unknown;

// @ts-expect-error the options carry the key
mount("#checkout");
// @ts-expect-error the key is not optional
mount("#checkout", {});
// @ts-expect-error a host is an element or a selector
mount(42, { componentsSdkKey: "" });
// @ts-expect-error an unknown option is a mistake
mount("#checkout", { componentsSdkKey: "", sandbox: true });
// @ts-expect-error origins are a list
mount("#checkout", { componentsSdkKey: "", allowedOrigins: "https://shop.example" });
// @ts-expect-error channels are named by their codes
mount("#checkout", { componentsSdkKey: "", channels: [1] });
// @ts-expect-error a container is an element or a selector
mount("#checkout", { componentsSdkKey: "", actionContainer: true });
// @ts-expect-error a signal, not its controller
mount("#checkout", { componentsSdkKey: "", signal: new AbortController() });
// @ts-expect-error mount answers with a promise
mount("#checkout", { componentsSdkKey: "" }).submit();
// @ts-expect-error completion is a promise, not a method
checkout.completion();
// @ts-expect-error the session is a snapshot
checkout.session = null;
// @ts-expect-error the promise is not to be replaced
checkout.completion = Promise.resolve(completion);
// @ts-expect-error channels are a snapshot
checkout.channels.push(null);
// @ts-expect-error a channel is selected by its code
checkout.selectChannel(1);
// @ts-expect-error only appearance and locale can change
checkout.update({ componentsSdkKey: "" });
// @ts-expect-error a preset is a look, not its name
mount("#checkout", { componentsSdkKey: "session-…", appearance: { preset: "night" } });
// @ts-expect-error a preset begins with none
mount("#checkout", { componentsSdkKey: "session-…", appearance: { preset: { preset: {} } } });
// @ts-expect-error there is no text of that name
mount("#checkout", { componentsSdkKey: "session-…", texts: { savePaymentMetod: "Remember my card" } });
// @ts-expect-error not every outcome is a completion
console.log(outcome.completion);
// @ts-expect-error not every outcome has a failure code
console.log(outcome.failureCode);
// @ts-expect-error there is no such status
console.log(outcome.status === "failed");
// @ts-expect-error an amount is a number
completion.amount.trim();
// @ts-expect-error the payment token can be missing
completion.paymentTokenId.length;
// @ts-expect-error the channel can be missing
saved.channelCode.length;
// @ts-expect-error a caught error is unknown until it is checked
console.log(error.code);
// @ts-expect-error the codes are a closed list
if (isXenditComponentsError(error)) console.log(error.code === "WRONG");
// @ts-expect-error the code is read only
if (error instanceof XenditComponentsError) error.code = "NETWORK";
// @ts-expect-error an event tells what belongs to it and nothing else
document.body.addEventListener("xendit:submission-ready", ({ detail }) => console.log(detail.paymentRequestId));
// @ts-expect-error some events tell nothing but that they happened
document.body.addEventListener("xendit:init", ({ detail }) => console.log(detail.channelCode));
// @ts-expect-error the key has the contract's name
element.sdkKey = "session-…";
// @ts-expect-error a theme is one of three
element.theme = "blue";
// @ts-expect-error absent is null, not false
element.channels = false;
// @ts-expect-error there is no checkout before it is mounted
element.checkout.submit();
// @ts-expect-error nor is there a session
console.log(element.session.referenceId);
// @ts-expect-error the promise is the element's own
element.completion = Promise.resolve(completion);
// @ts-expect-error removing the element is its signal
element.signal = new AbortController().signal;
// @ts-expect-error mounting is told by events and promises
element.mount().then(console.log);
