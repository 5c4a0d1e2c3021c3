// Words for scripts that are fetched when needed.

/** Resolves when every text can be said, by its name. */
export async function ready(words) {
  // English is built in for what the checkout itself says, and has no names there.
  words.spoken.named ??= (await import("./locale/en.min.js")).default;
}

/** Calls back when another language is spoken around an element, with what that is in `lang`; until `signal`. */
export function whenSpoken(element, signal, speak) {
  const root = element.closest("[lang]");
  const observer = new MutationObserver(() => speak(root.lang));
  observer.observe(root, { attributeFilter: ["lang"] });
  signal.addEventListener("abort", () => observer.disconnect());
}
