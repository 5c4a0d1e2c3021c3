// Buttons that copy something, and say so.

/** How long a button says what it did. */
const MOMENT_MS = 2000;

/** Copies a text; where a page may not write to the clipboard, `source` is selected for the shopper to copy. */
export function copy(text, button, words, source) {
  const writing = navigator.clipboard?.writeText(text) ?? Promise.reject();
  writing.then(() => say(button, words, "copied"), () => getSelection().selectAllChildren(source));
}

/** Buttons that are saying something for a moment. */
const speaking = new WeakSet();

/** Lets a button say something, by name, for a moment. */
export function say(button, words, name) {
  if (speaking.has(button)) return;
  speaking.add(button);
  const { ariaLabel, firstChild } = button;
  // What it says now is its name, and is read out.
  Object.assign(button, { ariaLabel: null, ariaLive: "polite" });
  words.say(button, name);
  setTimeout(() => {
    speaking.delete(button);
    button.ariaLabel = ariaLabel;
    button.replaceChildren(firstChild);
    // The language may be another by now.
    if (button[words.said]) words.repeat(button, "aria-label");
    if (firstChild[words.said]) words.repeat(firstChild, "");
  }, MOMENT_MS);
}
