// mount(), whichever way the wasm comes. Nothing happens on import; the first call fetches the wasm and the session side
// by side.
import { Checkout } from "./checkout.js";
import { XenditComponentsError, isXenditComponentsError } from "./error.js";
import { Host } from "./host.js";
import { readOptions } from "./options.js";
import { verify } from "./pinning.js";
import { production, version } from "./release.js";
import { Shell } from "./shell.js";
import { Words } from "./words.js";

export { Checkout, XenditComponentsError, isXenditComponentsError };

/**
 * Asks for the session while the wasm is on its way. Nothing is decided here: when anything about the key or the page
 * looks odd, nothing is sent and the wasm says what is wrong.
 */
function ask({ componentsSdkKey: key, allowedOrigins, gatewayUrl, origin, isSecureContext }, signal) {
  const looksRight = /^session-[0-9a-f]{32}-[a-z]+-[A-Za-z0-9+/]{160}-[A-Za-z0-9+/]{128}$/.test(key);
  const mayAsk = isSecureContext && origin !== "null" && (allowedOrigins?.includes(origin) ?? true);
  if (!looksRight || !mayAsk || !gatewayUrl) return {};
  const sessionAuthKey = key.split("-", 2).join("-");
  const url = `${gatewayUrl.replace(/\/+$/, "")}/api/sessions/${sessionAuthKey}?components_version=${version}`;
  // xendit: the same single header on every call, GET included
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const response = fetch(url, { headers, signal });
  response.catch(() => {});
  return { url, response };
}

/** Where the key's session lives: compiled in for Xendit's own hosts, given by the merchant for the sandbox. */
function locate(componentsSdkKey, environment, { hosts, pinningKeys }) {
  const hostId = componentsSdkKey.split("-")[2];
  const isXendits = Object.hasOwn(hosts, hostId);
  if (hostId === "sandbox" && !environment) {
    throw new XenditComponentsError("INVALID_OPTIONS", "this is a sandbox key; pass what the sandbox answers to GET /_sandbox/environment as environment");
  }
  if (isXendits && environment) {
    throw new XenditComponentsError("INVALID_OPTIONS", "environment is for sandbox keys only; leave it out for a key of Xendit's");
  }
  if (isXendits) return { ...hosts[hostId], pinningKeys };
  // A key of nobody's goes nowhere: the wasm refuses it.
  return hostId === "sandbox" ? environment : { gatewayUrl: "", frameUrl: "", pinningKeys: [] };
}

/** The session's answer, for its language and for Google Pay: read beside the wasm, which hears of neither. */
function read(response) {
  return response?.then((answer) => answer.clone().json()).catch(() => {});
}

/** The module is fetched when the session takes Google Pay and Google's script is on the page, be it added later. */
async function offerGooglePay(opening, shell, ...checkout) {
  if (!opening?.digital_wallets?.google_pay) return;
  await new Promise((found) => {
    const look = () => (window.google?.payments ?? document.querySelector('[src*="//pay.google.com/"]')) && found();
    // Loading is told to the script element alone; on its way down the document can hear it.
    document.addEventListener("load", look, { capture: true, signal: shell.listeners.signal });
    look();
  });
  await (await import("./google-pay.min.js")).offer(opening, shell, ...checkout);
}

function missing(cause) {
  throw new XenditComponentsError("NETWORK", "staging.min.js of this package could not be fetched", cause);
}

function unavailable(cause) {
  throw new XenditComponentsError("WASM_UNAVAILABLE", `the WebAssembly is not available: ${cause.message}`, cause);
}

/** mount(), where `load` resolves with the glue once its wasm is there, and `present` imports what shows something to pay with. */
export async function open({ load, present }, host, options) {
  if (typeof window === "undefined" || typeof document === "undefined") {
    throw new XenditComponentsError("NOT_ALLOWED", "mount() works in a browser's page only; call it there, e.g. in an effect");
  }
  const { accepts, signal, environment, look, actionContainer, locale, texts, ...wish } = readOptions(options);
  const release = /-s[dl]-/.test(wish.componentsSdkKey) ? await import("./staging.min.js").catch(missing) : production;
  signal?.throwIfAborted();
  const { gatewayUrl, frameUrl, pinningKeys } = locate(wish.componentsSdkKey, environment, release);
  const place = new Host(host, accepts("CARDS"));
  // `self.origin` tells of a sandboxed page what `location.origin` does not: that it is opaque.
  const { origin, isSecureContext } = self;
  Object.assign(wish, { version, gatewayUrl, frameUrl, origin, isSecureContext });
  const controller = new AbortController();
  const { url, response } = ask(wish, controller.signal);
  const opening = read(response);
  const [, , , publicKey, signature] = wish.componentsSdkKey.split("-");
  // Nothing, if the public key is none.
  const verdict = verify(publicKey, signature, pinningKeys).catch(() => {});
  let wasm;
  const leave = () => {
    controller.abort();
    // After a panic there is nothing left to unmount.
    try { wasm?.unmount(); } catch {}
    place.leave();
  };
  // Listens until the checkout is left, however that happens.
  const over = new AbortController();
  const aborted = new Promise((_, reject) => {
    signal?.addEventListener("abort", () => (leave(), reject(signal.reason)), { signal: over.signal });
  });
  aborted.catch(() => {});
  try {
    const words = new Words(locale, texts);
    // Before the form is drawn: nobody reads two languages.
    const followed = Promise.resolve(opening).then((opening) => words.follow(opening?.session?.locale ?? "en")).catch(() => {});
    const [glue] = await Promise.race([Promise.all([load().catch(unavailable), words.begin()]), aborted]);
    wish.isSigned = await verdict;
    const shell = new Shell(accepts, look, glue.revive, place, actionContainer, url, words, present);
    wasm = glue.open(shell, wish, controller, response && followed.then(() => response));
    await Promise.race([shell.promises.opened, aborted]);
    opening?.then((opening) => {
      shell.expiresAt = opening?.session?.expires_at;
      return offerGooglePay(opening, shell, wasm, wish);
    }).catch((cause) => shell.warn(cause));
    return new Checkout(wasm, shell, () => over.abort());
  } catch (cause) {
    over.abort();
    leave();
    signal?.throwIfAborted();
    if (isXenditComponentsError(cause)) throw cause;
    throw new XenditComponentsError("INTERNAL", "xendit-components-wasm stopped at a defect of its own", cause);
  }
}
