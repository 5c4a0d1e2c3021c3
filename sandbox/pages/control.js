// Shows sessions and webhooks as they change, and turns buttons into the controls under /_sandbox/.
const $ = (id) => document.getElementById(id);
const EVERY_MS = 2000;
let shown = "";

async function ask(path, body) {
  const answer = await fetch(path, body === undefined ? undefined : { method: "POST", body: JSON.stringify(body) });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Error(json?.message ?? `HTTP ${answer.status}`);
  return json;
}

/** Does one thing, says how it went, shows what changed. */
async function act(saying, path, body = {}) {
  try {
    await ask(path, body);
    $("notice").textContent = saying;
  } catch (error) {
    $("notice").textContent = error.message;
  }
  await refresh();
}

function element(name, content, className = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...[content].flat());
  return made;
}

function button(label, onClick) {
  const made = element("button", label);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

function sessionCard({ session, attempts }) {
  const { payment_session_id: id, status, session_type, currency, amount, reference_id, expires_at } = session;
  const turn = (how, label) => button(label, () => act(`${id}: ${how}`, `sessions/${id}/${how}`));
  const tries = attempts.map(({ id: attempt, channel_code, status: state, failure_code, actions, page }) => {
    const why = failure_code ? ` (${failure_code})` : "";
    const line = element("p", `${channel_code}, ${attempt}: ${state}${why} `, "detail");
    if (page) {
      const link = element("a", "the shopper's page");
      link.href = page;
      line.append(link);
    } else if (actions[0]) {
      line.append(element("code", actions[0].value));
    }
    return line;
  });
  const parts = [
    element("p", `${reference_id}: ${session_type} ${currency} ${amount}, ${status}`, "title"),
    element("p", `${id}, expires ${expires_at}`, "detail"),
    ...tries,
  ];
  if (status === "ACTIVE" || status === "PENDING") {
    const isPaidOutside = ({ status: state, actions }) =>
      state === "REQUIRES_ACTION" && actions[0]?.type === "PRESENT_TO_CUSTOMER";
    const completing = attempts.some(isPaidOutside) ? "Pay now" : "Complete";
    const turns = [turn("complete", completing), turn("fail", "Fail an attempt"), turn("expire", "Expire")];
    parts.push(element("p", turns, "buttons"));
  }
  return element("li", parts);
}

function webhookCard({ id, event, state, created, next_attempt_at, attempts }) {
  const tries = attempts.map(({ at, status, error }) => element("p", `${at}: ${status ?? error}`, "detail"));
  const next = next_attempt_at ? `, next try ${next_attempt_at}` : "";
  return element("li", [
    element("p", `${event}: ${state}${next}`, "title"),
    element("p", `${id}, ${created}`, "detail"),
    ...tries,
    element("p", button("Send again", () => act(`${event} sent again`, `webhooks/${id}/resend`)), "buttons"),
  ]);
}

function fill(list, entries, nothing) {
  list.replaceChildren(...(entries.length ? entries : [element("li", nothing, "empty")]));
}

async function refresh() {
  const [clock, sessions, webhooks] = await Promise.all([ask("clock"), ask("sessions"), ask("webhooks")]);
  $("now").textContent = clock.now;
  // Only what changed is drawn again: a button must not vanish under a finger.
  const seen = JSON.stringify([sessions, webhooks]);
  if (seen === shown) return;
  shown = seen;
  fill($("sessions"), sessions.map(sessionCard), "None yet. POST /sessions makes one.");
  fill($("webhooks"), webhooks.toReversed().map(webhookCard), "None yet.");
}

for (const made of document.querySelectorAll("[data-advance]")) {
  const seconds = Number(made.dataset.advance);
  made.addEventListener("click", () => act(`${made.textContent}`, "clock", { advance_seconds: seconds }));
}
$("reset").addEventListener("click", () => act("Everything forgotten", "reset"));
$("fault").addEventListener("submit", (submit) => {
  submit.preventDefault();
  const fault = Object.fromEntries([...new FormData(submit.target)].filter(([, value]) => value !== ""));
  for (const number of ["times", "status", "delay_ms"]) {
    if (number in fault) fault[number] = Number(fault[number]);
  }
  act(`Armed: ${fault.fault} for ${fault.path}`, "next", fault);
});

async function watch() {
  await refresh().catch(() => { $("notice").textContent = "The sandbox does not answer."; });
  setTimeout(watch, EVERY_MS);
}
watch();
