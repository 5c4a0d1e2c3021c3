// Makes elements, and keeps lists of them in step with data without taking anything from under a finger.

export const $ = (id) => document.getElementById(id);

/** An element with properties, attributes with a dash in their name, and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(label, onclick, properties = {}) {
  return element("button", { type: "button", onclick, ...properties }, label);
}

export function pill(text, tone) {
  return element("span", { className: `pill ${tone}` }, text);
}

const drawn = new WeakMap();

/**
 * Draws each entry once and again only when it has changed, so that focus, selections and opened details stay.
 * What is focused inside an entry that changes gets its focus back by its text.
 */
export function keep(list, entries, keyOf, draw) {
  const before = drawn.get(list) ?? new Map();
  const after = new Map();
  for (const entry of entries) {
    const key = keyOf(entry);
    const text = JSON.stringify(entry);
    const known = before.get(key);
    after.set(key, known?.text === text ? known : { text, element: redrawn(known?.element, () => draw(entry)) });
  }
  drawn.set(list, after);
  const wanted = [...after.values()].map(({ element }) => element);
  if (wanted.length !== list.children.length || wanted.some((one, place) => list.children[place] !== one)) {
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    list.replaceChildren(...wanted);
    if (focused?.isConnected) focused.focus({ preventScroll: true });
  }
}

function redrawn(old, draw) {
  const made = draw();
  if (!old) return made;
  const open = [...old.querySelectorAll("details")].map((details) => details.open);
  made.querySelectorAll("details").forEach((details, place) => { details.open = open[place] ?? false; });
  if (old.contains(document.activeElement)) {
    const { tagName, textContent } = document.activeElement;
    const heir = [...made.querySelectorAll(tagName)].find((one) => one.textContent === textContent);
    queueMicrotask(() => heir?.focus({ preventScroll: true }));
  }
  return made;
}
