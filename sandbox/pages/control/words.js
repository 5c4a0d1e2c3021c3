// How what the sandbox tells is put into words and tones. No page in here, so that it can be tested without one.

const SYMBOLS = { IDR: "Rp", PHP: "₱", VND: "₫", THB: "฿", SGD: "S$", MYR: "RM", USD: "US$", HKD: "HK$", MXN: "MXN$" };
const GROUPING = { IDR: "id", VND: "vi" };

/** "Rp125.000", "S$48.50": as checkouts write it, for the currencies of sessions; protocol.md G.3. */
export function money(currency, amount) {
  const figures = { minimumFractionDigits: 2, maximumFractionDigits: 20 };
  const figure = new Intl.NumberFormat(GROUPING[currency] ?? "en", figures).format(amount).replace(/[.,]00$/, "");
  return currency === "VND" ? `${figure}₫` : `${SYMBOLS[currency] ?? `${currency} `}${figure}`;
}

/** "12:01:30" of an ISO timestamp, in UTC as the timestamp is. */
export function timeOf(iso) {
  return iso.slice(11, 19);
}

/** "Sat 31 Jan 2026" */
export function dayOf(iso) {
  const words = { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat("en-GB", words).format(new Date(iso)).replace(",", "");
}

/** "in 29 min", "2 h ago": how far a time is from now. */
export function distance(now, then) {
  const seconds = Math.round((new Date(then) - new Date(now)) / 1000);
  const size = Math.abs(seconds);
  const [count, unit] = size < 60 ? [size, "s"]
    : size < 3600 ? [Math.round(size / 60), "min"]
    : size < 172_800 ? [Math.round(size / 3600), "h"]
    : [Math.round(size / 86_400), "days"];
  return seconds < 0 ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}

const STATUS_TONES = {
  ACTIVE: "live", PENDING: "wait", REQUIRES_ACTION: "wait", ACCEPTING_PAYMENTS: "live", AUTHORIZED: "good",
  COMPLETED: "good", SUCCEEDED: "good", FAILED: "bad",
};

/** An unknown status is as quiet as one that is over. */
export function statusTone(status) {
  return STATUS_TONES[status] ?? "quiet";
}

/** "PAYMENT_SESSION" is shouting; "payment session" is not. */
export function spoken(code) {
  return code.toLowerCase().replaceAll("_", " ");
}

/** What the state of a webhook means to whoever waits for it. */
export function webhookTone(state) {
  if (state === "delivered") return "good";
  if (state === "given up") return "bad";
  return state.startsWith("held") ? "quiet" : "wait";
}

/** How one try went. */
export function answerOf({ status, error }) {
  return status === undefined ? error : `answered ${status}`;
}

const PAID_OUTSIDE = {
  QR_STRING: "QR code", VIRTUAL_ACCOUNT_NUMBER: "virtual account", PAYMENT_CODE: "payment code",
};

/** What an attempt shows to be paid somewhere else: what it is called, and what it is. */
export function presented(attempt) {
  const action = attempt?.actions?.find(({ type }) => type === "PRESENT_TO_CUSTOMER");
  return action && { name: PAID_OUTSIDE[action.descriptor] ?? spoken(action.descriptor), value: action.value };
}

/** The attempt that waits for somebody, if there is one. */
export function openAttempt(attempts) {
  return attempts.findLast(({ status }) => ["REQUIRES_ACTION", "ACCEPTING_PAYMENTS", "PENDING"].includes(status));
}

/** What completing a session by hand stands for at this point. */
export function completing(session, attempts) {
  if (session.status === "PENDING") return "Approve";
  const shown = presented(openAttempt(attempts));
  return shown ? `Pay the ${shown.name}` : "Complete";
}

/** One line of a session's timeline: a title, what there is to add, and a tone. */
export function moment({ what, id, event, status, channel_code, failure_code, request, delivery }) {
  switch (what) {
    case "session_created":
      return { title: "Session created", tone: "live" };
    case "session_ended":
      return { title: `Session ${spoken(status)}`, tone: statusTone(status) };
    case "attempt_begun":
      return { title: `Attempt with ${channel_code}`, detail: id, tone: "live" };
    case "attempt_turned":
      return { title: `Attempt: ${spoken(status)}`, detail: failure_code ?? id, tone: status === "ACTIVE" ? "good" : statusTone(status) };
    case "request":
      return { title: `${request.method} ${request.path}`, detail: `${request.status}`, tone: request.status < 400 ? "quiet" : "bad" };
    case "webhook":
      return { title: event, detail: "webhook queued", tone: "quiet" };
    case "delivery":
      return { title: event, detail: `webhook ${answerOf(delivery)}`, tone: delivery.status >= 200 && delivery.status < 300 ? "good" : "bad" };
    default:
      return { title: spoken(what), tone: "quiet" };
  }
}

/** An armed fault in a sentence. */
export function faultSentence({ path, method, times, fault, status, error_code, delay_ms, field, value }) {
  const which = `The next ${times === 1 ? "request" : `${times} requests`} to ${method ? `${method} ` : ""}…${path}…`;
  const happens = {
    status: () => `answered with ${status}${error_code ? ` ${error_code}` : ""}`,
    delay: () => `answered ${delay_ms} ms later`,
    drop: () => "not answered: the connection breaks",
    html: () => `answered with HTML and ${status}`,
    unknown: () => `answered with ${JSON.stringify(value)} for ${field}`,
    missing: () => `answered without ${field}`,
  };
  return `${which}: ${happens[fault]?.() ?? fault}`;
}

/** The fault a form's entries ask for: without what was left empty, and numbers as numbers. */
export function faultFrom(entries) {
  const numbers = ["times", "status", "delay_ms"];
  const given = entries.filter(([, value]) => value !== "");
  return Object.fromEntries(given.map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]));
}
