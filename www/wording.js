// What a shopper can do about an error. Its `message` is for developers and goes to the console.
import { isXenditComponentsError } from "xendit-components-wasm";

const EXPLANATIONS = {
  NETWORK: "We cannot reach the payment service. Check your connection and start again.",
  SESSION_EXPIRED: "This checkout has run out of time. Please start again.",
  SESSION_CANCELED: "This checkout was cancelled. Please start again.",
  ORIGIN_NOT_ALLOWED: "Payments are not open at this address yet. Please tell us.",
  INSECURE_CONTEXT: "Payments need a secure connection (https).",
  FRAME_FAILED: "The card fields did not load. Please start again.",
  WASM_UNAVAILABLE: "The checkout could not be loaded. Please start again.",
  NOT_READY: "Please choose how to pay and fill in what is asked for first.",
};

export function wording(problem) {
  console.error(problem);
  const known = isXenditComponentsError(problem) ? EXPLANATIONS[problem.code] : null;
  return known ?? "Something went wrong on our side. Please start again.";
}
