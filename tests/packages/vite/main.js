// Mounts the card form of the session in the address's fragment: #sandbox=<api>&key=<sdk key>
import { mount } from "xendit-components-wasm";

const asked = new URLSearchParams(location.hash.slice(1));

async function open() {
  const answer = await fetch(`${asked.get("sandbox")}/_sandbox/environment`);
  await mount("#checkout", {
    componentsSdkKey: asked.get("key"),
    environment: await answer.json(),
    channels: "CARDS",
  });
}

open().catch((error) => {
  document.documentElement.dataset.failure = `${error.code ?? error.name}: ${error.message}`;
});
