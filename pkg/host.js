// The merchant's element that a checkout stands in: claimed, dressed, and left as it was, by unmount() as by a panic.
import { XenditComponentsError } from "./error.js";

const CLASS = "xendit-checkout";
/** What there is to see until the session is known: an outline. Our other styles come with the WebAssembly. */
const SKELETON = `.${CLASS}:is(:empty,:has(>[data-tone="waiting"]:only-child)):not(#_)::before{content:"";display:block;grid-area:1/1;height:116px;margin-bottom:30px;border:1px solid #8886;border-radius:var(--xendit-radius-1,8px)}`;
/** It is a card's field, where a card may be wanted. */
const CARD = `.${CLASS}::before{background:linear-gradient(#8886,#8886)0/100% 1px no-repeat,linear-gradient(#8886,#8886)50% 100%/1px 50% no-repeat}`;
let count = 0;

function find(host) {
  if (host instanceof Element) return host;
  if (typeof host !== "string") throw invalid("the host has to be an element or a CSS selector");
  let found;
  try {
    found = document.querySelector(host);
  } catch {
    // What is no selector matches nothing.
  }
  if (!found) throw invalid(`no element matches the selector ${host}; call mount() once it is on the page`);
  return found;
}

function invalid(message) {
  return new XenditComponentsError("INVALID_HOST", message);
}

/** A host with our one element in it. */
export class Host {
  constructor(host, takesCards) {
    this.element = find(host);
    if (!this.element.isConnected) throw invalid("the host is not on the page; call mount() once it is");
    if (this.element.querySelector(`:scope > .${CLASS}`)) throw invalid("this element already holds a checkout; unmount() that one first");
    this.css = takesCards ? SKELETON + CARD : SKELETON;
    this.place = this.root = document.createElement("div");
    this.root.className = CLASS;
    this.root.id = `xendit-${count++}`;
    this.element.append(this.root);
    this.scope = this.root.getRootNode();
    this.root.addEventListener("submit", (submit) => this.#request(submit));
    // A constructable one: a page whose CSP forbids inline styles still gets it.
    try {
      this.sheet = new CSSStyleSheet();
      this.scope.adoptedStyleSheets = [...this.scope.adoptedStyleSheets, this.sheet];
    } catch {
      // Where the browser has no constructable stylesheets the form is plain, and works.
    }
    this.dress({});
  }

  /** Tells the merchant something; whether nobody prevented what would come of it. */
  tell(name, detail = null) {
    return this.element.dispatchEvent(new CustomEvent(`xendit:${name}`, { bubbles: true, cancelable: true, composed: true, detail }));
  }

  /** Enter in a field of ours does what it does in any other field of the merchant's form around it. */
  #request(submit) {
    submit.preventDefault();
    submit.stopPropagation();
    let form;
    // Shadow roots may be between.
    for (let at = this.element; at && !form; at = at.getRootNode().host) form = at.closest("form");
    if (!this.tell("submission-requested") || !form) return;
    const button = [...form.elements].find(({ type }) => type === "submit");
    button ? button.click() : form.requestSubmit();
  }

  /** `variables` are CSS variables as `--name:value;…`, already checked. */
  dress({ theme, variables }) {
    if (theme) for (const { dataset } of [this.root, this.place]) dataset.theme = theme;
    if (variables != null) this.variables = `[id|=${this.root.id}].${CLASS}:not(#_){${variables}}`;
    this.sheet?.replaceSync(this.css + (this.variables ?? ""));
  }

  /** Further styles of ours. */
  wear(css) {
    if (!this.css.includes(css)) this.css += css;
    this.dress({});
  }

  /**
   * What the card frames' inputs are to look like, as JSON: like ours beside them, but for what the merchant wishes. Theirs
   * cannot change later, so all fields stay in the scheme that the page has now.
   */
  dressFields({ inputStyles, placeholderStyles, fontFace } = {}) {
    const { colorScheme } = getComputedStyle(this.root);
    const isDark = /dark/.test(colorScheme) && !(/light/.test(colorScheme) && matchMedia("(prefers-color-scheme: light)").matches);
    this.root.dataset.fields = isDark ? "dark" : "light";
    const field = this.root.appendChild(document.createElement("i"));
    field.className = "xendit-cell xendit-input";
    const { color, fontFamily, fontSize } = getComputedStyle(field);
    field.remove();
    const soft = getComputedStyle(this.root).getPropertyValue("--xendit-color-text-placeholder") || `color-mix(in srgb, ${color} 60%, transparent)`;
    const appearance = { inputStyles: { color, fontFamily, fontSize, ...inputStyles }, placeholderStyles: { color: soft, ...placeholderStyles }, fontFace };
    // xendit: the frame decodes it once more than it should; a % that it does not see stays one. protocol.md C.10
    return JSON.stringify(appearance).replace(/%/g, "\\u0025");
  }

  /** A place in another element of the merchant's, dressed alike. */
  extend(container) {
    this.place = this.root.cloneNode();
    this.place.id += "-action";
    container.append(this.place);
    return this.place;
  }

  leave() {
    const { scope, sheet } = this;
    if (sheet) scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== sheet);
    this.root.remove();
  }
}
