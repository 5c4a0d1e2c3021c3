// The contract's promises of one session: there before a checkout is mounted, and kept while its element is moved.

const NAMES = ["completion", "savedToken"];

/** `completion` and `savedToken`. Nobody who ignores them gets an "unhandled rejection". */
export class SessionPromises {
  /** Why there is no checkout any more, or what its session ended with. */
  error = null;
  #settle = {};

  constructor(componentsSdkKey) {
    this.componentsSdkKey = componentsSdkKey;
    for (const name of NAMES) {
      this[name] = new Promise((resolve, reject) => (this.#settle[name] = { resolve, reject }));
      this[name].catch(() => {});
    }
  }

  /** Resolves them as the checkout's own do. What those are rejected with, its element judges. */
  follow(checkout) {
    for (const name of NAMES) checkout[name].then(this.#settle[name].resolve, () => {});
  }

  reject(error) {
    this.error = error;
    for (const name of NAMES) this.#settle[name].reject(error);
  }
}
