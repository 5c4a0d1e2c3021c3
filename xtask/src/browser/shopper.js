// Runs before the store's own scripts: puts one product into the cart and opens the checkout the
// moment each button is there, and notes when three card fields are ready. No human is measured.
if (window === window.top) {
  const pressed = new Set();
  const press = (selector) => {
    const button = document.querySelector(selector);
    if (button && !button.disabled && !pressed.has(selector)) {
      pressed.add(selector);
      button.click();
    }
    return pressed.has(selector);
  };
  const look = () => {
    if (press("[data-add]")) press("[data-checkout]");
    const ready = document.querySelectorAll('.xendit-card-frame[data-state="ready"]').length;
    if (ready >= 3) window.cardFieldsReadyAt ??= performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}
