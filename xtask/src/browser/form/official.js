// Xendit's own package, for bench.js: its picker, and in it the first channel's form.
import { XenditComponents } from "/packages/official/esm-bundled/index.mjs";

export async function open(host, componentsSdkKey, formIsThere) {
  const components = new XenditComponents({ componentsSdkKey });
  const says = (event) => new Promise((resolve) => components.addEventListener(event, resolve, { once: true }));
  const failed = says("fatal-error").then(({ message }) => Promise.reject(new Error(message)));
  const picker = components.createChannelPickerComponent();
  host.append(picker);
  await Promise.race([says("init"), failed]);
  const [first] = components.getActiveChannels({ filter: /./ });
  components.setCurrentChannel(first);
  await Promise.race([formIsThere(), failed]);
  return { says, close: () => components.destroyComponent(picker) };
}
