// Our package, for bench.js: mounted it shows the first channel's form.
import { mount } from "/packages/ours/index.min.js";

export async function open(host, componentsSdkKey, formIsThere) {
  const checkout = await mount(host, { componentsSdkKey });
  await formIsThere();
  return {
    says: (event) => new Promise((resolve) => host.addEventListener(`xendit:${event}`, resolve, { once: true })),
    close: () => checkout.unmount(),
  };
}
