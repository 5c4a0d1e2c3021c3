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
  async mount(id, options) {
    const { mount } = await import("xendit-components-wasm");
    this.checkouts[id] = await mount(this.hostWith(id), options);
  },
  async mountInto(selector, options) {
    const { mount } = await import("xendit-components-wasm");
    return void (await mount(selector, options));
  },
  submit(id) {
    return (this.outcomes[id] = this.checkouts[id].submit());
  },
};
