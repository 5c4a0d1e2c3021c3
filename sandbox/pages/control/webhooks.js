// Webhooks and their tries, where they go and how.
import { $, button, element, keep, pill } from "./elements.js";
import { act, ask } from "./sandbox.js";
import { answerOf, dayOf, timeOf, webhookTone } from "./words.js";

const MOST = 100;

export async function refresh() {
  const [webhooks, { url, topics }, manner] = await Promise.all([
    ask(`webhooks?limit=${MOST}`), ask("webhooks/targets"), ask("webhooks/delivery"),
  ]);
  $("no-webhooks").hidden = webhooks.length > 0;
  keep($("webhooks"), webhooks.toReversed(), ({ id }) => id, row);
  const targets = [["everything else", url ?? "nowhere: kept here"], ...Object.entries(topics)];
  keep($("targets"), targets, ([topic]) => topic, ([topic, to]) =>
    element("div", {}, element("dt", {}, topic), element("dd", {}, element("code", {}, to))));
  for (const [name, value] of Object.entries(manner)) {
    const field = $("delivery").elements[name];
    // Not under the fingers of whoever changes it.
    if (field !== document.activeElement) field.value = value;
  }
}

function row({ id, event, state, created, next_attempt_at, attempts, data, dashboard_sample }) {
  const next = next_attempt_at && state === "waiting" && attempts.length ? `next try ${dayOf(next_attempt_at)} ${timeOf(next_attempt_at)}` : null;
  const tries = attempts.map((each) => element("li", { className: each.status >= 200 && each.status < 300 ? "good" : "bad" },
    element("time", { dateTime: each.at }, timeOf(each.at)),
    element("span", { className: "what" }, element("strong", {}, answerOf(each)), element("span", {}, `${each.source}, ${each.url}`))));
  const send = attempts.length ? "Send again" : "Send now";
  return element("li", {},
    element("div", { className: "first" },
      element("strong", {}, event), pill(state, webhookTone(state)),
      button(send, () => act(`${event} is on its way`, `webhooks/${id}/resend`), { className: "small", "aria-label": `${send}: ${event} of ${timeOf(created)}` })),
    element("div", { className: "second" },
      [timeOf(created), dashboard_sample ? "the dashboard’s sample" : null, about(data), next].filter(Boolean).join(" · ")),
    tries.length ? element("ol", { className: "timeline", "aria-label": "Tries" }, tries) : null,
    element("details", { className: "raw" },
      element("summary", {}, "Data"), element("p", { className: "second" }, element("code", {}, `webhook-id: ${id}`)),
      element("pre", { tabIndex: 0 }, JSON.stringify(data, null, 2))));
}

function about(data) {
  return data.payment_session_id ?? data.payment_id ?? data.payment_token_id ?? data.payment_request_id ?? data.id;
}

export function begin() {
  $("target").addEventListener("submit", (submit) => {
    submit.preventDefault();
    const { topic, url } = submit.target.elements;
    const body = { url: url.value || null, ...(topic.value && { topic: topic.value }) };
    act(url.value ? `Sent to ${url.value} from now on` : "Kept here from now on", "webhooks", body);
  });
  $("delivery").addEventListener("submit", (submit) => submit.preventDefault());
  $("delivery").addEventListener("change", ({ target }) => {
    if (!target.reportValidity()) return;
    const value = target.name === "copies" ? Number(target.value) : target.value;
    act("Delivered like this from now on", "webhooks/delivery", { [target.name]: value });
  });
  $("sample").addEventListener("click", () => act("The dashboard’s sample is on its way", "webhooks/sample"));
}
