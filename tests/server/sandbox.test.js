// The entry against the sandbox, which was written without it: both are to have read the same documentation.
import assert from "node:assert/strict";
import { once as event } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import * as xendit from "xendit-components-wasm/server";
import { ON_MY_PAGE, ORDER, SCHEDULE, somebody } from "./suite/bodies.js";
import { BROKEN } from "./suite/broken.js";

const apiUrl = process.env.XENDIT_SANDBOX;
const secretKey = "xnd_development_sandbox";
const callbackToken = "token-of-the-shop";
const { amount, ...FREE } = ORDER;

const create = (body) => xendit.createSession(body, { secretKey, apiUrl });
const control = async (path, body = {}) => {
  const answer = await fetch(`${apiUrl}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
};

/** A shop's server, and what it was told. */
const receiver = createServer(async (request, response) => {
  const body = await buffer(request);
  response.end();
  receiver.emit("webhook", await xendit.readWebhook(request.headers, body, { callbackToken }).catch((error) => error));
});

/** So many webhooks, from now on. */
async function told(count, doing) {
  const webhooks = [];
  const all = new Promise((resolve) => {
    receiver.on("webhook", function hear(webhook) {
      if (webhooks.push(webhook) < count) return;
      receiver.off("webhook", hear);
      resolve();
    });
  });
  await doing();
  await all;
  return webhooks.sort((one, other) => (one.event < other.event ? -1 : 1));
}

before(async () => {
  await event(receiver.listen(0, "127.0.0.1"), "listening");
  await control("webhooks", { url: `http://127.0.0.1:${receiver.address().port}/`, callback_token: callbackToken });
});
after(() => receiver.close());

test("a one-time payment is opened, and its key is for the page", async () => {
  const session = await create(xendit.oneTimePayment(ORDER));
  assert.equal(session.status, "ACTIVE");
  assert.match(session.components_sdk_key, /^session-/);
});

test("every other flow is opened as what it is", async () => {
  const expected = [
    [xendit.savePaymentMethod({ ...FREE, customer: somebody() }), { session_type: "SAVE", amount: 0 }],
    [xendit.payAndSave({ ...ORDER, customer: somebody() }), { session_type: "PAY", allow_save_payment_method: "OPTIONAL" }],
    [xendit.subscription({ ...ORDER, subscription: { schedule: SCHEDULE } }), { session_type: "SUBSCRIPTION" }],
  ];
  for (const [body, members] of expected) {
    const session = await create(body);
    assert.deepEqual(session, { ...session, mode: "COMPONENTS", ...members, ...ON_MY_PAGE });
  }
});

test("a payment link has an address to pay at", async () => {
  const { components_configuration, ...terms } = ORDER;
  const session = await create(xendit.paymentLink({ ...terms, success_return_url: "https://example.com/thanks" }));
  assert.match(session.payment_link_url, /^http/);
});

for (const [name, [change, path, errorCode]] of Object.entries(BROKEN)) {
  test(`${name} is refused by the sandbox, too, and with the same code`, async () => {
    const body = { ...ORDER, session_type: "PAY", mode: "COMPONENTS", ...change };
    const authorization = `Basic ${btoa(`${secretKey}:`)}`;
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${apiUrl}/sessions`, { method: "POST", headers, body: JSON.stringify(body) });
    const problem = await answer.json();
    assert.equal(answer.status, 400, `${path}: ${JSON.stringify(problem)}`);
    assert.equal(problem.error_code, errorCode, problem.message);
  });
}

test("a refusal that only Xendit can know of is passed on", async () => {
  const customer_id = "cust-00000000-0000-4000-8000-000000000000";
  const error = await create(xendit.oneTimePayment({ ...ORDER, customer_id })).catch((error) => error);
  assert.deepEqual([error.code, error.status, error.errorCode], ["REFUSED", 404, "DATA_NOT_FOUND"]);
});

test("a payment is told as a capture and a completed session", async () => {
  const session = await create(xendit.oneTimePayment(ORDER));
  const id = session.payment_session_id;
  const [captured, completed] = await told(2, () => control(`sessions/${id}/complete`));
  assert.deepEqual([captured.event, completed.event], ["payment.capture", "payment_session.completed"]);
  assert.equal(captured.data.payment_id, completed.data.payment_id);
  assert.equal(captured.idempotencyKey, `payment.capture ${captured.data.payment_id} ${captured.data.captures[0].capture_id}`);
  assert.equal(completed.idempotencyKey, `payment_session.completed ${id}`);
  assert.deepEqual([completed.data.reference_id, completed.data.amount, completed.data.currency], ["order-1", amount, "IDR"]);
});

test("what is sent again has the key it had before", async () => {
  const session = await create(xendit.savePaymentMethod({ ...FREE, customer: somebody() }));
  const first = await told(2, () => control(`sessions/${session.payment_session_id}/complete`));
  const log = await (await fetch(`${apiUrl}/_sandbox/webhooks`)).json();
  const again = await told(2, async () => {
    for (const { id } of log.slice(-2)) await control(`webhooks/${id}/resend`);
  });
  assert.deepEqual(again.map(({ idempotencyKey }) => idempotencyKey), first.map(({ idempotencyKey }) => idempotencyKey));
  assert.match(first[1].idempotencyKey, /^payment_token.activation pt-/);
});

test("a failed attempt and an expired session are told apart", async () => {
  const { payment_session_id: id } = await create(xendit.oneTimePayment(ORDER));
  const [failed] = await told(1, () => control(`sessions/${id}/fail`, { failure_code: "INSUFFICIENT_BALANCE" }));
  assert.deepEqual([failed.event, failed.data.failure_code], ["payment.failure", "INSUFFICIENT_BALANCE"]);
  const [expired] = await told(1, () => control(`sessions/${id}/expire`));
  assert.equal(expired.idempotencyKey, `payment_session.expired ${id}`);
});

test("the dashboard's odd sample is known as what it is", async () => {
  const [sample] = await told(1, () => control("webhooks/sample"));
  assert.ok(xendit.isDashboardSample(sample));
});

test("a webhook of somebody else is refused", async () => {
  await control("webhooks", { url: `http://127.0.0.1:${receiver.address().port}/`, callback_token: "somebody-elses" });
  const [error] = await told(1, () => control("webhooks/sample"));
  assert.equal(error.code, "WRONG_CALLBACK_TOKEN");
});
