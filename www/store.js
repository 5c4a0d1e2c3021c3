// Xendit's checkout in this shop, from the server's key to the order page. This is the file to read.
import { mount } from "xendit-components-wasm";
import { cart, price } from "./cart.js";
import { wording } from "./wording.js";

const $ = (id) => document.getElementById(id);
const host = $("checkout-host");
const payButton = $("pay-button");

const PAY = {
  name: "pay",
  opener: "checkout-button",
  title: "Payment",
  button: () => `Pay ${price(cart.total)}`,
  request: async () => (await ask("/checkout", { method: "POST", body: JSON.stringify({ cart: cart.lines }) })).components_sdk_key,
  async finish(checkout) {
    // Resolves once the session is completed. Whether the order is paid is the webhook's word, on the order page.
    const { referenceId } = await checkout.completion;
    cart.clear();
    sessionStorage.removeItem(LEFT);
    location.assign(`/orders/${encodeURIComponent(referenceId)}`);
  },
};

const SAVE = {
  name: "save",
  opener: "save-card-button",
  title: "Save a card",
  channels: "CARDS", // one channel: its form, without a picker
  button: () => "Save this card",
  request: async () => (await ask("/cards", { method: "POST" })).components_sdk_key,
  async finish(checkout) {
    const token = await checkout.savedToken;
    leave();
    $("saved-card").textContent = token ? "Your card is saved for next time." : "No card was saved.";
  },
};

// The open checkout's session, for as long as this tab lives: a bank may have the shopper for a while.
const LEFT = "open-checkout";

let opened = null; // { purpose, closing, checkout } while the panel is open

/** With a session's key, that session goes on; without one it is another. */
async function open(purpose, key) {
  if (opened) return; // a second click changes nothing
  const { signal } = (opened = { purpose, closing: new AbortController() }).closing;
  $("checkout").hidden = false;
  $("checkout-button").hidden = $("keep-card").hidden = true;
  $("checkout-title").textContent = purpose.title;
  host.dataset.purpose = purpose.name;
  payButton.textContent = purpose.button();
  $("checkout").scrollIntoView({ block: "start" });
  $("checkout").focus({ preventScroll: true }); // the button that had it is gone
  try {
    const [componentsSdkKey, environment] = await Promise.all([key ?? purpose.request(), ask("/environment")]);
    if (signal.aborted) return;
    sessionStorage.setItem(LEFT, JSON.stringify({ opener: purpose.opener, key: componentsSdkKey }));
    const checkout = await mount(host, {
      componentsSdkKey,
      channels: purpose.channels,
      environment: environment ?? undefined, // where a sandbox is; nothing for Xendit itself
      signal, // aborting it unmounts
    });
    opened.checkout = checkout;
    say("");
    await purpose.finish(checkout);
  } catch (problem) {
    if (!signal.aborted) explain(problem);
  }
}

function close() {
  opened?.closing.abort();
  opened = null;
  sessionStorage.removeItem(LEFT);
  payButton.disabled = true;
  payButton.hidden = false;
  $("again-button").hidden = $("checkout").hidden = true;
  $("checkout-button").hidden = $("keep-card").hidden = false;
}

/** Closes the panel and gives the focus back to the button that opened it. */
function leave() {
  const { opener } = opened.purpose;
  close();
  $(opener).focus({ preventScroll: true });
}

async function pay() {
  say("");
  standStill(true);
  try {
    const outcome = await opened.checkout.submit();
    if (outcome.status === "declined" || outcome.status === "refused") say(outcome.userMessage.join(" "), "problem");
    if (outcome.status === "aborted") say("Cancelled. If your bank had already approved it, it still counts.");
    // "redirecting": the bank has the page now, and sends the shopper back to the session's return_url.
    if (outcome.status === "pending") say("Your bank is still thinking. You can leave this page open.");
    // "completed" and "session-ended" also settle `completion`, which `open` waits for.
  } catch (problem) {
    if (problem.code !== "UNMOUNTED") say(wording(problem), "problem");
  } finally {
    standStill(false);
  }
}

// Taking the checkout away does not call an attempt off: the shopper would be asked to pay what may be paid already.
function standStill(still) {
  for (const id of ["products", "cart", "close-button"]) $(id).inert = still;
}

// After one of these the checkout is of no use; a new one needs a new session.
function explain(problem) {
  say(wording(problem), "problem");
  payButton.hidden = true;
  $("again-button").hidden = false;
}

function say(text, kind = "") {
  $("checkout-message").textContent = text;
  $("checkout-message").dataset.kind = kind;
}

async function ask(path, request) {
  const answer = await fetch(path, { ...request, headers: { "content-type": "application/json" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

host.addEventListener("xendit:submission-ready", () => (payButton.disabled = false));
host.addEventListener("xendit:submission-not-ready", () => (payButton.disabled = true));
payButton.addEventListener("click", pay);
host.addEventListener("xendit:submission-requested", pay); // Enter in a field
for (const purpose of [PAY, SAVE]) $(purpose.opener).addEventListener("click", () => open(purpose));
// Back from a bank, by whatever way: mounting the same key again picks the payment up where it stands.
const left = JSON.parse(sessionStorage.getItem(LEFT));
if (left) open([PAY, SAVE].find(({ opener }) => opener === left.opener), left.key);
$("close-button").addEventListener("click", leave);
$("again-button").addEventListener("click", () => {
  const { purpose } = opened;
  close();
  open(purpose);
});
// The session has a fixed amount, so another cart needs another session.
cart.addEventListener("change", () => opened?.purpose === PAY && close());
