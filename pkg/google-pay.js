// Google Pay (protocol.md D.12): Google's button, in the picker before everything else, and what becomes of a press on it.
// Google's own script is the merchant's to load. Fetched when a session takes Google Pay and the page has that script.
import { ready } from "./named.js";

/** Where a page's script element says nothing of Google's being ready, it is looked for again and again. */
const RECHECK_MS = 1000;

/** Google's ways of failing, and what is said of them. */
const PROBLEMS = {
  BUYER_ACCOUNT_ERROR: "googlePayAccount",
  DEVELOPER_ERROR: "googlePayNotHere",
  INTERNAL_ERROR: "googlePayFailed",
  MERCHANT_ACCOUNT_ERROR: "googlePayNotHere",
  UNKNOWN_ERROR: "googlePayUnknown",
};

const SCRIPT = 'script[src*="//pay.google.com/"]';

const findClient = () => window.google?.payments?.api?.PaymentsClient;

/** Google's `PaymentsClient`, once its script is there; never, when the checkout is left before. */
function client(signal) {
  return new Promise((resolve) => {
    const look = () => {
      if (!findClient()) return;
      clearInterval(timer);
      resolve(findClient());
    };
    const timer = setInterval(look, RECHECK_MS);
    signal.addEventListener("abort", () => clearInterval(timer));
    // Loading is told to the script element alone; on its way down the document can hear it.
    document.addEventListener("load", look, { capture: true, signal });
    look();
  });
}

/**
 * Keeps what `draw` draws before everything else in the picker, or in the form that is shown where there is no picker:
 * there may be none yet, and one twin's gives way to the other's. Draws again when the look is another.
 */
function keepFirst(root, signal, draw) {
  const place = document.createElement("div");
  place.className = "xendit-google-pay";
  // Our styles undo those of the page within the checkout, and Google's with them. They do not reach in here.
  const shadow = place.attachShadow({ mode: "open" });
  let drawn;
  const keep = () => {
    const parent = root.querySelector(".xendit-picker, .xendit-form:not([hidden])");
    if (!parent) return;
    for (const form of root.children) observer.observe(form, { attributeFilter: ["hidden"] });
    if (place.parentNode !== parent) {
      const margin = parent.matches(".xendit-picker") ? "16px" : "0 0 16px";
      // The last two are there to be asked how they come out.
      place.style.cssText = `display:block;grid-column:1/-1;height:48px;margin:${margin};border-radius:var(--radius);color:CanvasText`;
      parent.prepend(place);
    }
    const look = lookOf(place, root);
    if (JSON.stringify(look) === JSON.stringify(drawn)) return;
    drawn = look;
    shadow.replaceChildren(draw({ ...look, buttonRootNode: shadow }));
  };
  const observer = new MutationObserver(keep);
  observer.observe(root, { childList: true, attributeFilter: ["data-theme", "lang"] });
  signal.addEventListener("abort", () => observer.disconnect());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", keep, { signal });
  keep();
}

/** The checkout's look, in Google's words. */
function lookOf(place, root) {
  const { color, borderTopLeftRadius } = getComputedStyle(place);
  const isDark = Number.parseInt(color.slice(4)) > 127;
  return {
    buttonColor: isDark ? "white" : "black",
    buttonRadius: Number.parseInt(borderTopLeftRadius),
    // Google takes a language alone.
    buttonLocale: root.lang.split("-")[0],
  };
}

/** What Google is asked for: the total, and the ways of paying that are on offer here. */
function paymentRequest(session, methods, merchantId, merchantName) {
  return {
    apiVersion: 2,
    apiVersionMinor: 0,
    allowedPaymentMethods: methods.map((method) => method.payment_method_specification),
    emailRequired: true,
    merchantInfo: { merchantId, merchantName },
    transactionInfo: {
      transactionId: session.paymentSessionId,
      totalPriceStatus: "FINAL",
      totalPrice: String(session.amount),
      currencyCode: session.currency,
    },
  };
}

/** The answer in the gateway's spelling: what to submit, a problem, or nothing when the shopper thought better of it. */
async function answer(paymentData, methods, words) {
  try {
    const payment = await paymentData;
    const isMeant = (method) => method.payment_method_specification.type === payment.paymentMethodData.type;
    const { channel_code } = methods.find(isMeant);
    // xendit: the whole of Google's answer, as a text
    return { channel_code, google_pay: channel_code === "CARDS" ? JSON.stringify(payment) : null };
  } catch (error) {
    if (error?.statusCode === "CANCELED") return undefined;
    const status = Object.hasOwn(PROBLEMS, error?.statusCode) ? error.statusCode : "UNKNOWN_ERROR";
    await ready(words);
    const [title, message_1] = ["googlePayTitle", PROBLEMS[status]].map((name) => words.phrase(name));
    return { error_code: `GOOGLE_PAY_${status}`, error_content: { title, message_1 } };
  }
}

/** Shows the button once Google says that this shopper can pay. `wasm` is the checkout to pay with. */
export async function offer({ digital_wallets, business }, shell, wasm, { componentsSdkKey }) {
  const { merchant_id, allowed_payment_methods } = digital_wallets.google_pay;
  const onOffer = wasm.channels.map((channel) => channel.channelCode);
  const methods = allowed_payment_methods.filter((method) => onOffer.includes(method.channel_code));
  if (methods.length === 0 || wasm.state === "ended") return;
  const { signal } = shell.listeners;
  const PaymentsClient = await client(signal);
  const isLive = /-[ps]l-/.test(componentsSdkKey);
  // What Google adds to the page has the nonce of Google's script, should the page's CSP ask for one.
  const nonce = document.querySelector(SCRIPT)?.nonce || undefined;
  const google = new PaymentsClient({ environment: isLive ? "PRODUCTION" : "TEST", nonce });
  const { session } = wasm;
  const request = paymentRequest(session, methods, merchant_id, business?.name);
  const { result } = await google.isReadyToPay(request);
  if (!result || signal.aborted) return;
  const pay = async () => {
    const answered = await answer(google.loadPaymentData(request), methods, shell.words);
    if (answered && !signal.aborted) wasm.takeWallet(answered);
  };
  const { allowedPaymentMethods } = request;
  const looks = { buttonType: "plain", buttonSizeMode: "fill", buttonBorderType: "no_border" };
  keepFirst(shell.host.root, signal, (look) => google.createButton({ onClick: pay, allowedPaymentMethods, ...looks, ...look }));
}
