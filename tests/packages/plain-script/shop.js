// A checkout by scripts that are no modules.
const { mount } = XenditComponents;

// A shop asks its server for these; here they come with the address.
const options = JSON.parse(decodeURIComponent(location.hash.slice(1)));

const host = document.querySelector("#checkout");
const pay = document.querySelector("#pay");
const say = (text) => (document.querySelector("#message").textContent = text);

host.addEventListener("xendit:submission-ready", () => (pay.disabled = false));
host.addEventListener("xendit:submission-not-ready", () => (pay.disabled = true));

async function open() {
  const checkout = await mount(host, options);
  pay.addEventListener("click", () => checkout.submit());
  const { referenceId } = await checkout.completion;
  say(`Paid: ${referenceId}`);
}

open().catch((error) => say(`${error.code}: ${error.message}`));
