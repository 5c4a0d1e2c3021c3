// What merchants write by mistake on their servers: each line after a @ts-expect-error is refused by the compiler.
import {
  createSession,
  isXenditServerError,
  once,
  oneTimePayment,
  paymentLink,
  payAndSave,
  readWebhook,
  savePaymentMethod,
  subscription,
  type Webhook,
} from "xendit-components-wasm/server";

declare const webhook: Webhook;
declare const error: unknown;
declare const request: Request;
const place = { components_configuration: { origins: ["https://shop.example"] } };
const order = { reference_id: "order-1", amount: 10000, currency: "IDR", country: "ID", ...place };
const { amount, ...free } = order;
const { components_configuration, ...anywhere } = order;

// @ts-expect-error an amount is a number
oneTimePayment({ ...order, amount: "10000" });
// @ts-expect-error an order has a reference
oneTimePayment({ amount: 10000, currency: "IDR", country: "ID", ...place });
// @ts-expect-error a page has an origin
oneTimePayment(anywhere);
// @ts-expect-error origins are a list
oneTimePayment({ ...order, components_configuration: { origins: "https://shop.example" } });
// @ts-expect-error the flow is in the name
oneTimePayment({ ...order, session_type: "SAVE" });
// @ts-expect-error somebody's payment method is saved
savePaymentMethod(free);
// @ts-expect-error saving costs nothing
savePaymentMethod({ ...order, customer_id: "cust-…" });
// @ts-expect-error somebody's payment method is saved
payAndSave(order);
// @ts-expect-error without saving it is a one-time payment
payAndSave({ ...order, customer_id: "cust-…", allow_save_payment_method: "DISABLED" });
// @ts-expect-error a subscription has a schedule
subscription(order);
// @ts-expect-error the mode is in the name
paymentLink({ ...order, mode: "COMPONENTS" });
// @ts-expect-error a secret key is needed
createSession(oneTimePayment(order), {});
// @ts-expect-error a secret key is needed
createSession(oneTimePayment(order));
// @ts-expect-error whoever reads webhooks knows the token
readWebhook(request.headers, "");
// @ts-expect-error there is no such event: it is called payment.failure
console.log(webhook.event === "payment.failed");
// @ts-expect-error there is no such event: nothing is told of a session that is canceled
console.log(webhook.event === "payment_session.canceled");
// @ts-expect-error what it tells of is known once the event is
console.log(webhook.data.payment_id.length);
// @ts-expect-error the dashboard's sample has no such id
if (webhook.event === "payment_session.completed") console.log(webhook.data.payment_session_id.length);
// @ts-expect-error the codes are a closed list
if (isXenditServerError(error)) console.log(error.code === "WRONG");
// @ts-expect-error claims are kept somewhere
once("key", () => {});
