// What a shopper has to do before a payment is made, in a dialog: the bank's page, or something to pay elsewhere with.
// Fetched when an attempt begins; most shoppers who pay see it, and those who only look never do.
import css from "./action.css";
import { make } from "./make.js";
import { adopt } from "./sheet.js";

export { ready } from "./named.js";

// What a bank's page does not need, it may not do: above all, send the merchant's window elsewhere.
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-top-navigation-to-custom-protocols";

/** A dialog. The browser's own makes the rest of the page inert, keeps the focus inside and gives it back when it closes. */
class Action {
  #left = new AbortController();

  /** Opens it in the merchant's own container, if that is on the page by now; else over the page. */
  constructor(shell, title, merchant, body) {
    const { host, actionContainer, words } = shell;
    host.wear(css);
    this.root = host.root;
    const dialog = (this.dialog = make("dialog", "xendit-dialog"));
    const heading = make("h2", "xendit-dialog-title");
    words.say(heading, title);
    heading.id = `${host.root.id}-dialog`;
    dialog.setAttribute("aria-labelledby", heading.id);
    const names = make("div");
    names.append(heading);
    if (merchant) names.append(make("p", "xendit-dialog-subtitle", merchant));
    const button = make("button", "xendit-close");
    button.type = "button";
    words.say(button, "close", undefined, "aria-label");
    const header = make("div", "xendit-dialog-header");
    header.append(names, button);
    dialog.append(header, body);
    // Whether it closes is the story's decision. Only "cancel" has a default to prevent.
    const leave = (event) => (event.preventDefault(), this.tell("closed"));
    // Escape.
    this.hear(dialog, "cancel", leave);
    // Chrome closes a dialog on the second Escape in a row whatever we say.
    this.hear(dialog, "close", leave);
    this.hear(button, "click", leave);
    const container = typeof actionContainer === "string" ? document.querySelector(actionContainer) : actionContainer;
    // A slot stands for what is put into it.
    const named = container instanceof HTMLSlotElement ? container.assignedElements({ flatten: true })[0] : container;
    this.place = named?.isConnected && host.extend(named);
    (this.place || host.root).append(dialog);
    if (this.place) {
      words.address(this.place);
      this.#dress(host);
      dialog.show();
    } else dialog.showModal();
    // Read once: what a second thing to do is beside, nobody told the page.
    if (shell.created?.bodyUsed === false) shell.created.json().then((created) => this.#hint(created), () => {});
  }

  /** A container in a shadow root of its own, or outside the checkout's, does not see the checkout's styles. */
  #dress({ scope, sheet }) {
    const root = this.place.getRootNode();
    // A sheet belongs to one document: in a frame's, what is shown is plain.
    const undress = root !== scope && adopt(root, sheet);
    if (undress) this.#left.signal.addEventListener("abort", undress);
  }

  /** xendit: beside another action there may be one for wallets that the browser knows; they look for it in the head. */
  #hint({ actions }) {
    const { value: href } = actions?.find?.(({ descriptor }) => descriptor === "WEB_GOOGLE_PAYLINK") ?? {};
    if (!href || this.#left.signal.aborted) return;
    const link = document.head.appendChild(Object.assign(make("link"), { rel: "facilitated-payment", href }));
    this.#left.signal.addEventListener("abort", () => link.remove());
  }

  hear(target, name, heard) {
    target.addEventListener(name, heard, { signal: this.#left.signal });
  }

  /** What the shopper did; the wasm hears it. */
  tell(what) {
    this.root.dispatchEvent(new Event(`xendit-${what}`));
  }

  leave() {
    this.#left.abort();
    this.presented?.then(({ leave }) => leave(), () => {});
    this.dialog.close();
    this.dialog.remove();
    if (this.place) this.place.remove();
  }
}

/** A page of the bank's, in a frame. `frameOrigin` is where Xendit's own landing page is: with the card frames. */
export function showPage(shell, { merchant, url, frameOrigin }) {
  const frame = make("iframe", "xendit-dialog-frame");
  shell.words.say(frame, "actionFrame", undefined, "title");
  // Banks ask for passkeys, and some for a payment app, in this page or in one it opens.
  frame.allow = "publickey-credentials-get *; publickey-credentials-create *; payment *";
  frame.sandbox = SANDBOX;
  frame.src = url;
  const trusted = [frameOrigin, new URL(url).origin];
  const action = new Action(shell, "actionTitle", merchant, frame);
  action.hear(window, "message", ({ source, origin, data }) => {
    // A page that took the frame's place would have the window, but not the origin.
    const isFrames = source !== null && source === frame.contentWindow && trusted.includes(origin);
    if (isFrames && data?.type === "xendit-iframe-action-complete") action.tell("completed");
  });
  return action;
}

/** Something to pay elsewhere with, drawn once that has been fetched, too. */
export function showPresentation(shell, { merchant, shown }) {
  const body = make("div", "xendit-dialog-body");
  shell.words.say(body, "presentLoading");
  const action = new Action(shell, "presentTitle", merchant, body);
  action.hear(body, "xendit-affirmed", () => action.tell("affirmed"));
  action.presented = shell.present().then(({ present }) => present(body, shown));
  action.presented.catch((cause) => shell.warn(`what is to be paid with could not be shown: ${cause.message ?? cause}`));
  return action;
}
