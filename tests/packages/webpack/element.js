// A shop's checkout as an element of the page.
import "xendit-components-wasm/element";

const checkout = document.querySelector("xendit-checkout");
const pay = document.querySelector("#pay");
const say = (text) => (document.querySelector("#message").textContent = text);

checkout.addEventListener("xendit:submission-ready", () => (pay.disabled = false));
checkout.addEventListener("xendit:submission-not-ready", () => (pay.disabled = true));
pay.addEventListener("click", () => checkout.submit());

// A shop asks its server for these; here they come with the address.
Object.assign(checkout, JSON.parse(decodeURIComponent(location.hash.slice(1))));

checkout.completion.then(
  ({ referenceId }) => say(`Paid: ${referenceId}`),
  (error) => say(`${error.code}: ${error.message}`),
);
