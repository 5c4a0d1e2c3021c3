// One mounting of a <xendit-checkout>: its place, what it was begun with, what of that can change, and its end.
import { mount } from "./index.min.js";
import { make } from "./make.js";

/** Frameworks set an equal object anew with every render: what says the same is the same. An element is only itself. */
export function essence(value) {
  if (value instanceof Node) return value;
  try {
    return JSON.stringify(value ?? null, (_, part) => (part instanceof RegExp ? String(part) : part));
  } catch {
    return value;
  }
}

/** What update() takes, and what it does not. */
function split({ appearance, locale, ...rest }) {
  const { preset, theme, variables, ...frames } = appearance ?? {};
  const base = { theme: preset?.theme, variables: preset?.variables };
  return { locale, base, theme, variables: variables ?? {}, fixed: [...Object.values(rest), preset, frames].map(essence) };
}

export class Mounting {
  /** The mounted checkout. */
  checkout = null;
  #left = new AbortController();
  #place = make("div");
  #held = [];
  #told;

  constructor(promises, options) {
    this.promises = promises;
    this.#told = split(options);
    this.options = options;
  }

  /** Mounts at the beginning of `root`. What is announced before mount() resolves `tell` hears when the checkout can be asked. */
  async begin(root, tell) {
    this.#place.dispatchEvent = (event) => (this.#held ? this.#held.push(event) : tell(event));
    root.prepend(this.#place);
    const checkout = await mount(this.#place, { ...this.options, signal: this.#left.signal });
    if (this.#left.signal.aborted) return;
    this.checkout = checkout;
    this.promises.follow(checkout);
    // A listener may bring about another event, or unmount.
    while (this.#held.length && !this.#left.signal.aborted) tell(this.#held.shift());
    this.#held = null;
  }

  /** Whether these options can be had without mounting again: what was said of looks and language can change, not be unsaid. */
  canTake(options) {
    const { locale, theme, fixed } = split(options);
    const isUnsaid = (locale == null && this.#told.locale != null) || (theme == null && this.#told.theme != null);
    return !isUnsaid && fixed.every((one, at) => one === this.#told.fixed[at]);
  }

  /** Throws what update() throws. */
  take(options) {
    const before = this.#told;
    const { locale, base, theme, variables } = (this.#told = split(options));
    const isSame = locale === before.locale && theme === before.theme && essence(variables) === essence(before.variables);
    if (!isSame) this.checkout.update({ appearance: { preset: base, theme, variables }, locale: locale === before.locale ? null : locale });
  }

  leave() {
    this.#left.abort();
    this.#place.remove();
  }
}
