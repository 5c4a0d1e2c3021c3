// The list of sessions, and one of them with its timeline and what can be done to it.
import { $, button, element, keep, pill } from "./elements.js";
import failureCodes from "./failure_codes.js";
import { act, ask } from "./sandbox.js";
import { completing, distance, money, moment, openAttempt, presented, spoken, statusTone, timeOf } from "./words.js";

const MOST = 50;
const wide = matchMedia("(min-width: 60rem)");
let shown = "";
let showsRequests = true;

export async function refresh(chosen, now) {
  const sessions = await ask(`sessions?limit=${MOST}`);
  $("no-sessions").hidden = sessions.length > 0;
  const id = chosen ?? (wide.matches ? sessions[0]?.session.payment_session_id : undefined);
  keep($("sessions"), sessions.map(({ session }) => ({ session, isChosen: session.payment_session_id === id })), keyOf, row);
  $("view-sessions").classList.toggle("chosen", chosen !== undefined);
  await show(id, now);
}

const keyOf = ({ session }) => session.payment_session_id;

function row({ session, isChosen }) {
  const { payment_session_id: id, status, session_type, mode, currency, amount, reference_id, created } = session;
  const link = element("a", { href: `#sessions/${id}` },
    element("span", { className: "first" },
      element("strong", {}, session_type === "SAVE" ? "Save a payment method" : money(currency, amount)), pill(spoken(status), statusTone(status))),
    element("span", { className: "second" }, `${reference_id} · ${spoken(session_type)}, ${spoken(mode)} · ${timeOf(created)}`));
  if (isChosen) link.setAttribute("aria-current", "true");
  return element("li", {}, link);
}

async function show(id, now) {
  const article = $("session");
  if (id === undefined) {
    article.replaceChildren();
    shown = "";
    return;
  }
  const known = await ask(`sessions/${id}`).catch((error) => ({ error: error.message }));
  // The distance to expiry is of the moment; it alone does not draw everything again.
  const seen = JSON.stringify([known, showsRequests]);
  if (seen !== shown) {
    shown = seen;
    const parts = known.error ? [element("p", { className: "empty" }, `${id}: ${known.error}`)] : details(known);
    const focused = article.contains(document.activeElement) ? document.activeElement : null;
    const code = article.querySelector("select")?.value;
    article.replaceChildren(...parts);
    if (code) article.querySelectorAll("select").forEach((select) => { select.value = code; });
    // Never to another control: who presses twice must not do something else.
    const isHeir = ({ tagName, textContent }) => tagName === focused.tagName && textContent === focused.textContent;
    if (focused) ([...article.querySelectorAll("a, button, select, input, summary")].find(isHeir) ?? article).focus({ preventScroll: true });
  }
  const expiry = article.querySelector("[data-expires]");
  if (expiry) expiry.textContent = distance(now, expiry.dataset.expires);
}

function details({ session, attempts, timeline }) {
  const { payment_session_id: id, status, session_type, currency, amount, reference_id } = session;
  const isOpen = status === "ACTIVE" || status === "PENDING";
  return [
    element("p", { className: "back" }, element("a", { href: "#sessions" }, "All sessions")),
    element("header", {},
      element("h2", {}, session_type === "SAVE" ? "Save a payment method" : money(currency, amount)), pill(spoken(status), statusTone(status))),
    facts(session, isOpen),
    isOpen ? turns(session, attempts) : null,
    element("div", { className: "timeline-head" },
      element("h3", {}, "Timeline"),
      element("label", { className: "check" }, requestsSwitch(), "requests")),
    element("ol", { className: "timeline", "aria-label": `Timeline of ${reference_id}` },
      timeline.filter(({ what }) => showsRequests || what !== "request").map(line)),
    element("details", { className: "raw" }, element("summary", {}, "As JSON"), element("pre", { tabIndex: 0 }, JSON.stringify(session, null, 2))),
  ].filter(Boolean);

  function requestsSwitch() {
    const onchange = ({ target }) => {
      showsRequests = target.checked;
      document.dispatchEvent(new Event("changed"));
    };
    return element("input", { type: "checkbox", checked: showsRequests, onchange });
  }

  function line(told) {
    const { title, detail, tone } = moment(told);
    const resend = told.what === "webhook"
      ? button("Send", () => act(`${told.event} is on its way`, `webhooks/${told.id}/resend`), { className: "small", "aria-label": `Send ${told.event}` })
      : null;
    return element("li", { className: tone },
      element("time", { dateTime: told.at }, timeOf(told.at)),
      element("span", { className: "what" }, element("strong", {}, title), detail ? element("span", {}, detail) : null),
      resend);
  }
}

function facts(session, isOpen) {
  const rows = [
    ["Reference", session.reference_id],
    ["Id", element("code", {}, session.payment_session_id)],
    ["Type", `${session.session_type}, ${session.mode}`],
    ["Customer", session.customer_id && element("code", {}, session.customer_id)],
    ["Expires", isOpen && element("span", {}, `${timeOf(session.expires_at)}, `, element("span", { "data-expires": session.expires_at }))],
    ["Payment", session.payment_id && element("code", {}, session.payment_id)],
    ["Token", session.payment_token_id && element("code", {}, session.payment_token_id)],
    ["Payment page", session.payment_link_url && element("a", { href: session.payment_link_url, target: "_blank" }, session.payment_link_url)],
  ];
  const given = rows.filter(([, value]) => value);
  return element("dl", { className: "facts" }, given.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

/** What can be done by hand, and what there is to pay outside. */
function turns(session, attempts) {
  const id = session.payment_session_id;
  const codes = element("select", { "aria-label": "Failure code" }, failureCodes.map((code) => element("option", {}, code)));
  const open = openAttempt(attempts);
  const toPay = presented(open);
  const complete = completing(session, attempts);
  return element("div", { className: "turns" },
    toPay ? element("p", { className: "presented" }, `The ${toPay.name}: `, element("code", {}, toPay.value)) : null,
    element("p", { className: "buttons" },
      button(complete, () => act(`${complete}: done`, `sessions/${id}/complete`), { className: "primary" }),
      open?.page ? element("a", { className: "button", href: open.page, target: "_blank" }, "Open the shopper’s page") : null,
      button("Expire", () => act("The session has expired", `sessions/${id}/expire`))),
    element("p", { className: "buttons fail" }, codes,
      button("Fail", () => act(`Failed: ${codes.value}`, `sessions/${id}/fail`, { failure_code: codes.value }))));
}

/** What `POST /sessions` wants, to be pasted into a terminal. */
export function example(origin) {
  return `curl ${origin}/sessions -u xnd_development_any: -H 'content-type: application/json' -d '{
  "reference_id": "order-1", "session_type": "PAY", "mode": "COMPONENTS",
  "amount": 125000, "currency": "IDR", "country": "ID",
  "components_configuration": { "origins": ["http://localhost:4100"] }
}'`;
}
