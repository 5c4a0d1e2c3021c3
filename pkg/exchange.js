// One request to the gateway and its answer: timeout, cancellation, JSON.

/** The official SDK waits for ever; a shopper does not. */
const TIMEOUT_MS = 30_000;

/** In place of a status: nobody answered, or nobody did in time. `src/gateway/answer.rs` has the same. */
const UNREACHABLE = -1;
const LATE = -2;

/** A GET, or a POST when there is a payload. */
export function send(url, signal, payload, mode) {
  // xendit: the same single header on every call, GET included, so that none needs a preflight; protocol.md B.0
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  // xendit: a body is form-encoded with one `payload` field, which holds JSON
  const post = payload && { method: "POST", body: `payload=${encodeURIComponent(JSON.stringify(payload))}` };
  return fetch(url, { headers, mode, signal, ...post });
}

/** Tells `hear` the answer's status, and its JSON if it has any. Nobody hears of what was hung up on. */
export async function listen(sent, controller, hear) {
  let status = UNREACHABLE;
  let body;
  const timer = setTimeout(() => {
    status = LATE;
    controller.abort();
  }, TIMEOUT_MS);
  try {
    const response = await sent;
    status = response.status;
    body = await response.json();
  } catch {
    // The status says what there is to say.
  }
  clearTimeout(timer);
  if (status === LATE || !controller.signal.aborted) hear(status, body);
}
