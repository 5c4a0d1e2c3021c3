// Says "done" to the checkout that framed the bank's page; on its own the page only asks to be closed.
if (window.parent !== window) {
  document.querySelector("#message").textContent = "Back to the shop…";
  // xendit: no named target, because this page cannot know the shop's origin; the message carries nothing
  window.parent.postMessage({ type: "xendit-iframe-action-complete" }, "*");
}
