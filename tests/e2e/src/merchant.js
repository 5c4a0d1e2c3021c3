// A merchant's own code, for stories the sample store has no page for. Sets up `window.merchant` once a page.
window.merchant ??= {
  checkouts: {},
  outcomes: {},
  plain(value) {
    return value instanceof Error ? { name: value.name, code: value.code, message: value.message } : value;
  },
  async mount(id, options) {
    let host = document.getElementById(id);
    if (!host) {
      host = document.createElement("div");
      host.id = id;
      host.append("The merchant's own words.");
      document.body.prepend(host);
    }
    const { mount } = await import("xendit-components-wasm");
    this.checkouts[id] = await mount(host, options);
  },
  submit(id) {
    this.outcomes[id] = this.checkouts[id].submit();
  },
};
