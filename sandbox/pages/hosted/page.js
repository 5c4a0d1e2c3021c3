// The hosted payment page: mounts the checkout, submits it, says how it went, and leads back to the shop.
import { isXenditComponentsError, mount } from "/xendit-components-wasm/index.min.js";

/** How long "paid" can be read before the shop's page comes. */
const CALM_MS = 2500;

const $ = (id) => document.getElementById(id);
const { sdkKey, environment, locale } = $("page").dataset;
const [host, pay, message] = [$("checkout"), $("pay"), $("message")];

/** Dates as the session's language writes them. A tag that `Intl` does not know leaves them as they came. */
function localise() {
  try {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
    for (const date of document.querySelectorAll("time")) date.textContent = day.format(new Date(date.dateTime));
  } catch (error) {
    console.warn(error);
  }
}

function say(text, tone = "calm") {
  message.textContent = text;
  message.dataset.tone = tone;
}

/** A title and sentences, as an outcome has them. */
function explainOutcome([title, ...sentences]) {
  say(sentences.join(" "), "problem");
  const strong = document.createElement("strong");
  strong.textContent = title;
  message.prepend(strong);
}

/** One of open, done, expired and canceled: shows what belongs to it, and takes the focus there. */
function turn(state) {
  for (const part of document.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
  const shown = document.querySelector(`[data-when="${state}"]`);
  const title = shown.querySelector("h1").textContent;
  document.title = title;
  shown.querySelector("h1").focus();
}

// A payment under way is not called off by leaving: the shopper would be asked to pay what may be paid already.
function standStill(still) {
  // Not `disabled`: that would take the keyboard's focus away.
  pay.ariaDisabled = still;
  if ($("cancel")) $("cancel").inert = still;
}

async function submit(checkout) {
  if (pay.ariaDisabled === "true") return;
  say(message.dataset.working);
  standStill(true);
  let pending = false;
  try {
    const outcome = await checkout.submit();
    pending = outcome.status === "pending";
    if (outcome.status === "declined" || outcome.status === "refused") explainOutcome(outcome.userMessage);
    else say(message.dataset[outcome.status] ?? "");
    // "completed" and "session-ended" also settle `completion`.
  } catch (error) {
    const isIncomplete = isXenditComponentsError(error) && error.code === "NOT_READY";
    if (isIncomplete) say(message.dataset.incomplete, "problem");
    else if (error.code !== "SESSION_EXPIRED" && error.code !== "SESSION_CANCELED") explain(error);
  }
  standStill(false);
  // Somebody else decides now; a second attempt would be refused.
  if (pending) pay.hidden = true;
}

function explain(error) {
  console.error(error);
  const isUnreachable = isXenditComponentsError(error) && error.code === "NETWORK";
  say(isUnreachable ? message.dataset.network : message.dataset.broken, "problem");
}

async function open() {
  say(message.dataset.opening);
  const checkout = await mount(host, {
    componentsSdkKey: sdkKey,
    environment: JSON.parse(environment),
    locale,
  });
  say("");
  pay.disabled = false;
  pay.addEventListener("click", () => submit(checkout));
  host.addEventListener("xendit:submission-requested", () => submit(checkout));
  host.addEventListener("xendit:session-not-pending", () => ((pay.hidden = false), say("")));
  await checkout.completion;
  turn("done");
  // `replace`: the back button must not lead to a page that has done its work.
  if ($("onward")) setTimeout(() => location.replace($("onward").href), CALM_MS);
}

localise();
$("again").addEventListener("click", () => location.reload());
try {
  await open();
} catch (error) {
  const code = isXenditComponentsError(error) ? error.code : "";
  if (code === "SESSION_EXPIRED") turn("expired");
  else if (code === "SESSION_CANCELED") turn("canceled");
  else {
    explain(error);
    pay.hidden = true;
    $("again").hidden = false;
  }
}
