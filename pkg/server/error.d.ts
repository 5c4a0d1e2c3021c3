import type { SessionProblem } from "./rules.js";

/**
 * | code | from | what to do |
 * |---|---|---|
 * | `NOT_ALLOWED` | what takes a secret | it was called in a browser: call it on your server |
 * | `INVALID_OPTIONS` | `createSession` | no secret key, a public one, or an `apiUrl` that is not https; the message says which |
 * | `INVALID_REQUEST` | the flows, `createSession` | Xendit would refuse the body: `problems` says where and why |
 * | `NETWORK` | `createSession` | no answer within 20 seconds. A session may exist all the same, but nobody has its key: ask for another |
 * | `REFUSED` | `createSession` | Xendit's `errorCode`, `errors` and `status` say why |
 * | `UNREADABLE` | `createSession` | the answer is not a session; its `status` may tell |
 * | `WRONG_CALLBACK_TOKEN` | `readWebhook` | the webhook is not Xendit's, or you have configured no token: answer 401 |
 * | `INVALID_WEBHOOK` | `readWebhook` | the body is not a webhook's: answer 400 |
 */
export type ServerErrorCode =
  | "NOT_ALLOWED"
  | "INVALID_OPTIONS"
  | "INVALID_REQUEST"
  | "NETWORK"
  | "REFUSED"
  | "UNREADABLE"
  | "WRONG_CALLBACK_TOKEN"
  | "INVALID_WEBHOOK";

/** What an error tells besides its message. */
export interface ServerErrorDetails {
  /** What was thrown underneath. */
  cause?: unknown;
  /** See {@link XenditServerError.problems}. */
  problems?: readonly SessionProblem[];
  /** See {@link XenditServerError.status}. */
  status?: number;
  /** See {@link XenditServerError.errorCode}. */
  errorCode?: string;
  /** See {@link XenditServerError.errors}. */
  errors?: unknown;
}

/** Every rejection and every throw of the server entry. `message` is for you, not for shoppers; no secret is ever in it. */
export class XenditServerError extends Error {
  constructor(code: ServerErrorCode, message: string, details?: ServerErrorDetails);
  /** For your code to ask; the list is closed. */
  readonly code: ServerErrorCode;
  /** What was thrown underneath. */
  readonly cause?: unknown;
  /** Of `INVALID_REQUEST`: each with its place in the body. */
  readonly problems?: readonly SessionProblem[];
  /** Of `REFUSED` and `UNREADABLE`: the HTTP status of Xendit's answer. */
  readonly status?: number;
  /** Of `REFUSED`: Xendit's `error_code`, such as `INVALID_AMOUNT`. */
  readonly errorCode?: string;
  /** Of `REFUSED`: what Xendit says in `errors`, if it says anything there. */
  readonly errors?: unknown;
}

/** Works across two copies of this package, where `instanceof` would not. */
export function isXenditServerError(error: unknown): error is XenditServerError;
