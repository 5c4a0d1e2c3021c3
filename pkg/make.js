// Elements of scripts that are fetched when needed.

/** An element of our classes, that says this. */
export function make(tag, className = "", textContent = "") {
  return Object.assign(document.createElement(tag), { className, textContent });
}
