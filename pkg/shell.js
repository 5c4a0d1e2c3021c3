// The JavaScript half of the skin: promises, errors, events and plain objects, made when the wasm asks for them.
import { XenditComponentsError } from "./error.js";

/** Before a session's id: where an attempt is remembered that the page was left for, and the lock attempts at it take. */
const STORED = "xendit-components-wasm:";

/** What an attempt is refused with while another tab is at one. */
const ELSEWHERE = '{"error_code":"ATTEMPT_IN_ANOTHER_TAB"}';

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
  #endTurn = () => {};
  #turns;
  #key;
  #stored;
  #returned;
  #prepared = Promise.resolve();
  #late;
  #shown;
  #action;

  constructor(accepts, look, revive, host, actionContainer, sessionUrl, words, present) {
    Object.assign(this, { accepts, look, revive, host, actionContainer, sessionUrl, words, present });
  }

  /** Sends a request. An attempt is answered here when another tab is at one: two could both be paid. */
  fetch(request, isAttempt) {
    if (isAttempt) this.#prepare();
    const ask = () => fetch(request).then((answer) => this.#prepared.then(() => answer));
    // One that was called off at once has no turn to end.
    if (!isAttempt || request.signal.aborted) return ask();
    // What shows the shopper what to do finds a hint in the copy that the wasm has no use for.
    const send = () => ask().then((answer) => (this.created = answer.clone()) && answer);
    return new Promise((answer) => this.#takeTurn((isFree) => answer(isFree ? send() : new Response(ELSEWHERE, { status: 423 }))));
  }

  /** The bank may have a question, or a reason to say no: what asks and has the words is fetched. Answers wait for it, if not long. */
  #prepare() {
    const late = new Promise((come) => (this.#late = setTimeout(come, 2000)));
    this.#prepared = Promise.race([this.#fetchAction(), late]).catch(() => {}).then(() => clearTimeout(this.#late));
  }

  /** Keeps other tabs from an attempt until `#endTurn()`; says whether it could. Where there are no locks, it always could. */
  #takeTurn(say) {
    const turn = new Promise((end) => (this.#endTurn = end));
    // Our own turn before this one may not have ended yet.
    this.#turns = Promise.resolve(this.#turns)
      .then(() => navigator.locks.request(this.#key, { ifAvailable: true }, (lock) => (say(lock), lock && turn)))
      .catch(() => say(true));
  }

  /** Says everything in another language. */
  change(locale) {
    const { words } = this;
    import("./languages.min.js").then(({ change }) => change(words, locale)).catch((cause) => words.warn(cause));
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
  claim(css, listeners) {
    this.host.wear(css);
    this.host.dress(this.look);
    this.frameAppearance = this.host.dressFields(this.look.frames);
    this.words.address(this.host.root);
    this.listeners = listeners;
    open.add(this);
    return this.host.root;
  }

  /** Takes our element, its styles and everything that listens off the page; the second time nothing happens. */
  leave() {
    if (!open.delete(this)) return;
    this.#endTurn();
    clearTimeout(this.#late);
    this.dismiss();
    this.listeners.abort();
    this.host.leave();
  }

  rescue() {
    this.leave();
  }

  panicked(message, file, line) {
    console.error(`xendit-components-wasm panicked: ${message} at ${file}:${line}`);
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
    import("./test-cards.min.js").then(({ show }) => show(this.host.root, this.words), () => {});
  }

  draw(place, account) {
    const isPlans = typeof account === "string" || account?.name === "installment_plan";
    // As long as no card's number is known, there are no plans to fetch.
    if (account === "" && !this.hasPlans) return;
    this.hasPlans ||= isPlans;
    // What could not be fetched is fetched again when the shopper goes there.
    const again = () => place.addEventListener("focusin", () => this.draw(place, account), { once: true });
    // A telephone number needs no account of it.
    const fetched = isPlans ? import("./plans.min.js") : account ? import("./pieces.min.js") : import("./phone.min.js");
    fetched.then(({ draw }) => draw(place, account, this.listeners.signal, this.sessionUrl, this.words), again);
  }

  showPage(merchant, url, frameOrigin) {
    this.#show(({ showPage }) => showPage(this, { merchant, url, frameOrigin }));
  }

  /** `simulationUrl` is there in a test only, where `channelCode` can be paid with by saying so. */
  showPresentation(merchant, action, amount, currency, simulationUrl, channelCode) {
    const { error: fail, words } = this;
    const shown = { action, amount, currency, merchant, simulationUrl, channelCode, expiresAt: this.expiresAt, fail, words };
    this.#show(({ showPresentation }) => showPresentation(this, { merchant, shown }));
  }

  /** What shows a shopper what there is to do, and has the words for it. */
  async #fetchAction() {
    const script = await import("./action.min.js");
    await script.ready(this.words);
    return script;
  }

  /** Nothing is shown that was dismissed while the script was on its way. */
  #show(show) {
    const shown = (this.#shown = this.#fetchAction().then((script) => this.#shown === shown && (this.#action = show(script))));
    shown.catch((cause) => {
      this.warn(`what the shopper has to do could not be shown: ${cause.message ?? cause}`);
      if (this.#shown === shown) this.host.root.dispatchEvent(new Event("xendit-failed"));
    });
  }

  /** A test payment with what is shown. */
  async simulate() {
    const shown = await this.#shown?.then(({ presented }) => presented).catch(() => {});
    if (!shown?.simulate) throw this.error("NOT_ALLOWED", "there is nothing to simulate: show a code or an account, with a key of test mode");
    await shown.simulate();
  }

  dismiss() {
    this.#action?.leave();
    this.#action = this.#shown = undefined;
  }

  /** Kept for other pages of this origin until the attempt is over. The turn ends with it, and before the page is left. */
  remember(tokenRequestId, channel) {
    this.#endTurn();
    const done = this.#returned ?? this.#stored?.done;
    this.#stored = tokenRequestId ? { done, tokenRequestId, channel } : { done };
    try {
      if (done || tokenRequestId) localStorage.setItem(this.#key, JSON.stringify(this.#stored));
      else localStorage.removeItem(this.#key);
    } catch {
      // Where nothing can be stored, the page's address may still name the attempt.
    }
  }

  /** `done` is the attempt that the page's address names for good, once it has been told what became of it. */
  recall(sessionId) {
    this.#key = STORED + sessionId;
    try {
      this.#stored = JSON.parse(localStorage.getItem(this.#key));
    } catch {
      // The same.
    }
    const { done, tokenRequestId, channel } = this.#stored ?? {};
    const returned = new URLSearchParams(location.search).get("token_request_id");
    // What could not stand in an address of the gateway's names no attempt.
    const isSent = /^[\w-]+$/.test(returned ?? "") && returned !== done;
    if (isSent) this.#returned = returned;
    const asked = isSent ? returned : tokenRequestId;
    if (!asked) return null;
    this.#prepare();
    this.#takeTurn(() => {});
    return { tokenRequestId: asked, channel: asked === tokenRequestId ? channel : null, isSent };
  }

  announce(name, member, value) {
    this.host.tell(name, member ? { [member]: value ?? null } : null);
  }

  announceEnd(reason, userErrorMessage, type, code) {
    const developerErrorMessage = type && { type, code };
    this.host.tell("submission-end", { reason, ...(type && { userErrorMessage, developerErrorMessage }) });
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
