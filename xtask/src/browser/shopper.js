// Runs before the store's own scripts: puts one product into the cart and opens the checkout as soon
// as the store lets a shopper, and notes when three card fields are ready. No human is measured.
if (window === window.top) {
  const shop = () => {
    const checkout = document.querySelector("#checkout-button");
    const isOpen = document.querySelector("#checkout")?.hidden === false;
    if (isOpen) return;
    // A button can be there before the script that listens to it, so it is pressed until it answers.
    if (checkout?.disabled === false) checkout.click();
    else document.querySelector("[data-add]")?.click();
    setTimeout(shop, 1);
  };
  shop();
  new MutationObserver(() => {
    const ready = document.querySelectorAll('.xendit-card-frame[data-state="ready"]').length;
    if (ready >= 3) window.cardFieldsReadyAt ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}
