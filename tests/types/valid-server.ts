// What merchants write on their servers: all of it compiles.
import {
  createSession,
  idempotencyKey,
  isCallbackToken,
  isDashboardSample,
  isXenditServerError,
  memoryClaims,
  once,
  oneTimePayment,
  paymentLink,
  payAndSave,
  readWebhook,
  savePaymentMethod,
  sessionProblems,
  subscription,
  XenditServerError,
  type Claims,
  type DashboardSampleSession,
  type Payment,
  type PaymentRequest,
  type PaymentSession,
  type PaymentToken,
  type Refund,
  type ServerErrorCode,
  type SessionProblem,
  type SessionRequest,
  type Webhook,
} from "xendit-components-wasm/server";

const place = { components_configuration: { origins: ["https://shop.example"] } };
const order = { reference_id: "order-1", amount: 10000, currency: "IDR", country: "ID", ...place };
const customer = { type: "INDIVIDUAL", reference_id: "c-1", individual_detail: { given_names: "John" } };
const customer_id = "cust-138123c0-50de-49bb-b804-ead0e1e35914";
const schedule = { interval: "MONTH", interval_count: 1, anchor_date: "2030-01-28T00:00:00Z" };

export async function open(secretKey: string, signal: AbortSignal): Promise<string> {
  const session: PaymentSession = await createSession(oneTimePayment(order), { secretKey, signal });
  const { components_sdk_key } = await createSession(payAndSave({ ...order, customer, allow_save_payment_method: "FORCED" }), { secretKey });
  const { payment_link_url } = await createSession(paymentLink({ ...order, description: "Coffee" }), { secretKey, apiUrl: "http://127.0.0.1:4242" });
  const { amount, ...free } = order;
  savePaymentMethod({ ...free, customer_id });
  subscription({ ...order, subscription: { schedule } });
  // what Xendit adds passes
  const grown: SessionRequest = { ...order, session_type: "GIFT", mode: "COMPONENTS", brand_new: true };
  const problems: readonly SessionProblem[] = sessionProblems(grown);
  const known: string = (await createSession(grown, { secretKey, headers: { "for-user-id": "5f…" } })).status;
  console.log(session, payment_link_url.length, problems, known);
  return components_sdk_key;
}

export async function hear(request: Request, callbackToken: string | undefined, claims: Claims): Promise<Response> {
  const webhook: Webhook = await readWebhook(request.headers, await request.text(), { callbackToken });
  if (isDashboardSample(webhook)) {
    const sample: DashboardSampleSession = webhook.data;
    return new Response(sample.id);
  }
  await once(claims, webhook.idempotencyKey, () => turn(webhook));
  return new Response();
}

function turn(webhook: Webhook): void {
  switch (webhook.event) {
    case "payment_session.completed": {
      const session: PaymentSession | DashboardSampleSession = webhook.data;
      const total: [string, number, string] = [session.reference_id, session.amount, session.currency];
      if (session.payment_session_id !== undefined) console.log(session.components_sdk_key);
      console.log(total, session.payment_token_id);
      break;
    }
    case "payment_session.expired": {
      const session: PaymentSession = webhook.data;
      console.log(session.payment_session_id);
      break;
    }
    case "payment.failure":
    case "payment.capture": {
      const payment: Payment = webhook.data;
      console.log(payment.failure_code, payment.captures?.[0]?.capture_amount);
      break;
    }
    case "payment_request.expiry": {
      const request: PaymentRequest = webhook.data;
      console.log(request.payment_request_id);
      break;
    }
    case "payment_token.activation": {
      const token: PaymentToken = webhook.data;
      console.log(token.payment_token_id);
      break;
    }
    case "refund.succeeded": {
      const refund: Refund = webhook.data;
      console.log(refund.id);
      break;
    }
    default: {
      // of a product this package knows nothing of
      const event: string = webhook.event;
      if (event === "recurring.cycle.succeeded") console.log(webhook.data, webhook.created);
    }
  }
}

// Node and Express
export async function expressHears(headers: Record<string, string | string[] | undefined>, body: Uint8Array): Promise<boolean> {
  const { event } = await readWebhook(headers, body, { callbackToken: null });
  return event === "payment_session.completed" && (await isCallbackToken(null, undefined));
}

export function told(error: unknown): ServerErrorCode | null {
  if (error instanceof XenditServerError) return error.code;
  if (!isXenditServerError(error)) return null;
  console.log(error.problems?.[0]?.path, error.errorCode, error.status);
  return error.code;
}

export const key: Promise<string> = idempotencyKey("customer", "7");
export const claims: Claims = memoryClaims();
