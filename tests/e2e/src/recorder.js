// Runs before every page's own scripts and writes down each public event that reaches the document from a host. In
// sessionStorage, because the store leaves the page when an order is paid.
if (window === window.top && location.protocol.startsWith("http")) {
  const names = [
    "init", "submission-ready", "submission-not-ready", "submission-requested", "submission-begin", "submission-end",
    "payment-request-created", "payment-request-discarded", "payment-token-created", "payment-token-discarded",
    "action-begin", "action-end", "will-redirect", "session-complete", "session-expired-or-canceled",
    "session-pending", "session-not-pending", "session-expiring", "submission-resume", "frame-failed", "fatal-error",
  ];
  const plain = (_, value) => (value instanceof Error ? { code: value.code, message: value.message } : value);
  for (const name of names) {
    document.addEventListener(`xendit:${name}`, ({ target, detail }) => {
      const heard = JSON.parse(sessionStorage.getItem("heard") ?? "[]");
      heard.push({ name, host: target.id, detail });
      sessionStorage.setItem("heard", JSON.stringify(heard, plain));
    });
  }
}
