// What merchants hold of a mounted checkout: the wasm's own checkout, with every failure made a XenditComponentsError.
import { XenditComponentsError, isXenditComponentsError } from "./error.js";
import { readChanges } from "./options.js";

/** A call into the wasm; after a panic its old instance answers with errors of its own. */
function call(ask) {
  try {
    return ask();
  } catch (error) {
    if (isXenditComponentsError(error)) throw error;
    throw new XenditComponentsError("INTERNAL", "this checkout stopped at a defect of its own; mount() again", error);
  }
}

export class Checkout {
  #wasm;
  #shell;
  #leave;

  /** Made by `mount()` only. */
  constructor(wasm, shell, leave) {
    this.#wasm = wasm;
    this.#shell = shell;
    this.#leave = leave;
    const { completion, savedToken } = shell.promises;
    Object.assign(this, { completion, savedToken });
  }

  get session() {
    return call(() => this.#wasm.session);
  }

  get channels() {
    return call(() => this.#wasm.channels);
  }

  get currentChannel() {
    return call(() => this.#wasm.currentChannel);
  }

  get state() {
    return call(() => this.#wasm.state);
  }

  submit() {
    let { activeElement } = document;
    while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
    try {
      call(() => this.#wasm.submit());
    } catch (error) {
      return Promise.reject(error);
    }
    const { submission } = this.#shell.promises;
    // Buttons that are disabled meanwhile lose the focus, as fields at rest do. A frame later they may have it again.
    const giveBack = () => requestAnimationFrame(() => document.activeElement === document.body && activeElement?.focus({ preventScroll: true }));
    submission.then(giveBack, giveBack);
    return submission;
  }

  abort() {
    try {
      this.#wasm.abort();
    } catch {
      // After a panic no attempt runs any more: the panic ended it.
    }
  }

  selectChannel(channelCode) {
    this.#whileOpen(() => this.#wasm.selectChannel(channelCode));
  }

  showValidationErrors() {
    this.#whileOpen(() => this.#wasm.showValidationErrors());
  }

  async simulatePayment() {
    await this.#whileOpen(() => this.#shell.simulate());
  }

  pollImmediately() {
    this.#whileOpen(() => this.#wasm.pollImmediately());
  }

  update(changes) {
    const { look, locale } = readChanges(changes);
    // What is said of a session that has ended still has a look and a language.
    this.#whileOpen(() => this.#shell.host.dress(look), false);
    if (locale) this.#shell.change(locale);
  }

  #whileOpen(ask, needsSession = true) {
    return call(() => (this.#wasm.checkOpen(needsSession), ask()));
  }

  unmount() {
    this.#leave?.();
    this.#leave = undefined;
    try {
      this.#wasm.unmount();
    } catch {
      // After a panic there is nothing left to unmount: the panic took the checkout off the page.
    }
  }

  free() {
    this.unmount();
  }
}

// `using checkout = await mount(…)`, where the browser knows it.
if (Symbol.dispose) Checkout.prototype[Symbol.dispose] = Checkout.prototype.unmount;
