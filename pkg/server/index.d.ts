/**
 * `xendit-components-wasm/server`: for your own server, in Node, Deno, Bun or an edge worker.
 *
 * It holds secrets. What takes one throws `NOT_ALLOWED` in a browser. Importing it does nothing, anywhere.
 *
 * Bodies are spelled as Xendit spells them, in snake_case, so that its documentation is yours: a member that is not named in
 * these types passes as it is, and so does a word that is not among those named.
 */
export * from "./callback-token.js";
export { isXenditServerError, XenditServerError, type ServerErrorCode, type ServerErrorDetails } from "./error.js";
export * from "./flows.js";
export * from "./once.js";
export * from "./rules.js";
export { createSession, type CreateSession, type CreateSessionOptions } from "./session.js";
export type { PaymentSession } from "./payment-session.js";
export type { SessionRequest } from "./session-request.js";
export * from "./webhook.js";
export type * from "./webhook-payloads.js";
