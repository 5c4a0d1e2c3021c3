// A merchant's own code, for stories the sample store has no page for. Sets up `window.merchant` once a page.
window.merchant ??= {
  checkouts: {},
  outcomes: {},
  plain(value) {
    return value instanceof Error ? { name: value.name, code: value.code, message: value.message } : value;
  },
  hostWith(id) {
    const known = document.getElementById(id);
    if (known) return known;
    const host = document.createElement("div");
    host.id = id;
    host.append("The merchant's own words.");
    document.body.prepend(host);
    return host;
  },
  /** By a script element, by an address the page names, or by its import map. */
  async package() {
    return window.XenditComponents ?? import(document.documentElement.dataset.package ?? "xendit-components-wasm");
  },
  async mount(id, options) {
    const { mount } = await this.package();
    this.checkouts[id] = await mount(this.hostWith(id), options);
  },
  async mountAndCallOff(id, options) {
    const controller = new AbortController();
    const { fetch } = window;
    window.fetch = (...asked) => {
      const answer = fetch(...asked);
      if (`${asked[0]}`.endsWith(".wasm")) queueMicrotask(() => controller.abort(new Error("the shopper went back")));
      return answer;
    };
    try {
      await this.mount(id, { ...options, signal: controller.signal });
    } finally {
      window.fetch = fetch;
    }
  },
  async mountInto(selector, options) {
    const { mount } = await this.package();
    return void (await mount(selector, options));
  },
  submit(id) {
    return (this.outcomes[id] = this.checkouts[id].submit());
  },
};
