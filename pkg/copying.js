// Buttons that copy something, and say so.

/** How long a button says what it did. */
const MOMENT_MS = 2000;

/** Copies a text; where a page may not write to the clipboard, `source` is selected for the shopper to copy. */
export function copy(text, button, copied, source) {
  const writing = navigator.clipboard?.writeText(text) ?? Promise.reject();
  writing.then(() => say(button, copied), () => getSelection().selectAllChildren(source));
}

/** Lets a button say something for a moment. */
export function say(button, words) {
  if (button.dataset.words) return;
  const { ariaLabel } = button;
  button.dataset.words = button.textContent;
  // What it says now is its name, and is read out.
  Object.assign(button, { ariaLabel: null, ariaLive: "polite", textContent: words });
  setTimeout(() => {
    Object.assign(button, { ariaLabel, textContent: button.dataset.words });
    delete button.dataset.words;
  }, MOMENT_MS);
}
