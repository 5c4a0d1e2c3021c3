// The five flows: what each adds to the merchant's terms, held against the requests in Xendit's guides.
import { oneTimePayment, paymentLink, payAndSave, savePaymentMethod, subscription } from "xendit-components-wasm/server";
import { assert } from "chai";
import onYourPage from "../../../sandbox/tests/samples/pay-request.json" with { type: "json" };
import savedToo from "../../../sandbox/tests/samples/pay-and-save-request.json" with { type: "json" };
import onXenditsPage from "../../../sandbox/tests/samples/payment-link-request.json" with { type: "json" };
import { CUSTOMER, ON_MY_PAGE, ORDER, SCHEDULE } from "./bodies.js";
import { thrownBy } from "./refusals.js";

const without = (body, ...names) => Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

export default {
  a_one_time_payment_is_the_request_of_xendits_guide() {
    assert.deepEqual(oneTimePayment(without(onYourPage, "session_type", "mode")), onYourPage);
  },

  pay_and_save_is_the_request_of_xendits_guide() {
    assert.deepEqual(payAndSave(without(savedToo, "session_type", "mode")), savedToo);
  },

  a_payment_link_is_the_request_of_xendits_guide() {
    assert.deepEqual(paymentLink(without(onXenditsPage, "session_type", "mode")), onXenditsPage);
  },

  saving_is_the_shoppers_choice_unless_the_merchant_says_otherwise() {
    assert.equal(payAndSave({ ...ORDER, customer: CUSTOMER }).allow_save_payment_method, "OPTIONAL");
    assert.equal(payAndSave({ ...ORDER, customer: CUSTOMER, allow_save_payment_method: "FORCED" }).allow_save_payment_method, "FORCED");
    assert.equal(payAndSave({ ...ORDER, customer: CUSTOMER, allow_save_payment_method: undefined }).allow_save_payment_method, "OPTIONAL");
  },

  saving_alone_costs_nothing() {
    const { amount, ...terms } = ORDER;
    const body = savePaymentMethod({ ...terms, customer: CUSTOMER });
    assert.deepInclude(body, { session_type: "SAVE", mode: "COMPONENTS", amount: 0, ...ON_MY_PAGE });
    assert.equal(thrownBy(() => savePaymentMethod({ ...terms, amount, customer: CUSTOMER })).problems[0].path, "/amount");
  },

  a_subscription_has_a_schedule() {
    const body = subscription({ ...ORDER, subscription: { schedule: SCHEDULE } });
    assert.deepInclude(body, { session_type: "SUBSCRIPTION", mode: "COMPONENTS", subscription: { schedule: SCHEDULE } });
    assert.equal(thrownBy(() => subscription(ORDER)).problems[0].path, "/subscription");
  },

  a_payment_link_can_save_instead() {
    const terms = { ...ORDER, components_configuration: undefined, session_type: "SAVE", amount: 0, customer_id: `cust-${"a".repeat(36)}` };
    assert.deepInclude(paymentLink(terms), { session_type: "SAVE", mode: "PAYMENT_LINK" });
  },

  a_flow_is_what_its_name_says_whatever_the_terms_say() {
    assert.equal(oneTimePayment({ ...ORDER, session_type: "SAVE", mode: "PAYMENT_LINK" }).session_type, "PAY");
    assert.equal(paymentLink({ ...ORDER, mode: "COMPONENTS" }).mode, "PAYMENT_LINK");
  },

  a_flow_throws_what_xendit_would_refuse_all_of_it_at_once() {
    const error = thrownBy(() => oneTimePayment({ ...ORDER, amount: "10000", country: "id" }));
    assert.equal(error.code, "INVALID_REQUEST");
    assert.deepEqual(error.problems.map(({ path }) => path), ["/amount", "/country"]);
    assert.include(error.message, "/amount has to be a number, not a text; /country has to be");
  },

  the_merchants_terms_are_not_touched() {
    const terms = Object.freeze({ ...ORDER, components_configuration: Object.freeze({ ...ORDER.components_configuration }) });
    assert.equal(oneTimePayment(terms).reference_id, "order-1");
  },
};
