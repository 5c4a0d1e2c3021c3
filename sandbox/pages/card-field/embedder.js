// The page around the field: messages go to its origin only, and only its own are heard.

export class Embedder {
  #view;
  #origin;

  constructor(view, origin) {
    this.#view = view;
    this.#origin = origin;
  }

  post(message) {
    this.#view.parent.postMessage(message, this.#origin);
  }

  /** `answers` maps a message type to what is done with it; every other message is ignored. */
  listen(answers) {
    const known = new Map(Object.entries(answers));
    this.#view.addEventListener("message", (event) => {
      if (event.origin !== this.#origin || event.source !== this.#view.parent) return;
      known.get(event.data?.type)?.(event.data);
    });
  }
}
