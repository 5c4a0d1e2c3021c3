// What is refused before Xendit refuses it, and what is left for Xendit to judge.
import { assert } from "chai";
import { sessionProblems } from "xendit-components-wasm/server";
import { CUSTOMER, ORDER, SCHEDULE } from "./bodies.js";
import { BROKEN } from "./broken.js";

const GOOD = { ...ORDER, session_type: "PAY", mode: "COMPONENTS" };
const has = (more) => sessionProblems({ ...GOOD, ...more });
const origin = (origin) => ({ components_configuration: { origins: [origin] } });

const refusals = Object.entries(BROKEN).map(([name, [change, path, errorCode]]) => [
  `${name.replaceAll(/[^\w]+/g, "_")}_is_refused_where_it_stands`,
  () => assert.deepEqual(has(change).map((problem) => [problem.path, problem.errorCode]), [[path, errorCode]]),
]);

export default {
  ...Object.fromEntries(refusals),

  what_is_no_body_is_refused() {
    for (const body of [undefined, null, "{}", [], 1]) assert.deepEqual(sessionProblems(body).map(({ path }) => path), [""]);
  },

  all_mistakes_are_named_at_once() {
    assert.sameMembers(sessionProblems({}).map(({ path }) => path), ["/reference_id", "/session_type", "/mode", "/amount", "/currency", "/country"]);
  },

  an_origin_is_told_how_browsers_spell_it() {
    assert.include(has(origin("https://Shop.example/pay"))[0].message, "https://shop.example");
  },

  https_and_this_machine_are_origins() {
    for (const text of ["https://shop.example:8443", "http://localhost:4100", "http://shop.localhost", "http://127.0.0.1:5173", "http://[::1]:4100"]) {
      assert.deepEqual(has(origin(text)), [], text);
    }
    assert.lengthOf(has(origin("http://127.0.0.1.example.com")), 1);
    assert.lengthOf(has(origin("http://notlocalhost")), 1);
  },

  members_nobody_named_pass() {
    assert.deepEqual(has({ brand_new: { a: 1 }, customer: { ...CUSTOMER, addresses: [] }, channel_properties: { dana: { x: 1 } } }), []);
  },

  words_nobody_named_pass() {
    const unheard = { session_type: "GIFT", mode: "WATCH", currency: "JPY", country: "JP", capture_method: "LATER", amount: 0.125 };
    assert.deepEqual(has(unheard), []);
  },

  what_xendits_own_sources_disagree_on_passes() {
    const items = [{ reference_id: "mug", type: "FEE", name: "Mug", net_unit_amount: -1, quantity: 1, category: "" }];
    const saving = { session_type: "SAVE", amount: 0, customer: CUSTOMER };
    assert.deepEqual(has({ ...saving, items, allow_save_payment_method: "DISABLED" }), []);
    assert.deepEqual(has({ metadata: { note: "n".repeat(81) } }), []);
    assert.deepEqual(has({ success_return_url: "http://localhost:4100/thanks" }), []);
  },

  nothing_may_be_null_where_xendit_says_so() {
    const nothing = { metadata: null, items: null, subscription: null, components_configuration: { origins: ["https://example.com"], return_url: null } };
    assert.deepEqual(has(nothing), []);
    assert.deepEqual(has({ description: null }).map(({ path }) => path), ["/description"]);
  },

  decimals_are_counted_as_they_are_written() {
    for (const amount of [10.05, 0.1 + 0.2 - 0.2, 1000.5, 19.99]) assert.deepEqual(has({ amount: Number(amount.toFixed(2)), currency: "PHP" }), []);
    assert.lengthOf(has({ amount: 0.1 + 0.2, currency: "PHP" }), 1);
    assert.deepEqual(has({ amount: 10000.0, currency: "IDR" }), []);
  },

  an_anchor_on_the_28th_and_an_expiry_in_eleven_minutes_pass() {
    const expires_at = new Date(Date.now() + 11 * 60_000).toISOString();
    assert.deepEqual(has({ session_type: "SUBSCRIPTION", subscription: { schedule: SCHEDULE }, expires_at }), []);
  },

  characters_are_counted_as_people_count_them() {
    assert.deepEqual(has({ reference_id: "🧾".repeat(64) }), []);
  },
};
