// A field that cannot start: a short code in the field itself, and a word to whoever embeds it.

/** Why a field cannot start; `code` is one of protocol.md C.1 and C.2. */
export class InitFailure extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Replaces the document's body by the code and tells the parent. */
export function showFailure(view, problem) {
  const line = view.document.createElement("div");
  line.className = "fatal-error";
  line.setAttribute("role", "alert");
  line.textContent = `✕ ${problem instanceof InitFailure ? problem.code : "error"}`;
  view.document.body.replaceChildren(line);
  // xendit: the one message without a named target, because the embedder's origin may be what is missing
  view.parent.postMessage({ type: "xendit-iframe-failed-init" }, "*");
}
