// The JavaScript half of the skin: promises, errors, events and plain objects, made when the wasm asks for them.
import { XenditComponentsError } from "./error.js";
import { verify } from "./pinning.js";

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
  constructor(accepts, pinningKeys, revive) {
    Object.assign(this, { accepts, pinningKeys, revive });
  }

  verify(publicKey, signature) {
    return verify(publicKey, signature, this.pinningKeys);
  }

  error(code, message) {
    return new XenditComponentsError(code, message);
  }

  defer() {
    return new Deferred();
  }

  /** While guarded, a panic removes the element, its styles and everything that listens. */
  guard(element, listeners, styles) {
    const scope = element.getRootNode();
    const rescue = () => {
      if (styles) scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((sheet) => sheet !== styles);
      listeners.abort();
      element.remove();
    };
    this.guarded = { rescue };
    open.add(this.guarded);
  }

  unguard() {
    open.delete(this.guarded);
  }

  panicked(message) {
    console.error(message);
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

  announce(host, name, member, value) {
    this.dispatch(host, name, member ? { [member]: value ?? null } : null);
  }

  announceEnd(host, reason, userErrorMessage, type, code) {
    const developerErrorMessage = type && { type, code };
    this.dispatch(host, "submission-end", { reason, ...(type && { userErrorMessage, developerErrorMessage }) });
  }

  dispatch(host, name, detail) {
    host.dispatchEvent(new CustomEvent(`xendit:${name}`, { bubbles: true, composed: true, detail }));
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
