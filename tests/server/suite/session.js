// POST /sessions: what is sent, and what becomes of each kind of answer. The network is a stand-in.
import { createSession, oneTimePayment, paymentLink } from "xendit-components-wasm/server";
import { assert } from "chai";
import answered from "../../../sandbox/tests/samples/pay-response.json" with { type: "json" };
import linked from "../../../sandbox/tests/samples/payment-link-response.json" with { type: "json" };
import { ORDER } from "./bodies.js";
import { rejectedBy } from "./refusals.js";

const BODY = oneTimePayment(ORDER);
const KEY = "xnd_development_secret";

/** Asks in a world where the network answers so; resolves with what was sent and how it ended. */
async function asking(answer, body = BODY, options = { secretKey: KEY }) {
  const sent = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (url, request) => {
    sent.push({ url, ...request });
    return answer(request);
  };
  try {
    const ended = createSession(body, options);
    await ended.catch(() => {});
    return { sent, ended };
  } finally {
    globalThis.fetch = real;
  }
}

const json = (status, body) => () => Response.json(body, { status });

export default {
  async the_answer_is_the_session() {
    const { ended } = await asking(json(201, answered));
    assert.deepEqual(await ended, answered);
  },

  async the_secret_key_travels_as_the_user_name_of_basic_authentication() {
    const { sent } = await asking(json(201, answered));
    assert.equal(sent[0].url, "https://api.xendit.co/sessions");
    // printf 'xnd_development_secret:' | base64
    assert.equal(sent[0].headers.get("authorization"), "Basic eG5kX2RldmVsb3BtZW50X3NlY3JldDo=");
    assert.deepEqual(JSON.parse(sent[0].body), BODY);
  },

  async a_line_break_after_the_key_in_a_file_does_no_harm() {
    const { sent } = await asking(json(201, answered), BODY, { secretKey: `${KEY}\n` });
    assert.equal(sent[0].headers.get("authorization"), "Basic eG5kX2RldmVsb3BtZW50X3NlY3JldDo=");
  },

  async headers_of_xenplatform_go_along_and_cannot_replace_the_key() {
    const headers = { "for-user-id": "5f4d2f1a8b7d4b8cbb4e7c3b", authorization: "Basic nobody" };
    const { sent } = await asking(json(201, answered), BODY, { secretKey: KEY, headers });
    assert.equal(sent[0].headers.get("for-user-id"), "5f4d2f1a8b7d4b8cbb4e7c3b");
    assert.notInclude(sent[0].headers.get("authorization"), "nobody");
    const shouted = { Authorization: "Basic nobody", "Content-Type": "application/json" };
    const { sent: again } = await asking(json(201, answered), BODY, { secretKey: KEY, headers: shouted });
    assert.notInclude(again[0].headers.get("authorization"), "nobody");
    assert.equal(again[0].headers.get("content-type"), "application/json");
  },

  async a_sandbox_is_asked_at_its_own_address() {
    const { sent } = await asking(json(201, answered), BODY, { secretKey: KEY, apiUrl: "http://127.0.0.1:4242/" });
    assert.equal(sent[0].url, "http://127.0.0.1:4242/sessions");
  },

  async the_key_goes_nowhere_without_encryption() {
    for (const apiUrl of ["http://api.xendit.co", "api.xendit.co", "ftp://localhost"]) {
      const { sent, ended } = await asking(json(201, answered), BODY, { secretKey: KEY, apiUrl });
      assert.equal((await rejectedBy(ended)).code, "INVALID_OPTIONS");
      assert.isEmpty(sent);
    }
  },

  async without_a_secret_key_nothing_is_sent() {
    for (const options of [undefined, {}, { secretKey: "" }, { secretKey: " " }, { secretKey: "xnd_public_development_abc" }, { secretKey: "schlüssel" }]) {
      const { sent, ended } = await asking(json(201, answered), BODY, options ?? {});
      const error = await rejectedBy(ended);
      assert.equal(error.code, "INVALID_OPTIONS");
      assert.notInclude(error.message, "abc");
      assert.isEmpty(sent);
    }
  },

  async a_body_xendit_would_refuse_is_not_sent() {
    const { sent, ended } = await asking(json(201, answered), { ...BODY, amount: 0 });
    assert.equal((await rejectedBy(ended)).code, "INVALID_REQUEST");
    assert.isEmpty(sent);
  },

  async xendits_refusal_is_passed_on_in_its_own_words() {
    const errors = [{ path: "/body/amount", message: "must be > 0" }];
    const { ended } = await asking(json(400, { error_code: "INVALID_AMOUNT", message: "Amount must be greater than zero", errors }));
    const error = await rejectedBy(ended);
    assert.deepInclude({ ...error }, { code: "REFUSED", status: 400, errorCode: "INVALID_AMOUNT", errors });
    assert.equal(error.message, "Xendit refused the session (INVALID_AMOUNT): Amount must be greater than zero");
  },

  async an_answer_that_is_no_session_is_unreadable() {
    const page = (status) => () => new Response("<html>", { status });
    for (const [answer, status] of [[page(200), 200], [page(502), 502], [json(201, {}), 201], [json(200, null), 200], [json(500, { message: "?" }), 500]]) {
      const error = await rejectedBy((await asking(answer)).ended);
      assert.deepInclude({ ...error }, { code: "UNREADABLE", status });
    }
  },

  async a_session_nobody_can_pay_in_is_unreadable() {
    const { components_sdk_key, ...keyless } = answered;
    assert.equal((await rejectedBy((await asking(json(201, keyless))).ended)).code, "UNREADABLE");
    const link = paymentLink({ ...ORDER, components_configuration: undefined });
    assert.equal((await (await asking(json(201, linked), link)).ended).payment_link_url, "https://dev.xen.to/qZx5RD_7");
    assert.equal((await rejectedBy((await asking(json(201, answered), link)).ended)).code, "UNREADABLE");
  },

  async a_redirect_is_not_followed_with_the_key() {
    const { sent } = await asking(json(201, answered));
    assert.equal(sent[0].redirect, "manual");
  },

  async no_answer_is_a_network_error_with_its_cause() {
    const cause = new TypeError("fetch failed");
    const error = await rejectedBy((await asking(() => Promise.reject(cause))).ended);
    assert.deepInclude({ code: error.code, cause: error.cause, message: error.message }, { code: "NETWORK", cause, message: "Xendit cannot be reached" });
  },

  async xendit_is_not_waited_for_forever() {
    const { sent } = await asking(json(201, answered));
    assert.instanceOf(sent[0].signal, AbortSignal);
  },

  async the_merchants_own_signal_rejects_with_its_reason() {
    const reason = new Error("the shopper has gone");
    const controller = new AbortController();
    controller.abort(reason);
    const { ended } = await asking((request) => Promise.reject(request.signal.reason), BODY, { secretKey: KEY, signal: controller.signal });
    assert.equal(await ended.catch((error) => error), reason);
  },

  async an_answer_that_is_cut_off_is_none() {
    const reason = new Error("the shopper has gone");
    const controller = new AbortController();
    const cut = (cause) => () => new Response(new ReadableStream({ start: (stream) => stream.error(cause) }), { status: 201 });
    assert.equal((await rejectedBy((await asking(cut(new TypeError("terminated")))).ended)).code, "NETWORK");
    const answer = () => (controller.abort(reason), cut(reason)());
    const { ended } = await asking(answer, BODY, { secretKey: KEY, signal: controller.signal });
    assert.equal(await ended.catch((error) => error), reason);
  },

  async no_error_holds_the_secret_key() {
    for (const answer of [json(401, { error_code: "INVALID_API_KEY", message: "?" }), json(200, {}), () => Promise.reject(new Error("?"))]) {
      const error = await rejectedBy((await asking(answer)).ended);
      assert.notInclude(`${error.message} ${JSON.stringify({ ...error })} ${error.stack}`, KEY);
    }
  },
};
