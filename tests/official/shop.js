// The merchant's script: mounts the SDK with the key in the address, and writes down every public event it hears. The
// SDK stays within reach of the stories, as `components`.
import { XenditComponents } from "/xendit-components-web/esm-bundled/index.mjs";

const NAMES = [
  "init", "submission-ready", "submission-not-ready", "submission-begin", "submission-end",
  "payment-request-created", "payment-request-discarded", "payment-token-created", "payment-token-discarded",
  "action-begin", "action-end", "will-redirect", "session-complete", "session-expired-or-canceled",
  "session-pending", "session-not-pending", "fatal-error",
];

const checkout = document.querySelector("#checkout");
const pay = document.querySelector("#pay");
const said = document.querySelector("#said");
// A bank's page leads back to an address without it.
const componentsSdkKey = location.hash.slice(1) || sessionStorage.getItem("session");
const components = new XenditComponents({ componentsSdkKey });

// A new session begins a new list of events.
if (sessionStorage.getItem("session") !== componentsSdkKey) {
  sessionStorage.clear();
  sessionStorage.setItem("session", componentsSdkKey);
}

// In sessionStorage, because some channels leave the page; in the shape of tests/e2e/src/recorder.js.
function remember(event) {
  const heard = JSON.parse(sessionStorage.getItem("heard") ?? "[]");
  heard.push({ name: event.type, host: checkout.id, detail: { ...event } });
  sessionStorage.setItem("heard", JSON.stringify(heard));
}

for (const name of NAMES) components.addEventListener(name, remember);
components.addEventListener("submission-ready", () => (pay.disabled = false));
components.addEventListener("submission-not-ready", () => (pay.disabled = true));
components.addEventListener("submission-begin", () => (said.value = ""));
components.addEventListener("submission-end", ({ userErrorMessage = [] }) => (said.value = userErrorMessage.join("\n")));
components.addEventListener("fatal-error", ({ message }) => (said.value = message));
window.components = components;
pay.addEventListener("click", () => components.submit());
checkout.append(components.createChannelPickerComponent());
