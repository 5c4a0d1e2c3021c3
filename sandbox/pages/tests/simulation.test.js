// The named scenarios and the cards they fill in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { number } from "../card-field/number.js";
import { scenarioValue } from "../card-field/simulation.js";

const FRICTIONLESS = "3_ds_frictionless_authentication_is_successful_visa";
const AMEX = "3_ds_challenge_use_a_4_digit_cvn";

test("a scenario fills all three fields", () => {
  assert.equal(scenarioValue(FRICTIONLESS, "credit_card_number"), "4000000000001000");
  assert.equal(scenarioValue(FRICTIONLESS, "credit_card_expiry"), "12/99");
  assert.equal(scenarioValue(FRICTIONLESS, "credit_card_cvn"), "123");
});

test("an American Express card gets four digits", () => {
  assert.equal(scenarioValue(AMEX, "credit_card_cvn"), "1234");
});

test("the filled number is valid as it stands", () => {
  assert.deepEqual(number.errors(scenarioValue(AMEX, "credit_card_number")), []);
});

for (const unknown of ["nonsense", "", undefined, "constructor"]) {
  test(`the scenario ${unknown} empties the field`, () => assert.equal(scenarioValue(unknown, "credit_card_cvn"), ""));
}
