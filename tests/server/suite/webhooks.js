// Webhooks: whose they are, what they say, and by what the same news is known again.
import { isCallbackToken, isDashboardSample, readWebhook } from "xendit-components-wasm/server";
import { assert } from "chai";
import odd from "../../../sandbox/tests/samples/dashboard-sample.json" with { type: "json" };
import { rejectedBy } from "./refusals.js";

const TOKEN = "the-callback-token";
const signed = (more) => ({ "x-callback-token": TOKEN, ...more });
const read = (body, headers = signed()) => readWebhook(headers, body, { callbackToken: TOKEN });
const told = (event, data, more) => ({ event, business_id: "62440e322008e87fb29c1fd0", created: "2026-11-21T09:00:00.000Z", data, ...more });
const keyOf = async (event, data, headers) => (await read(told(event, data), signed(headers))).idempotencyKey;

const SESSION = { payment_session_id: "ps-69649592c951f34f173f803a", reference_id: "order-1", status: "COMPLETED", amount: 10000, currency: "IDR" };
const PAYMENT = { payment_id: "py-1", payment_request_id: "pr-1", reference_id: "order-1", status: "SUCCEEDED" };

export default {
  async the_right_token_is_let_in_and_no_other() {
    assert.isTrue(await isCallbackToken(TOKEN, TOKEN));
    for (const given of ["", "the-callback-toke", `${TOKEN}s`, "THE-CALLBACK-TOKEN", "the-callback-toĸen", undefined, null, 7, [TOKEN]]) {
      assert.isFalse(await isCallbackToken(given, TOKEN), String(given));
    }
  },

  async a_guess_that_is_right_in_part_is_wrong() {
    // among so many digests each byte of the right one is met, some byte of it in nearly every eighth
    const guesses = Array.from({ length: 3000 }, (_, guess) => isCallbackToken(`guess-${guess}`, TOKEN));
    assert.notInclude(await Promise.all(guesses), true);
  },

  async a_token_that_is_not_configured_lets_nobody_in() {
    for (const configured of [undefined, null, "", " \n"]) {
      for (const given of ["", " \n", "undefined", "null", undefined, null]) assert.isFalse(await isCallbackToken(given, configured));
      const error = await rejectedBy(readWebhook({ "x-callback-token": configured ?? "" }, told("x", {}), { callbackToken: configured }));
      assert.equal(error.code, "WRONG_CALLBACK_TOKEN");
      assert.include(error.message, "no callbackToken is configured");
    }
  },

  async a_line_break_after_the_token_in_a_file_does_no_harm() {
    assert.isTrue(await isCallbackToken(TOKEN, `${TOKEN}\n`));
  },

  async a_webhook_without_the_right_token_is_refused_unread() {
    for (const headers of [{}, { "x-callback-token": "wrong" }, new Headers(), new Headers({ "x-callback-token": "wrong" }), { "x-callback-token": [TOKEN, TOKEN] }]) {
      const error = await rejectedBy(read("not even JSON", headers));
      assert.equal(error.code, "WRONG_CALLBACK_TOKEN");
      assert.notInclude(error.message, TOKEN);
    }
  },

  async headers_come_in_every_shape_servers_have() {
    const body = told("payment_session.completed", SESSION);
    const shapes = [new Headers(signed()), signed(), { "X-Callback-Token": TOKEN }, { "x-callback-token": [TOKEN] }, new Request("https://a.example", { headers: signed() }).headers, { get: (name) => new Headers(signed()).get(name) }];
    for (const headers of shapes) assert.equal((await read(body, headers)).event, "payment_session.completed");
  },

  async bodies_come_as_text_as_bytes_and_parsed() {
    const body = told("payment_session.completed", SESSION);
    const text = JSON.stringify(body);
    const bytes = new TextEncoder().encode(text);
    for (const form of [body, text, bytes, bytes.buffer]) assert.deepEqual((await read(form)).data, SESSION);
  },

  async what_is_no_webhook_is_refused() {
    for (const body of ["", "{", "event=payment", "[]", "null", "{}", '{"event":7,"data":{}}', '{"event":"payment.capture"}', undefined, new Uint8Array([255])]) {
      assert.equal((await rejectedBy(read(body))).code, "INVALID_WEBHOOK");
    }
  },

  async everything_xendit_says_is_handed_on() {
    const body = told("payment.capture", PAYMENT, { api_version: "v3", brand_new: 1 });
    const { idempotencyKey, ...rest } = await read(body);
    assert.deepEqual(rest, body);
    assert.equal(idempotencyKey, "payment.capture py-1");
  },

  async the_dashboards_odd_sample_is_taken() {
    const webhook = await read(JSON.stringify(odd));
    assert.isTrue(isDashboardSample(webhook));
    assert.equal(webhook.data.id, "ps-579c8d61f23fa4ca35e52da4");
    assert.equal(webhook.idempotencyKey, "payment_session.completed ps-579c8d61f23fa4ca35e52da4");
    assert.isFalse(isDashboardSample(await read(told("payment_session.completed", SESSION))));
    assert.isFalse(isDashboardSample(await read(told("refund.succeeded", { id: "rfd-1" }))));
  },

  async the_same_news_has_the_same_key_whenever_and_however_often_it_comes() {
    const first = await read(told("payment_session.completed", SESSION), signed({ "webhook-id": "w-1" }));
    const again = { ...told("payment_session.completed", { ...SESSION, updated: "later" }), created: "2026-11-22T09:00:00.000Z" };
    assert.equal((await read(again, signed({ "webhook-id": "w-2" }))).idempotencyKey, first.idempotencyKey);
  },

  async other_news_has_another_key() {
    const captured = (capture_id) => ({ ...PAYMENT, captures: [{ capture_id }] });
    const keys = await Promise.all([
      keyOf("payment_session.completed", SESSION),
      keyOf("payment_session.expired", SESSION),
      keyOf("payment_session.completed", { ...SESSION, payment_session_id: "ps-2" }),
      keyOf("payment.authorization", PAYMENT),
      keyOf("payment.capture", captured("cptr-1")),
      keyOf("payment.capture", captured("cptr-2")),
      keyOf("payment.failure", PAYMENT),
      keyOf("payment.failure", { ...PAYMENT, payment_id: "py-2" }),
      keyOf("payment_request.expiry", PAYMENT),
      keyOf("payment_token.activation", { payment_token_id: "pt-1" }),
      keyOf("payment_token.expiry", { payment_token_id: "pt-1" }),
      keyOf("refund.succeeded", { id: "rfd-1" }),
      keyOf("refund.failed", { id: "rfd-1" }),
    ]);
    assert.lengthOf(new Set(keys), keys.length);
  },

  async an_event_nobody_named_is_told_apart_by_its_header_or_its_contents() {
    const event = "recurring.cycle.succeeded";
    assert.equal(await keyOf(event, { plan: 1 }, { "webhook-id": "w-1" }), `${event} w-1`);
    assert.equal(await keyOf(event, { plan: 1 }), await keyOf(event, { plan: 1 }));
    assert.notEqual(await keyOf(event, { plan: 1 }), await keyOf(event, { plan: 2 }));
  },

  async a_known_event_without_its_ids_is_not_taken_for_another() {
    assert.notEqual(await keyOf("payment.capture", { amount: 1 }), await keyOf("payment.capture", { amount: 2 }));
  },
};
