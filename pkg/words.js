// What shoppers read, said on the page. What the checkout itself says is built into the WebAssembly in English; other words
// are fetched: those of another language before anything is said, those of further scripts with them.

import { isXenditComponentsError } from "./error.js";
import { invalid } from "./options.js";

/** One for each checkout. Until it is known what to speak, everything is said as nothing: nobody reads two languages. */
export class Words {
  /** What is spoken: `lang`, `dir`, and where it is not the English that is built in, `named` and `texts` in its order. */
  spoken = {};
  /** The member of a node that remembers what is said in it: by attribute, and by none of its text. */
  said = Symbol();
  /** The elements of ours that stand in the merchant's. */
  roots = [];

  constructor(locale, texts) {
    Object.assign(this, { locale, texts });
  }

  /** Speaks what the merchant wants, if anything, from the beginning; rejects when the merchant's own texts cannot be said. */
  async begin() {
    const { locale, texts } = this;
    const spoken = (locale || texts) && (await this.fetch(locale ?? "en"));
    if (locale) this.spoken = spoken;
  }

  /** Speaks the session's language, where the merchant wants no other. */
  async follow(tag) {
    if (!this.locale) this.spoken = await this.fetch(tag);
    this.roots.forEach((root) => this.dress(root));
  }

  fetch(tag) {
    const english = { lang: "en", dir: "ltr" };
    if (!this.texts && /^en\b/i.test(tag)) return english;
    return import("./languages.min.js")
      .then(({ load }) => load(tag, this.texts, invalid))
      .catch((cause) => {
        if (isXenditComponentsError(cause)) throw cause;
        this.warn(cause);
        return english;
      });
  }

  warn(cause) {
    console.warn(`xendit-components-wasm: English is spoken, other words could not be fetched: ${cause}`);
  }

  /** Takes in the English of the WebAssembly: the texts of `src/locale`. */
  learn(english) {
    this.english = english.split("\n");
  }

  /** What stands in this element is said in what is spoken. */
  address(root) {
    this.roots.push(root);
    this.dress(root);
  }

  dress(root) {
    const { lang, dir } = this.spoken;
    if (lang) Object.assign(root, { lang, dir });
  }

  /** Says a text, by number or name, in an element or as an attribute; `about` goes into it, a name or the number of one. */
  say(element, text, about, attribute = "") {
    const node = attribute ? element : new Text();
    if (!attribute) element.replaceChildren(node);
    node[this.said] = { ...node[this.said], [attribute]: [text, about] };
    this.repeat(node, attribute);
  }

  /** How sums are written takes room, and hardly any picker has one. */
  saySum(element, text, sum, currency) {
    const say = (sum) => this.say(element, text, sum);
    import("./money.min.js").then(({ money }) => say(money(sum, currency)), () => say(`${currency} ${sum}`));
  }

  repeat(node, attribute) {
    const words = this.phrase(...node[this.said][attribute]);
    if (attribute) node.setAttribute(attribute, words);
    else node.data = words;
  }

  phrase(text, about) {
    const { lang, named, texts = this.english } = this.spoken;
    const words = lang ? named?.[text] ?? texts[text] : "";
    return words.replace(/{\w+}/, () => (typeof about === "number" ? this.phrase(about) : (about?.call?.() ?? about)));
  }

  /** Has what is wrong with a field heard when it is left with it, and not again. Who is led to a field hears it there. */
  complain(error, isLeft) {
    const { textContent } = error;
    const status = this.roots[0].querySelector(".xendit-status");
    // It has more to say while it is seen.
    if (!status.dataset.tone && (!isLeft || (error.told ?? "") !== textContent)) status.textContent = isLeft ? textContent : "";
    error.told = textContent;
  }

  /** Has what could not be loaded heard when it is shown; of several only the first. */
  alarm(failure) {
    if (!this.roots[0].querySelector('[role="alert"]:not([hidden])')) failure.setAttribute("role", "alert");
  }

  /** What to tell of a failure: what its code stands for, else `unknown` about the code. */
  failure(code, unknown) {
    return this.spoken.named?.[code] ?? this.phrase(unknown, code);
  }
}
