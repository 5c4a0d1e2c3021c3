// The JavaScript half of the skin: promises, errors, events and plain objects, made when the wasm asks for them.
import { XenditComponentsError } from "./error.js";
import { Host } from "./host.js";
import { verify } from "./pinning.js";

/** Before a session's id: where an attempt is remembered that the page was left for. */
const STORED = "xendit-components-wasm:";

/** What a panic has to undo. The wasm drops nothing then; its next call gets a fresh instance. */
const open = new Set();

/** The settling end of a promise. Nobody who ignores the promise gets an "unhandled rejection" for it. */
class Deferred {
  constructor() {
    this.promise = new Promise((resolve, reject) => Object.assign(this, { settle: { resolve, reject } }));
    this.promise.catch(() => {});
    open.add(this);
  }

  resolve(value) {
    open.delete(this);
    this.settle.resolve(value);
  }

  reject(error) {
    open.delete(this);
    this.settle.reject(error);
  }

  rescue(error) {
    this.reject(error);
  }
}

/** One for each checkout. */
export class Shell {
  /** By name: `opened`, `completion`, `savedToken`, and the `submission` begun last. */
  promises = {};

  constructor(accepts, pinningKeys, look, revive) {
    Object.assign(this, { accepts, pinningKeys, look, revive });
  }

  verify(publicKey, signature) {
    return verify(publicKey, signature, this.pinningKeys);
  }

  error(code, message) {
    return new XenditComponentsError(code, message);
  }

  defer(name) {
    const deferred = new Deferred();
    this.promises[name] = deferred.promise;
    return deferred;
  }

  /** Our element in the merchant's. Until it is left, a panic leaves it. */
  claim(element, css, listeners) {
    this.host = new Host(element, css);
    this.host.dress(this.look);
    this.listeners = listeners;
    open.add(this);
    return this.host.root;
  }

  /** Takes our element, its styles and everything that listens off the page; the second time nothing happens. */
  leave() {
    if (!open.delete(this)) return;
    this.listeners.abort();
    this.host.leave();
  }

  rescue() {
    this.leave();
  }

  panicked(message) {
    console.error(`xendit-components-wasm panicked: ${message}`);
    const error = this.error("INTERNAL", "xendit-components-wasm stopped at a defect of its own; mount() again, and please report it");
    for (const one of open) {
      try {
        one.rescue(error);
      } catch (cause) {
        console.error(cause);
      }
    }
    open.clear();
    // Last, and at once: from here on wasm-bindgen refuses what is left of the old instance.
    this.revive();
  }

  warn(message) {
    console.warn(`xendit-components-wasm: ${message}`);
  }

  listTestCards() {
    // Who cannot have the list pays with a card of their own choice.
    import("./test-cards.min.js").then(({ show }) => show(this.host.root), () => {});
  }

  present(body, action, amount, currency, merchant) {
    const presenting = import("./present.min.js").then(({ present }) => present(body, { action, amount, currency, merchant }));
    presenting.catch((cause) => this.warn(`what is to be paid with could not be shown: ${cause.message ?? cause}`));
    this.presenting = presenting;
  }

  dismiss() {
    this.presenting?.then((leave) => leave(), () => {});
    this.presenting = undefined;
  }

  /** Kept for other pages of this origin until the attempt is over; `done` says which was, so that it is told once. */
  remember(sessionId, tokenRequestId, channel = null) {
    const key = STORED + sessionId;
    try {
      const done = JSON.parse(localStorage.getItem(key))?.tokenRequestId;
      if (tokenRequestId) localStorage.setItem(key, JSON.stringify({ tokenRequestId, channel }));
      else if (done) localStorage.setItem(key, JSON.stringify({ done }));
    } catch {
      // Where nothing can be stored, the page's address may still name the attempt.
    }
  }

  recall(sessionId) {
    const returned = new URLSearchParams(location.search).get("token_request_id");
    let stored = {};
    try {
      stored = JSON.parse(localStorage.getItem(STORED + sessionId)) ?? {};
    } catch {
      // The same.
    }
    if (returned && returned === stored.done) return null;
    const tokenRequestId = returned ?? stored.tokenRequestId;
    return tokenRequestId ? { tokenRequestId, channel: stored.channel, isSent: Boolean(returned) } : null;
  }

  announce(name, member, value) {
    this.dispatch(name, member ? { [member]: value ?? null } : null);
  }

  announceEnd(reason, userErrorMessage, type, code) {
    const developerErrorMessage = type && { type, code };
    this.dispatch("submission-end", { reason, ...(type && { userErrorMessage, developerErrorMessage }) });
  }

  dispatch(name, detail) {
    this.host.element.dispatchEvent(new CustomEvent(`xendit:${name}`, { bubbles: true, composed: true, detail }));
  }

  outcome(status, member, value, userMessage, idMember, id) {
    return { status, ...(member && { [member]: value }), ...(userMessage && { userMessage }), ...(id && { [idMember]: id }) };
  }

  completion(paymentSessionId, sessionType, referenceId, amount, currency, channelCode = null, paymentRequestId = null, paymentTokenId = null) {
    return { paymentSessionId, sessionType, referenceId, amount, currency, channelCode, paymentRequestId, paymentTokenId };
  }

  savedToken(paymentTokenId, channelCode = null) {
    return { paymentTokenId, channelCode };
  }

  session(paymentSessionId, referenceId, sessionType, status, amount, currency, country, locale, expiresAt, description = null, allowSavePaymentMethod = null) {
    return { paymentSessionId, referenceId, sessionType, status, amount, currency, country, locale, expiresAt, description, allowSavePaymentMethod };
  }

  channel(channelCode, brandName, brandLogoUrl, brandColor, paymentMethodType = null, minAmount = null, maxAmount = null, brandNames, brandLogoUrls) {
    const cardBrands = brandNames.map((name, at) => ({ name, logoUrl: brandLogoUrls[at] }));
    return { channelCode, brandName, brandLogoUrl, brandColor, paymentMethodType, minAmount, maxAmount, cardBrands };
  }
}
