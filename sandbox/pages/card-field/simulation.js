// The card that each of Xendit's named test scenarios fills in (protocol.md H.5).

const SCENARIOS = new Map([
  ["3_ds_challenge_authentication_is_successful_if_otp_is_correct_visa", "4000000000002503"],
  ["3_ds_frictionless_authentication_is_successful_visa", "4000000000001000"],
  ["3_ds_challenge_authentication_is_successful_if_otp_is_correct_mastercard", "5200000000002151"],
  ["3_ds_frictionless_authentication_is_successful_mastercard", "5200000000001005"],
  ["3_ds_challenge_with_list_of_simulated_options_visa", "4440000009900010"],
  ["3_ds_frictionless_authentication_is_successful_visa2", "4440000042200014"],
  ["3_ds_challenge_with_list_of_simulated_options_mastercard", "5123450000000008"],
  ["3_ds_frictionless_authentication_is_successful_mastercard2", "5123456789012346"],
  ["failing_transaction_visa", "4000000000002503"],
  ["failing_transaction_mastercard", "5200000000002151"],
  ["3_ds_frictionless_authentication_successful_use_a_4_digit_cvn", "378282246310005"],
  ["3_ds_frictionless_authentication_successful_use_a_4_digit_cvn2", "340000000002708"],
  ["3_ds_challenge_use_a_4_digit_cvn", "340000000002534"],
  [
    "3_ds_challenge_authentication_is_successful_if_otp_is_correct_for_frictionless_flow_use_amount_thb_20_visa",
    "4200350000000801",
  ],
  [
    "3_ds_challenge_authentication_is_successful_if_otp_is_correct_for_frictionless_flow_use_amount_thb_20_mastercard",
    "5413530000000501",
  ],
]);

/** What the scenario puts into a field of this type; an unknown scenario empties it. */
export function scenarioValue(scenario, inputType) {
  const number = SCENARIOS.get(scenario);
  if (!number) return "";
  if (inputType === "credit_card_number") return number;
  if (inputType === "credit_card_expiry") return "12/99";
  return number.length === 15 ? "1234" : "123";
}
