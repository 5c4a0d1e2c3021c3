// <xendit-checkout>: mount() as an element of the page. Where there are no elements, as on a server, importing it does nothing.
import { XenditComponentsError } from "./index.min.js";
import { make } from "./make.js";
import { Mounting, essence } from "./mounting.js";
import { SessionPromises } from "./session-promises.js";
import { adopt } from "./sheet.js";

const NAME = "xendit-checkout";

const list = (text) => text.match(/[^\s,]+/g);

/** The property each stands for, and how it is read. */
const ATTRIBUTES = {
  "sdk-key": ["componentsSdkKey", String],
  channels: ["channels", list],
  "allowed-origins": ["allowedOrigins", list],
  locale: ["locale", String],
  theme: ["theme", String],
};

/** The options of mount(), and `theme` out of `appearance`. What a signal is for, removing the element does. */
const PROPERTIES = ["componentsSdkKey", "allowedOrigins", "channels", "locale", "texts", "appearance", "theme", "actionContainer", "environment"];

const unmounted = (how) => new XenditComponentsError("UNMOUNTED", `${how}; its checkout is off the page`);

/** A rejection that nobody has to look at. */
function refused(error) {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
}

export class XenditCheckoutElement extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = Object.keys(ATTRIBUTES);

  static {
    for (const name of PROPERTIES) {
      const set = function (value) {
        this.#wish(name, value ?? null);
      };
      const get = function () {
        return this.#wishes[name] ?? null;
      };
      Object.defineProperty(this.prototype, name, { get, set, enumerable: true, configurable: true });
    }
  }

  #wishes = {};
  #promises = new SessionPromises(null);
  #mounting;
  #isMoved = false;
  #isDue = false;
  #slot;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#slot = make("slot");
    this.#slot.name = "action";
    root.append(this.#slot, make("slot"));
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":host{display:block}:host([hidden]){display:none}");
      adopt(root, sheet);
    } catch {
      // Where the browser has no constructable stylesheets, the merchant's own decide.
    }
  }

  attributeChangedCallback(name, before, text) {
    const [property, read] = ATTRIBUTES[name];
    // Not by the property: what was set of it before the element was defined still stands in its way.
    if (text !== before) this.#wish(property, text ? read(text) : null);
  }

  connectedCallback() {
    for (const name of PROPERTIES.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // Its frames were unloaded when it was taken out, be it only to be put elsewhere.
    if (this.#mounting) this.#isMoved = true;
    else if (this.#promises.error) this.#renew();
    this.#plan();
  }

  /** Moved by moveBefore(), nothing is unloaded: nothing is to be done. Without this method the two others were called. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#plan();
  }

  #wish(name, value) {
    const isNew = essence(this.#wishes[name]) !== essence(value);
    this.#wishes[name] = value;
    if (!isNew) return;
    const { error, componentsSdkKey } = this.#promises;
    if (name === "componentsSdkKey" && componentsSdkKey !== null) this.#promises.reject(unmounted("the element was given another key"));
    // After a failure whatever is changed is worth another try; what was unmounted stays so until it has another key.
    const isTried = error && !this.#mounting && error.code !== "UNMOUNTED";
    if (name === "componentsSdkKey" || isTried) this.#renew();
    this.#plan();
  }

  /** Promises for what begins now. Those that had no key yet are as good as new. */
  #renew() {
    const { componentsSdkKey = null } = this.#wishes;
    if (this.#promises.componentsSdkKey === null && !this.#promises.error) this.#promises.componentsSdkKey = componentsSdkKey;
    else this.#promises = new SessionPromises(componentsSdkKey);
  }

  /** Once the script that runs now is through: it may set more, or put the element back. */
  #plan() {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#settle();
    });
  }

  #settle() {
    const mounting = this.#mounting;
    const promises = this.#promises;
    const options = this.#options();
    if (!this.isConnected || options.componentsSdkKey === null) {
      if (mounting) this.#leave(unmounted("the element was taken off the page"));
      return;
    }
    if (!mounting && promises.error) return;
    if (mounting?.promises === promises && !this.#isMoved && mounting.canTake(options)) {
      if (mounting.checkout) this.#take(options);
      return;
    }
    mounting?.leave();
    this.#isMoved = false;
    this.#mount(new Mounting(promises, options));
  }

  #options() {
    const { componentsSdkKey = null, allowedOrigins, channels, locale, texts, appearance, theme, actionContainer, environment } = this.#wishes;
    return {
      componentsSdkKey,
      allowedOrigins,
      channels,
      texts,
      environment,
      actionContainer: actionContainer ?? this.#slot,
      appearance: theme == null ? appearance : { ...appearance, theme },
      locale,
    };
  }

  async #mount(mounting) {
    this.#mounting = mounting;
    try {
      await mounting.begin(this.shadowRoot, (event) => this.dispatchEvent(event));
      // What changed meanwhile.
      this.#plan();
      await mounting.checkout?.completion;
    } catch (error) {
      // Of one that was left nobody wants to hear.
      if (this.#mounting !== mounting) return;
      const isOver = error.code === "SESSION_EXPIRED" || error.code === "SESSION_CANCELED";
      if (isOver) mounting.promises.reject(error);
      else this.#fail(error);
    }
  }

  #take(options) {
    try {
      this.#mounting.take(options);
    } catch (error) {
      console.error(error);
    }
  }

  #fail(error) {
    this.#leave(error);
    if (error.code === "UNMOUNTED") return;
    const event = new CustomEvent("xendit:fatal-error", { bubbles: true, composed: true, cancelable: true, detail: { error } });
    if (this.dispatchEvent(event)) console.error(error);
  }

  #leave(error) {
    const mounting = this.#mounting;
    this.#mounting = undefined;
    mounting?.leave();
    (mounting?.promises ?? this.#promises).reject(error);
  }

  get completion() {
    return this.#promises.completion;
  }

  get savedToken() {
    return this.#promises.savedToken;
  }

  get checkout() {
    return this.#mounting?.checkout ?? null;
  }

  get session() {
    return this.checkout?.session ?? null;
  }

  get currentChannel() {
    return this.checkout?.currentChannel ?? null;
  }

  get state() {
    return this.checkout?.state ?? (this.#promises.error ? "ended" : "loading");
  }

  #mounted() {
    if (this.checkout) return this.checkout;
    throw this.#promises.error ?? new XenditComponentsError("NOT_READY", `this <${NAME}> has no checkout yet; wait for xendit:init, and enable Pay on xendit:submission-ready`);
  }

  submit() {
    try {
      return this.#mounted().submit();
    } catch (error) {
      return refused(error);
    }
  }

  simulatePayment() {
    try {
      return this.#mounted().simulatePayment();
    } catch (error) {
      return refused(error);
    }
  }

  abort() {
    this.checkout?.abort();
  }

  selectChannel(channelCode) {
    this.#mounted().selectChannel(channelCode);
  }

  showValidationErrors() {
    this.#mounted().showValidationErrors();
  }

  pollImmediately() {
    this.#mounted().pollImmediately();
  }

  unmount() {
    this.#leave(unmounted("unmount() was called"));
  }

  mount() {
    if (!this.#mounting && this.#promises.error) this.#renew();
    this.#plan();
  }
}

// A second copy of this package leaves the element to the first.
if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, XenditCheckoutElement);
