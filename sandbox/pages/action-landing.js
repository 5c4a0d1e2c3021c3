// Says "done" to the checkout that framed the provider's page; on its own, goes back to where the merchant wants shoppers.
const { returnUrl } = document.body.dataset;
if (window.parent !== window) {
  document.querySelector("#message").textContent = "Back to the shop…";
  // xendit: no named target, because this page cannot know the shop's origin; the message carries nothing
  window.parent.postMessage({ type: "xendit-iframe-action-complete" }, "*");
} else if (returnUrl) {
  window.location.replace(returnUrl);
}
