// What a selector matches; each >>> in it leads into the shadow roots of what was matched before it.
const deep = (css) =>
  css.split(" >>> ").reduce((found, part) => found.flatMap((root) => [...(root.shadowRoot ?? root).querySelectorAll(part)]), [document]);
