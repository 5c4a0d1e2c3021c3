// xendit-components-wasm/server: for the merchant's own server, in Node, Deno, Bun or an edge worker. It holds secrets, so
// what takes one refuses to work in a browser. Importing it does nothing.
export { isCallbackToken } from "./callback-token.js";
export { isXenditServerError, XenditServerError } from "./error.js";
export { oneTimePayment, paymentLink, payAndSave, savePaymentMethod, subscription } from "./flows.js";
export { idempotencyKey, memoryClaims, once } from "./once.js";
export { sessionProblems } from "./rules.js";
export { createSession } from "./session.js";
export { isDashboardSample, readWebhook } from "./webhook.js";
