// Instalment plans, as a list to choose from. Fetched for forms that ask how many payments to make.

import { List } from "./list.js";
import { money } from "./money.js";
import { ready } from "./named.js";

/** After a first failure; doubled after each further one. Xendit's own SDK does not ask again. */
const PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;

// xendit: the same single header on every call
const headers = { "Content-Type": "application/x-www-form-urlencoded" };

/** By field: what was asked for it last, and how to stop asking. */
const questions = new WeakMap();

/**
 * Draws into `field` the list of plans for `account`: the number of a card, empty as long as it cannot be right, or the
 * gateway's account of the field, where plans are had without a card. The field's input holds what is chosen as it is to be
 * sent, as JSON, and nothing as long as there is nothing to choose. `left` is the signal that the checkout is left.
 */
export async function draw(field, account, left, sessionUrl, words) {
  const before = questions.get(field);
  const isByCard = typeof account === "string";
  if (before && (before.account === account || !isByCard)) return;
  before?.controller.abort();
  const controller = new AbortController();
  left.addEventListener("abort", () => controller.abort(), { signal: controller.signal });
  const list = before?.list ?? new List(field);
  questions.set(field, { account, controller, list });
  offer(list, []);
  if (account === "") return;
  const { channelCode: channel_code } = field.closest("form").dataset;
  const payload = { channel_code, ...(isByCard && { channel_properties: { card_number: account } }) };
  const plans = await ask(sessionUrl.replace("?", "/payment_options?"), payload, controller.signal);
  await ready(words);
  if (controller.signal.aborted) return;
  // Who pays by card needs no plan. Elsewhere there is nothing to pay with but a plan: that there is none is said.
  offer(list, plans?.length || isByCard ? (plans ?? []) : [["", ""]]);
  // Plans are in the gateway's words; these two are ours.
  const ours = list.select?.querySelector('[value="[]"], [value=""]');
  if (ours) words.say(ours, ours.value ? "payInFull" : "notHere");
}

/** Asks until there is an answer, while somebody looks. A refusal is one, too: then there are no plans to be had. */
async function ask(url, payload, signal) {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  for (let pause = PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    while (document.hidden && !signal.aborted) await happens(signal);
    if (signal.aborted) return undefined;
    try {
      const response = await fetch(url, { method: "POST", headers, body, signal });
      const answer = await response.json();
      if (response.ok && !signal.aborted) return read(answer, payload);
      if (answer.error_code) return undefined;
    } catch {
      // Not reached, or not understood: perhaps the next time.
    }
    if (!signal.aborted) await happens(signal, pause);
  }
}

/** Until so much time has passed, somebody looks or looks away, the page is online again, or nobody wants to know any more. */
function happens(signal, pauseMs) {
  const over = new AbortController();
  const happening = new Promise((resolve) => {
    const timer = pauseMs && setTimeout(resolve, pauseMs);
    over.signal.addEventListener("abort", () => clearTimeout(timer));
    for (const [target, name] of [[signal, "abort"], [document, "visibilitychange"], [window, "online"]]) {
      target.addEventListener(name, resolve, { signal: over.signal });
    }
  });
  return happening.finally(() => over.abort());
}

/** Each plan as it is to be sent, and in words. */
function read({ currency, amount, installment_plans }, { channel_properties: isByCard }) {
  if (!installment_plans?.length) return [];
  const plans = installment_plans.map(({ terms, interval, code, installment_amount, total_amount, description }) => {
    const total = total_amount > amount ? ` = ${money(total_amount, currency)}` : "";
    const words = `${terms} × ${money(installment_amount, currency)}${total}${description ? ` (${description})` : ""}`;
    // xendit: who pays by card leaves out the code that a plan lacks, others send it empty
    const values = isByCard && !code ? [terms, interval] : [terms, interval, code ?? ""];
    return [JSON.stringify(values), words];
  });
  return isByCard ? [["[]", ""], ...plans] : plans;
}

function offer(list, plans) {
  list.input.disabled = !plans.length;
  list.offer(plans, null);
}
